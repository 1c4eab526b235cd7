import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Budget,
  emptyLedger,
  exhaustedUntil,
  forgive,
  type Ledger,
  ledgerKeepUntil,
  parseLedger,
  recentDenials,
  restrictionsOf,
  spend,
  tidy,
  unspend,
} from '../../src/recovery/ledger.ts'
import { withSum } from '../../src/recovery/sum.ts'

const DAY = 86_400_000
const now = 1_800_000_000_000
const open: Budget = { purpose: 'guess:password', lane: 'open', limit: 10, windowMs: DAY }
const vouched: Budget = { ...open, lane: 'vouched' }
const times = (count: number, run: () => void) => {
  for (let at = 0; at < count; at++) run()
}

describe('a budget', () => {
  it('gives strangers half, and the vouched at least the other half', () => {
    const ledger = emptyLedger(now)
    times(4, () => spend(ledger, open, now))
    expect(exhaustedUntil(ledger, open, now)).toBeUndefined()
    spend(ledger, open, now)
    expect(exhaustedUntil(ledger, open, now)).toBe(now + DAY)
    times(4, () => spend(ledger, vouched, now))
    expect(exhaustedUntil(ledger, vouched, now)).toBeUndefined()
    spend(ledger, vouched, now)
    expect(exhaustedUntil(ledger, vouched, now)).toBe(now + DAY)
  })
  it('gives the vouched what strangers left, and strangers no more than the vouched left', () => {
    const ledger = emptyLedger(now)
    times(9, () => spend(ledger, vouched, now))
    expect(exhaustedUntil(ledger, vouched, now)).toBeUndefined()
    expect(exhaustedUntil(ledger, open, now)).toBeUndefined()
    spend(ledger, open, now + 1)
    for (const budget of [open, vouched]) expect(exhaustedUntil(ledger, budget, now + 2)).toBe(now + DAY)
  })
  it('opens to strangers when both their half and the whole have room again', () => {
    const ledger = emptyLedger(now)
    times(5, () => spend(ledger, open, now))
    times(5, () => spend(ledger, vouched, now + 3))
    expect(exhaustedUntil(ledger, open, now + 4)).toBe(now + DAY)
    times(5, () => spend(ledger, vouched, now + 3))
    expect(exhaustedUntil(ledger, open, now + 4)).toBe(now + 3 + DAY)
  })
  it('opens again when it says so, and not a millisecond before', () => {
    const ledger = emptyLedger(now)
    times(5, () => spend(ledger, open, now + 7))
    const until = exhaustedUntil(ledger, open, now + 8) ?? 0
    expect(until).toBe(now + 7 + DAY)
    expect(exhaustedUntil(ledger, open, until - 1)).toBe(until)
    expect(exhaustedUntil(ledger, open, until)).toBeUndefined()
  })
  it('of another purpose is another', () => {
    const ledger = emptyLedger(now)
    times(5, () => spend(ledger, open, now))
    expect(exhaustedUntil(ledger, { ...open, purpose: 'guess:totp' }, now)).toBeUndefined()
  })
  it('is forgiven in its own lane only', () => {
    const ledger = emptyLedger(now)
    times(5, () => spend(ledger, open, now))
    forgive(ledger, vouched)
    expect(exhaustedUntil(ledger, open, now)).toBe(now + DAY)
    forgive(ledger, open)
    expect(exhaustedUntil(ledger, open, now)).toBeUndefined()
  })
  it('takes back exactly one guess that came to nothing', () => {
    const ledger = emptyLedger(now)
    times(5, () => spend(ledger, open, now))
    unspend(ledger, open, now - 1)
    expect(exhaustedUntil(ledger, open, now)).toBeDefined()
    unspend(ledger, open, now)
    expect(ledger.budgets['guess:password/open']).toHaveLength(4)
    unspend(ledger, vouched, now)
    expect(ledger.budgets['guess:password/open']).toHaveLength(4)
    spend(ledger, vouched, now)
    unspend(ledger, vouched, now)
    expect(ledger.budgets['guess:password/vouched']).toEqual([])
  })
  it('opens to the vouched when the earliest of either lane leaves the window', () => {
    const ledger = emptyLedger(now)
    times(5, () => spend(ledger, vouched, now))
    times(2, () => spend(ledger, vouched, now + 9))
    times(3, () => spend(ledger, open, now + 4))
    expect(exhaustedUntil(ledger, vouched, now + 10)).toBe(now + DAY)
    expect(exhaustedUntil(ledger, { ...vouched, limit: 5 }, now + 10)).toBe(now + 4 + DAY)
  })
  it('of which nothing was spent is whole', () => {
    const ledger = emptyLedger(now)
    expect(exhaustedUntil(ledger, { ...vouched, limit: 1 }, now)).toBeUndefined()
    unspend(ledger, vouched, now)
    expect(ledger).toEqual(emptyLedger(now))
  })
  it('is never exceeded in any window, whatever comes when, tidied or not', () =>
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(6 * 3_600_000), fc.boolean(), fc.boolean()), { maxLength: 80 }), (steps) => {
        const ledger = emptyLedger(now)
        let at = now
        const spent: { at: number; lane: string }[] = []
        for (const [passes, isOpen, tidies] of steps) {
          at += passes
          const budget = isOpen ? open : vouched
          if (exhaustedUntil(ledger, budget, at) === undefined) {
            spend(ledger, budget, at)
            spent.push({ at, lane: budget.lane })
          }
          if (tidies) tidy(ledger, at)
          const recent = spent.filter((each) => each.at > at - DAY)
          expect(recent.filter(({ lane }) => lane === 'open').length).toBeLessThanOrEqual(5)
          expect(recent.length).toBeLessThanOrEqual(10)
        }
      }),
    ))
})

