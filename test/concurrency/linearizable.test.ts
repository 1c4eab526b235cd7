import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Asked, accountSpecification, perform, type Told } from '../../src/testing/linearizable/account.ts'
import { linearize, type Operation, type Specification, sayComplaint } from '../../src/testing/linearizable.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'
import { deep } from '../support/figures.ts'
import { account, entering, proving } from './proving.ts'

/** A number that can be read, set, and set when it is another. */
type Register = 'read' | { readonly set: number } | { readonly swap: readonly [from: number, to: number] }
type Call = Operation<Register, number | boolean>
const register: Specification<number, Register, number | boolean> = {
  start: () => 0,
  next(state, input, answer) {
    if (input === 'read') return answer === undefined || answer === state ? [state] : []
    if ('set' in input) return [input.set]
    const [from, to] = input.swap
    if (answer !== undefined && answer !== (state === from)) return []
    return [state === from ? to : state]
  },
  key: String,
  looks: (input) => input === 'read',
}
const call = (
  process: string,
  [invoked, returned]: readonly [number, number?],
  input: Register,
  answer?: number | boolean,
): Call => ({
  process,
  of: 'x',
  invoked,
  input,
  ...(returned === undefined ? {} : { returned }),
  ...(answer === undefined ? {} : { answer }),
})
const isGood = (...calls: readonly Call[]) => linearize(calls, register).linearizable

describe('a history of a number', () => {
  it('is good when an order in time explains it', () => {
    expect(isGood()).toBe(true)
    expect(
      isGood(call('a', [0, 9], { set: 1 }, true), call('b', [1, 2], 'read', 0), call('b', [3, 4], 'read', 1)),
    ).toBe(true)
    expect(isGood(call('a', [0, 9], { swap: [0, 1] }, true), call('b', [0, 9], { swap: [0, 2] }, false))).toBe(true)
    // who returned in the very moment another was called may have been second
    expect(isGood(call('a', [0, 5], { set: 1 }, true), call('b', [5, 6], 'read', 0))).toBe(true)
  })
  it('is bad when none does', () => {
    expect(isGood(call('a', [0, 1], { set: 1 }, true), call('b', [2, 3], 'read', 0))).toBe(false)
    // the new value and then the old one
    expect(
      isGood(call('a', [0, 9], { set: 1 }, true), call('b', [1, 2], 'read', 1), call('c', [3, 4], 'read', 0)),
    ).toBe(false)
    // two who each found nobody before them
    expect(isGood(call('a', [0, 9], { swap: [0, 1] }, true), call('b', [0, 9], { swap: [0, 2] }, true))).toBe(false)
  })
  it('leaves open what nobody was told', () => {
    const lost = call('a', [0, 3], { set: 1 })
    for (const read of [0, 1]) expect(isGood(lost, call('b', [4, 5], 'read', read))).toBe(true)
    // it happened or it did not
    expect(isGood(lost, call('b', [4, 5], 'read', 1), call('b', [6, 7], 'read', 0))).toBe(false)
    expect(isGood(lost, call('b', [4, 5], 'read', 0), call('b', [6, 7], 'read', 1))).toBe(false)
    // it never came back, so it may happen late
    const crashed = call('a', [0], { set: 1 })
    expect(isGood(crashed, call('b', [4, 5], 'read', 0), call('b', [6, 7], 'read', 1))).toBe(true)
    expect(isGood(crashed, call('b', [4, 5], 'read', 1), call('b', [6, 7], 'read', 0))).toBe(false)
    expect(isGood(call('b', [4, 5], 'read', 1), call('a', [6], { set: 1 }))).toBe(false)
  })
  it('says what it is about, how far an order went and who is stuck', () => {
    const verdict = linearize(
      [
        call('a', [0, 1], { set: 1 }, true),
        { ...call('a', [0, 1], { set: 7 }, true), of: 'y' },
        call('b', [2, 3], 'read', 0),
        call('c', [9, 10], 'read', 1),
      ],
      register,
    )
    expect(verdict).toMatchObject({
      linearizable: false,
      of: 'x',
      order: [{ process: 'a', input: { set: 1 } }],
      stuck: [{ process: 'b', answer: 0 }],
    })
    expect(sayComplaint(verdict)).toEqual([
      'x: after',
      '  a 0..1 {"set":1} -> true',
      'none of these is answered rightly',
      '  b 2..3 "read" -> 0',
    ])
    expect(linearize([call('a', [0, 1], 'read', 0), { ...call('b', [0, 1], 'read', 0), of: 'y' }], register)).toEqual({
      linearizable: true,
      histories: 2,
      operations: 2,
    })
  })
  it('that cannot be is refused, and one that is too large to decide', () => {
    expect(() => isGood(call('a', [3, 2], 'read', 0))).toThrow(RangeError)
    expect(() => isGood(call('a', [0, Number.NaN], 'read', 0))).toThrow(RangeError)
    const all = Array.from({ length: 24 }, (_, at) => call('a', [0, 9], { set: at }, true))
    const never = [...all, call('b', [0, 9], 'read', 99)]
    expect(() => linearize(never, register, { limit: 1_000 })).toThrow('undecided after 1000')
  })
  it('is judged as by trying every order', () => {
    const value = fc.nat(2)
    const input = fc.oneof(
      fc.constant('read' as const),
      value.map((set) => ({ set })),
      fc.tuple(value, value).map((swap) => ({ swap })),
    )
    const one = fc
      .record({ input, from: fc.nat(8), for: fc.nat(4), ends: fc.integer({ min: 0, max: 9 }), told: value })
      .map(({ input: asked, from, for: ms, ends, told }): Call => {
        const answer = asked === 'read' ? told : 'set' in asked ? true : told > 0
        // one in ten crashes, one in ten ends in a fault
        if (ends === 0) return call('p', [from], asked)
        return ends === 1 ? call('p', [from, from + ms], asked) : call('p', [from, from + ms], asked, answer)
      })
    const seen = { good: 0, bad: 0 }
    fc.assert(
      fc.property(fc.array(one, { maxLength: 6 }), (calls) => {
        const good = byEveryOrder(calls, 0)
        seen[good ? 'good' : 'bad'] += 1
        expect(isGood(...calls)).toBe(good)
      }),
      { numRuns: 1_000 },
    )
    expect(Math.min(seen.good, seen.bad)).toBeGreaterThan(100)
  })
})
/** The definition itself: whoever comes first was called before all others returned; what was never answered may be left out. */
function byEveryOrder(calls: readonly Call[], state: number): boolean {
  if (calls.every(({ returned }) => returned === undefined)) return true
  return calls.some((first) => {
    const others = calls.filter((one) => one !== first)
    if (others.some(({ returned = Number.POSITIVE_INFINITY }) => returned < first.invoked)) return false
    if (first.answer === undefined && byEveryOrder(others, state)) return true
    return register.next(state, first.input, first.answer).some((next) => byEveryOrder(others, next))
  })
}

