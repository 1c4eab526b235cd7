import { type Flow, nominal, type PolicyName, policyNames, terms } from 'regain'
import { binance48h, flows, pionex72h } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { Duration } from '../../src/vocabulary/policy.ts'

const HOUR = 3_600_000
const size = (name: PolicyName, value: unknown): number => {
  if (terms[name].unit === 'duration') return nominal(Duration.parse(value))
  return Array.isArray(value) ? value.length : Number(value)
}
/** Terms that have an order, and whose value under one policy is weaker than under the other. */
const weakerIn = (one: Flow, other: Flow): PolicyName[] =>
  policyNames.filter((name) => {
    const { stricter } = terms[name]
    if (stricter === 'none') return false
    const difference = size(name, one.policy[name]) - size(name, other.policy[name])
    return stricter === 'more' ? difference < 0 : difference > 0
  })
const of = (exchange: string): readonly Flow[] => flows.filter(({ id }) => id.startsWith(`${exchange}.`))

describe('hardened', () => {
  for (const flow of flows)
    it(`makes nothing weaker in ${flow.id}, and its structure as the standards have it`, () => {
      const { policy } = flow.with({ policy: 'hardened' })
      expect(weakerIn(flow.with({ policy: 'hardened' }), flow)).toEqual([])
      expect(policy).toMatchObject({
        roots: 2,
        alone: 2,
        approvers: 2,
        identity: 'whenTooLittleLeft',
        channels: 'every',
      })
      expect([policy.wait, policy.hold].map(nominal)).toEqual([24 * HOUR, 48 * HOUR])
      expect([...policy.restricted].sort()).toEqual(['email', 'phone'])
    })
  it('makes nothing weaker of an edition that is longer than its own', () => {
    for (const flow of of('pionex')) {
      const longer = flow.with({ policy: pionex72h })
      expect(weakerIn(longer.with({ policy: 'hardened' }), longer)).toEqual([])
      expect(nominal(longer.with({ policy: 'hardened' }).policy.hold)).toBe(72 * HOUR)
    }
  })
})

describe('editions', () => {
  const editions = [
    ['binance', binance48h, 48],
    ['pionex', pionex72h, 72],
  ] as const
  for (const [exchange, edition, hours] of editions)
    it(`of ${exchange} differ from its own in the length of the hold alone`, () => {
      for (const flow of of(exchange)) {
        const varied = flow.with({ policy: edition })
        const { hold: own, ...rest } = flow.policy
        const { hold, ...others } = varied.policy
        expect(nominal(hold)).toBe(hours * HOUR)
        expect(nominal(own)).toBeLessThan(nominal(hold))
        expect(others).toEqual(rest)
        expect(varied.sheet.hold.source).toEqual(edition.hold?.source)
        expect(varied.fingerprint).toBe(flow.fingerprint)
      }
    })
})

it('a flow takes other words and keeps the rest', () => {
  for (const flow of flows) {
    const title = `${flow.copy.en.title}!`
    const varied = flow.with({ copy: { en: { ...flow.copy.en, title } } })
    expect(varied.copy.en.title).toBe(title)
    expect(varied.copy['sv']).toEqual(flow.copy['sv'])
    expect(varied.policy).toEqual(flow.policy)
  }
})