describe('holds', () => {
  const hold = (
    caseId: string,
    until: number | undefined,
    ...capabilities: Ledger['holds'][number]['capabilities']
  ) => ({
    caseId,
    capabilities,
    ...(until === undefined ? {} : { until }),
  })
  it('add up: of one capability the latest end counts', () => {
    const ledger = {
      ...emptyLedger(now),
      holds: [hold('a', now + 5, 'withdraw', 'pay'), hold('b', now + 9, 'withdraw')],
    }
    expect(restrictionsOf(ledger, now)).toEqual([
      { capability: 'pay', until: now + 5 },
      { capability: 'withdraw', until: now + 9 },
    ])
  })
  it('add up whichever was placed first: a later one does not shorten what stands', () => {
    const longer = [hold('a', now + 9, 'withdraw'), hold('b', now + 5, 'withdraw')]
    const endless = [hold('a', undefined, 'withdraw'), hold('b', now + 5, 'withdraw')]
    expect(restrictionsOf({ ...emptyLedger(now), holds: longer }, now)).toEqual([
      { capability: 'withdraw', until: now + 9 },
    ])
    expect(restrictionsOf({ ...emptyLedger(now), holds: endless }, now)).toEqual([{ capability: 'withdraw' }])
  })
  it('without an end have none, whatever else ends', () => {
    const ledger = { ...emptyLedger(now), holds: [hold('a', now + 5, 'withdraw'), hold('b', undefined, 'withdraw')] }
    expect(restrictionsOf(ledger, now + 6)).toEqual([{ capability: 'withdraw' }])
  })
  it('of the cases that are looked away from do not count', () => {
    const ledger = { ...emptyLedger(now), holds: [hold('a', now + 5, 'withdraw'), hold('b', undefined, 'pay')] }
    expect(restrictionsOf(ledger, now, ['b'])).toEqual([{ capability: 'withdraw', until: now + 5 }])
  })
  it('are over at their end', () => {
    const ledger = { ...emptyLedger(now), holds: [hold('a', now + 5, 'withdraw')] }
    expect(restrictionsOf(ledger, now + 4)).toHaveLength(1)
    expect(restrictionsOf(ledger, now + 5)).toEqual([])
  })
  it('that run, and obligations, and an open case, keep the row', () => {
    const plain = emptyLedger(now)
    expect(ledgerKeepUntil(plain, now)).toBe(now + 30 * DAY)
    expect(ledgerKeepUntil({ ...plain, holds: [hold('a', now + 60 * DAY, 'withdraw')] }, now)).toBe(now + 60 * DAY)
    for (const kept of [
      { holds: [hold('a', undefined, 'withdraw')] },
      { obligations: [{ kind: 'totp' as const, caseId: 'a', at: now }] },
      { changing: 'a' },
    ])
      expect(ledgerKeepUntil({ ...plain, ...kept }, now)).toBe(Number.MAX_SAFE_INTEGER)
  })
})