type Ask = Operation<Asked, Told>
const RIGHT = '111111'
const specification = accountSpecification(() => account(proving(RIGHT)))
const submit = (code: string): Input => ({ type: 'code.submit', kind: 'email', code })
const back: Input = { type: 'step.back' }
const ask = (
  [invoked, returned]: readonly [number, number?],
  input: Input | undefined,
  told: Told | undefined,
  more: Partial<Asked> = {},
): Ask => ({
  process: `p${invoked}`,
  of: 'ada',
  invoked,
  ...(returned === undefined ? {} : { returned }),
  input: { caseId: 'case', ticket: 'first', at: 1_000, ...(input ? { input } : {}), ...more },
  ...(told ? { answer: told } : {}),
})
const accepted = (revision: number, ticket = 'second'): Told => ({ told: 'ok', ticket, step: 'proving', revision })
const wrong = (revision: number): Told => ({ told: 'code_wrong', ticket: 'first', step: 'proving', revision })
const idle = (told: string, revision: number, ticket = 'first'): Told => ({ told, ticket, step: 'proving', revision })
const judge = (...asks: readonly Ask[]) => linearize(asks, specification).linearizable

describe('a history of an account', () => {
  it('is good: one is accepted, those who are late are told so, wrong ones are counted', () => {
    expect(
      judge(
        ask([0, 9], submit(RIGHT), { told: 'ticket_invalid' }),
        ask([0, 9], submit('999999'), wrong(11)),
        ask([0, 9], submit(RIGHT), accepted(12)),
        ask([10, 11], undefined, { told: 'ok', step: 'proving', revision: 12 }, { ticket: 'second' }),
      ),
    ).toBe(true)
    // an answer that never came: the ticket that it would have told is learned by its command
    const unheard = ask([0, 3], submit(RIGHT), undefined, { id: 'one' })
    expect(judge(unheard, ask([4, 5], submit(RIGHT), accepted(11), { id: 'one' }))).toBe(true)
    expect(judge(unheard, ask([4, 5], submit(RIGHT), { told: 'ticket_invalid' }))).toBe(true)
    expect(judge(unheard, ask([4, 5], back, { told: 'ok', ticket: 'first', step: 'choosingLost', revision: 11 }))).toBe(
      true,
    )
  })
  it('is bad: a code was accepted twice', () => {
    expect(judge(ask([0, 9], submit(RIGHT), accepted(11)), ask([0, 9], submit(RIGHT), accepted(12, 'third')))).toBe(
      false,
    )
    // by the next ticket, once the code is spent
    const old = proving(RIGHT)
    const spent = accountSpecification(() =>
      account({ ...old, codes: old.codes.map((code) => ({ ...code, open: false })) }),
    )
    expect(linearize([ask([0, 1], submit(RIGHT), accepted(11))], spent).linearizable).toBe(false)
    expect(linearize([ask([0, 1], submit(RIGHT), idle('code_expired', 10))], spent).linearizable).toBe(true)
  })
  it('is bad: a right code was refused within its budget, for no reason', () => {
    for (const told of ['code_wrong', 'code_expired', 'code_exhausted', 'code_none'])
      expect(judge(ask([0, 1], submit(RIGHT), idle(told, told === 'code_wrong' ? 11 : 10)))).toBe(false)
    expect(judge(ask([0, 9], submit('999999'), wrong(11)), ask([0, 9], submit(RIGHT), wrong(12)))).toBe(false)
    expect(judge(ask([0, 9], submit(RIGHT), { told: 'ticket_invalid' }))).toBe(false)
    expect(judge(ask([0, 9], submit(RIGHT), { told: 'input_not_allowed' }))).toBe(false)
  })
  it('is bad: more wrong ones were told than the budget has', () => {
    const three = [11, 12, 13].map((revision) => ask([0, 9], submit('999999'), wrong(revision)))
    expect(judge(...three)).toBe(true)
    expect(judge(...three, ask([0, 9], submit('999999'), wrong(14)))).toBe(false)
    expect(judge(...three, ask([10, 11], submit(RIGHT), idle('code_expired', 13)))).toBe(true)
    expect(judge(...three, ask([10, 11], submit(RIGHT), accepted(14)))).toBe(false)
  })
  it('is bad: an answer from the future', () => {
    expect(
      judge(ask([0, 1], submit(RIGHT), { told: 'ticket_invalid' }), ask([2, 3], submit(RIGHT), accepted(11))),
    ).toBe(false)
    expect(judge(ask([0, 1], submit('999999'), wrong(12)), ask([2, 3], submit('888888'), wrong(11)))).toBe(false)
  })
  it('is bad: an update was lost', () => {
    expect(judge(ask([0, 9], submit('999999'), wrong(11)), ask([0, 9], submit('888888'), wrong(11)))).toBe(false)
    expect(
      judge(
        ask([0, 1], submit('999999'), wrong(11)),
        ask([2, 3], undefined, { told: 'ok', step: 'proving', revision: 10 }),
      ),
    ).toBe(false)
  })
  it('is bad: a ticket that did not change, an expired code, another answer to the same command', () => {
    expect(judge(ask([0, 1], submit(RIGHT), accepted(11, 'first')))).toBe(false)
    const late = { at: 600_000 }
    expect(judge(ask([0, 1], submit(RIGHT), accepted(11), { at: 599_999 }))).toBe(true)
    expect(judge(ask([0, 1], submit(RIGHT), accepted(11), late))).toBe(false)
    expect(judge(ask([0, 1], submit(RIGHT), idle('code_expired', 10), late))).toBe(true)
    const first = ask([0, 1], submit(RIGHT), accepted(11), { id: 'one' })
    expect(judge(first, ask([2, 3], submit(RIGHT), accepted(11), { id: 'one' }))).toBe(true)
    expect(judge(first, ask([2, 3], submit(RIGHT), accepted(12, 'third'), { id: 'one' }))).toBe(false)
    expect(judge(first, ask([2, 3], submit('999999'), { told: 'input_invalid' }, { id: 'one' }))).toBe(true)
  })
  it('with what the specification does not speak of is refused', () => {
    const password: Input = { type: 'password.submit', password: 'a guess' }
    const outside = accountSpecification(() => account(entering))
    expect(() => linearize([ask([0, 1], password, wrong(11))], outside)).toThrow('says nothing of password.submit')
  })
})

