import { globSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import * as kit from 'regain/testing'
import { check, explore, few, sentencesFor } from 'regain/testing'
import { expect, test } from 'vitest'
import { overdueApproves } from '../fixtures/broken/flows/overdueApproves.ts'

const page = readFileSync('docs/testing.md', 'utf8')
const blocks = (language: string) =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block)

// each has its tests, which run here
const files = globSync('test/fixtures/testing/*.ts')
for (const file of files) await import(resolve(file))

test('every block of the page is one of them', () => {
  const tests = files.map((file) => readFileSync(file, 'utf8')).filter((text) => text.includes("from 'vitest'"))
  expect(blocks('ts').sort()).toEqual(tests.sort())
})
test('the failure it shows is one', () => {
  const found = check(explore(overdueApproves, { only: few }), sentencesFor(overdueApproves.machine))
  const said = found.map(({ property, says, way }) => `${property}: ${says}\n  ${way.join('\n  ')}\n`)
  expect(said).toContain(blocks('text')[0])
})
test('it names every contract, and nothing that is not in the kit', () => {
  const contracts = Object.keys(kit).filter((name) => name.endsWith('Contract'))
  expect([...page.matchAll(/^\| `(\w+Contract)` \|/gm)].map(([, name]) => name).sort()).toEqual(contracts.sort())
  const called = [...page.matchAll(/`(?:new )?(\w+)\(/g)].map(([, name]) => name).filter((name) => name !== 'work')
  expect(called.filter((name) => name === undefined || !Object.hasOwn(kit, name))).toEqual([])
})