describe('a ledger that is tidied', () => {
  const tidied = (ledger: Partial<Ledger>, at = now): Ledger => {
    const whole = { ...emptyLedger(now), ...ledger }
    tidy(whole, at)
    return whole
  }
  it('begins with nothing', () => {
    const nothing = { budgets: {}, holds: [], obligations: [], denials: [], cases: [], reserved: [] }
    expect(emptyLedger(now)).toEqual({ v: 1, at: now, ...nothing })
    expect(tidied({})).toEqual(emptyLedger(now))
  })
  it('forgets what was spent after a day, to the millisecond', () => {
    const budgets = { late: [now - DAY, now - DAY + 1, now], gone: [now - DAY], empty: [] }
    expect(tidied({ budgets }).budgets).toEqual({ late: [now - DAY + 1, now] })
  })
  it('forgets denials after 30 days, to the millisecond', () => {
    const denials = [now - 30 * DAY, now - 30 * DAY + 1, now]
    expect(tidied({ denials }).denials).toEqual(denials.slice(1))
    expect(recentDenials({ ...emptyLedger(now), denials }, now)).toEqual(denials.slice(1))
  })
  it('forgets through what a password was reset after 90 days, and keeps the row until then', () => {
    const passwordRoot = { root: 'email' as const, at: now }
    expect(tidied({ passwordRoot }, now + 90 * DAY - 1).passwordRoot).toEqual(passwordRoot)
    expect(tidied({ passwordRoot }, now + 90 * DAY)).not.toHaveProperty('passwordRoot')
    expect(ledgerKeepUntil({ ...emptyLedger(now), passwordRoot }, now + 1)).toBe(now + 90 * DAY)
  })
  it('forgets holds that are over', () => {
    const holds = [now, now + 1, undefined].map((until) => ({
      caseId: 'a',
      capabilities: ['withdraw' as const],
      ...(until === undefined ? {} : { until }),
    }))
    expect(tidied({ holds }).holds).toEqual(holds.slice(1))
  })
  it('keeps the last 50 cases and reserved contacts, each once', () => {
    const names = Array.from({ length: 60 }, (_, at) => `${at}`)
    expect(tidied({ cases: names }).cases).toEqual(names.slice(10))
    expect(tidied({ reserved: [...names, '59', '58'] }).reserved).toEqual(names.slice(10))
  })
})

describe('a ledger at rest', () => {
  it('comes back as it was', () => {
    const ledger: Ledger = {
      ...emptyLedger(now),
      budgets: { 'a/open': [now] },
      changing: 'c',
      lastTotpStep: 7,
      denials: [now],
    }
    expect(parseLedger('account:a', withSum(JSON.stringify(ledger)))).toEqual(ledger)
  })
  it('that is not whole is not read', () => {
    const whole = emptyLedger(now)
    for (const field of Object.keys(whole)) {
      const { [field]: _, ...rest }: Record<string, unknown> = { ...whole }
      expect(() => parseLedger('account:a', withSum(JSON.stringify(rest)))).toThrow(
        expect.objectContaining({ code: 'snapshot_invalid' }),
      )
    }
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      withSum(JSON.stringify({ ...whole, extra: 1 })),
      withSum(JSON.stringify({ ...whole, budgets: { a: [null] } })),
      withSum(JSON.stringify({ ...whole, obligations: [{ kind: 'totp', caseId: 'a' }] })),
      withSum(JSON.stringify({ ...whole, obligations: [{}] })),
      withSum(JSON.stringify({ ...whole, passwordRoot: { root: 'email' } })),
      withSum(JSON.stringify({ ...whole, passwordRoot: {} })),
      JSON.stringify(whole),
    ])
      expect(() => parseLedger('account:a', body)).toThrow(expect.objectContaining({ code: 'snapshot_invalid' }))
  })
})