/** What may be asked of the case, some of it with the ticket of before. */
const asked = fc.record({
  input: fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom('999999', '888888', RIGHT).map(submit) },
    { weight: 2, arbitrary: fc.constantFrom<Input>(back, { type: 'consequences.accept' }) },
    { weight: 2, arbitrary: fc.constant<Input>({ type: 'lost.submit', kinds: ['totp'] }) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<Input>(
        { type: 'code.request', kind: 'email' },
        { type: 'code.request', kind: 'phone' },
      ),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom<Input>(
        { type: 'code.submit', kind: 'phone', code: '222222' },
        { type: 'case.cancel' },
      ),
    },
    { weight: 1, arbitrary: fc.constant(undefined) },
  ),
  /** Some come when the code has expired. */
  at: fc.oneof({ weight: 12, arbitrary: fc.nat(120_000) }, { weight: 1, arbitrary: fc.constant(700_000) }),
  old: fc.nat(9).map((n) => n === 0),
  id: fc.option(fc.constantFrom('one', 'two')),
  /** How long before and after its moment it was called and came back; 20: never. */
  called: fc.nat(25),
  returned: fc.nat(20),
})
type Request = typeof asked extends fc.Arbitrary<infer T> ? T : never
/** One after the other, each at its moment, as the specification says; `spread`: called before it and back after it. */
function historyOf(requests: readonly Request[], guessed: number, spread: boolean): Ask[] {
  let state = account(proving(RIGHT), guessed)
  let minted = 0
  let before = 'first'
  let ticket = 'first'
  let clock = 0
  return requests.map(({ input, at, old, id, called, returned }, index) => {
    clock = Math.max(clock, at)
    const question: Asked = {
      caseId: 'case',
      ticket: old ? before : ticket,
      at: clock,
      ...(input ? { input } : {}),
      ...(input && id !== null ? { id } : {}),
      ...(input?.type === 'code.request' ? { sent: '222222' } : {}),
    }
    const performed = perform(state, question, () => `ticket-${++minted}`)
    if (!performed) throw new Error('the specification has no answer')
    state = performed.state
    const unknown = spread && returned === 20
    const { ticket: next } = performed.told
    // a ticket that nobody was told of nobody has
    if (!unknown && next !== undefined && next !== ticket) [before, ticket] = [ticket, next]
    const moment = index * 10
    const span = spread
      ? { invoked: moment - called, returned: moment + returned }
      : { invoked: moment, returned: moment }
    return {
      process: `p${index % 3}`,
      of: 'ada',
      invoked: span.invoked,
      ...(unknown ? {} : { returned: span.returned, answer: performed.told }),
      input: question,
    }
  })
}

