import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Law, laws } from '../../src/testing/products/index.ts'
import { breaks, lookedAtOnce } from './products/broken.ts'
import { nameOf, type Setting, settings } from './products/pairs.ts'
import { searched } from './products/searched.ts'

const Figures = z.strictObject({ worlds: z.int(), moves: z.int(), ends: z.array(z.string()) })
const golden = z
  .record(z.string(), Figures)
  .parse(JSON.parse(readFileSync(new URL('../golden/products.json', import.meta.url), 'utf8')))
const named = (name: string): Setting => {
  const setting = settings.find((one) => nameOf(one) === name)
  if (!setting) throw new RangeError(`no search ${name}`)
  return setting
}
/** What `npm run products` goes through in seconds; the rest takes minutes. */
const small = settings.filter((one) => (golden[nameOf(one)]?.worlds ?? 0) < 2_000)

describe('cases that meet', () => {
  it('are all searched by npm run products', () => {
    expect(Object.keys(golden)).toEqual(settings.map(nameOf))
    expect(small.length).toBeGreaterThan(4)
  })
  it.each(small.map((setting) => [nameOf(setting), setting] as const))('keep every law: %s', (name, setting) => {
    const { worlds, moves, ends, broken } = searched(setting)
    expect(broken).toEqual([])
    expect(
      { worlds, moves, ends },
      'what can come about has changed; if that is meant: npm run products -- --update',
    ).toEqual(golden[name])
  })
  // a search for how long the owner is kept out ends where they are through
  it.each(settings.filter(({ pair }) => !pair.keptOutDays).map((setting) => [nameOf(setting), setting] as const))(
    'come to a good end for the owner, too: %s',
    (name, { pair: { owner, flows } }) => {
      const good = (flow: string): boolean =>
        golden[name]?.ends.some((end) => end === `${flow} owner completed` || end === `${flow} owner signedIn`) ?? false
      expect((owner.flows ?? flows.map((flow) => flow.replace(/ .*/, ''))).filter((flow) => !good(flow))).toEqual([])
    },
  )
})

describe('broken on purpose', () => {
  it.each(breaks.map((one) => [one.says, one.law, one] as const))('%s: found by "%s"', (_, law, one) => {
    const { broken } = searched(named(one.in), { ...one, laws: laws.filter(({ name }) => name === law) })
    expect(broken.map((each) => each.law)).toEqual([law])
    expect(broken[0]?.way.length).toBeGreaterThan(0)
  })
  it('every law is broken by something', () => {
    const found = new Set(breaks.map(({ law }) => law))
    expect(laws.filter(({ name }) => !found.has(name)).map(({ name }) => name)).toEqual([])
  })
  it('a ban is looked at twice: the second time is enough', () => {
    const setting = named('binance.reset × binance.reset, one contact hardened {another account}')
    const rests = laws.filter(({ name }) => name === 'what was given up rests')
    expect(searched(setting, { rules: lookedAtOnce, laws: rests }).broken).toEqual([])
  })
})

describe('where the laws end', () => {
  /** Of the attacker's changes none is made without a person, however long ago the password was reset. */
  const alone: Law = {
    name: 'never alone',
    says: '',
    rows: [],
    onMove: ({ happened }) =>
      happened.every((event) => event.type !== 'applied' || event.how === 'password' || event.one.approved),
  }
  it('a password reset through the mailbox counts by itself once the policy’s independence is over', () => {
    const setting = named('binance.password × binance.reset exchange {mailbox}')
    const [broken] = searched(
      { ...setting, pair: { ...setting.pair, owner: { accounts: [] } } },
      { laws: [alone] },
    ).broken
    expect(broken?.way.filter((move) => move === 'time a day passes')).toHaveLength(3)
  })
})
