import { existsSync, readFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { everyInvariant } from '../../src/testing/invariants/index.ts'
import { laws } from '../../src/testing/products/laws.ts'
import { sentencesFor } from '../../src/testing/properties/index.ts'

const numbered = (letter: string, count: number) => Array.from({ length: count }, (_, at) => `${letter}${at + 1}`)
const sentences = flows.flatMap(({ machine }) => sentencesFor(machine))
const rows = JSON.parse(readFileSync(new URL('../../docs/requirements/rows.json', import.meta.url), 'utf8'))

describe('the invariants', () => {
  it('are 55 of safety and 6 of liveness, each once and in order', () => {
    expect(everyInvariant.map(({ id }) => id)).toEqual([...numbered('I-', 55), ...numbered('L', 6)])
    expect(new Set(everyInvariant.map(({ says }) => says)).size).toBe(61)
  })
  it.each(everyInvariant)('$id is looked at: $says', ({ id, watch, elsewhere }) => {
    const told = [...sentences, ...laws].filter((sentence) => sentence.rows.includes(id))
    expect(watch !== undefined || told.length > 0 || elsewhere !== undefined).toBe(true)
    if (elsewhere !== undefined) expect(existsSync(elsewhere), elsewhere).toBe(true)
  })
  it('cover every threat', () => {
    const threats = numbered('TH-', 30).map((threat) => threat.replace(/-(\d)$/, '-0$1'))
    const covered = new Set(
      [...everyInvariant, ...sentences, ...laws].flatMap((one) => ('covers' in one ? one.covers : one.rows)),
    )
    expect(threats.filter((threat) => !covered.has(threat))).toEqual([])
    const known = JSON.stringify(rows)
    const own = everyInvariant.flatMap(({ covers }) => covers).filter((row) => /^[BPO]-/.test(row))
    expect(own.filter((row) => !known.includes(`"${row}"`))).toEqual([])
  })
})