describe('histories of an account made up by the specification', () => {
  const begun = (guessed: number) => accountSpecification(() => account(proving(RIGHT), guessed))
  const changing = fc.constantFrom('told', 'revision', 'step', 'ticket')
  const requests = fc.array(asked, { minLength: 1, maxLength: 14 })
  it('are good, however their calls overlap and whatever is not answered', () => {
    const told = new Map<string, number>()
    fc.assert(
      fc.property(requests, fc.nat(5), (all, guessed) => {
        const history = historyOf(all, guessed, true)
        for (const { answer } of history) if (answer) told.set(answer.told, (told.get(answer.told) ?? 0) + 1)
        expect(sayComplaint(linearize(history, begun(guessed)))).toEqual([])
      }),
      { numRuns: deep ? 5_000 : 300 },
    )
    for (const code of [
      'ok',
      'code_wrong',
      'code_expired',
      'code_exhausted',
      'ticket_invalid',
      'send_too_soon',
      'input_invalid',
      'case_closed',
    ])
      expect(told.get(code) ?? 0, code).toBeGreaterThan(0)
  })
  it('are bad as soon as one answer is another', () => {
    let changed = 0
    fc.assert(
      fc.property(requests, fc.nat(5), fc.nat(), changing, (all, guessed, pick, field) => {
        const history = historyOf(all, guessed, false)
        const at = pick % history.length
        const { answer, input } = history[at] ?? {}
        const value = answer?.[field]
        if (!answer || value === undefined) return
        // whatever ticket follows a rotated one is right
        if (field === 'ticket' && value !== input?.ticket) return
        const other = typeof value === 'number' ? value + 1 : value === 'ok' ? 'code_wrong' : 'ok'
        const bad = history.map((one, index) =>
          index === at ? { ...one, answer: { ...answer, [field]: other } } : one,
        )
        changed += 1
        expect(linearize(bad, begun(guessed)).linearizable).toBe(false)
      }),
      { numRuns: deep ? 5_000 : 300 },
    )
    expect(changed).toBeGreaterThan(100)
  })
})
