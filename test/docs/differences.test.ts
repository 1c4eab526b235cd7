import { binanceReset, flows } from 'regain/machines'
import { expect, describe as group, test } from 'vitest'
import { type Description, describe } from '../../src/describe.ts'
import { differences } from '../../src/diagram/differences.ts'
import { modelOf, readModel, writeModel } from '../../src/diagram/model.ts'
import { sayDifferences } from '../../src/diagram/sayDifferences.ts'
import type { Flow } from '../../src/flow.ts'
import { mutantsOf } from '../../src/testing/mutate.ts'

const before = describe(binanceReset)
const says = (after: Description): readonly string[] => sayDifferences(differences(before, after))
const mutant = (named: string): Flow => {
  const found = mutantsOf(binanceReset.machine).find((one) => one.says === named)
  if (!found) throw new RangeError(`no mutant ${named}`)
  return { ...binanceReset, machine: found.build() }
}
const changing = (
  from: string,
  on: string,
  change: (one: Description['transitions'][number]) => Description['transitions'],
): Description => ({
  ...before,
  transitions: before.transitions
    .flatMap((one) => (one.from === from && 'name' in one.on && one.on.name === on ? change(one) : [one]))
    .map((one, index) => ({ ...one, index })),
})

group('how two versions of a flow differ', () => {
  test('not at all, when they are the same', () => {
    for (const flow of flows) {
      const is = describe(flow)
      const none = { id: flow.id, flow: [], states: [], transitions: [], policy: [], copy: [] }
      expect(differences(is, describe(flow), { before: flow.copy, after: flow.copy })).toEqual(none)
    }
  })

  test('in a state, by its name', () => {
    const [first, second, ...rest] = before.states
    const proving = before.states.find(({ name }) => name === 'proving')
    if (!first || !second || !proving) throw new RangeError('states')
    expect(says({ ...before, states: [...before.states, { ...proving, name: 'waving' }] })).toEqual([
      'binance.reset: state `waving` is new',
    ])
    expect(says({ ...before, states: [first, ...rest] })).toEqual([`binance.reset: state \`${second.name}\` is gone`])
    const states = before.states.map((one) => (one === proving ? { ...one, tone: 'warn' as const, screen: null } : one))
    expect(says({ ...before, states })).toEqual(['binance.reset: state `proving` changed (tone, screen)'])
  })

  test('in a transition, by where it begins, what it hears and where it leads', () => {
    expect(says(changing('deciding', 'risk.decided', () => []))).toEqual([
      'binance.reset: transition `deciding` on `risk.decided` → `denied` is gone',
      'binance.reset: transition `deciding` on `risk.decided` → `waiting` is gone',
      'binance.reset: transition `deciding` on `risk.decided` → `underReview` is gone',
    ])
    const guarded = changing('password', 'password.forgotten', (one) => [
      { ...one, guard: { name: 'isOwner', params: null } },
    ])
    expect(says(guarded)).toEqual([
      'binance.reset: transition `password` on `password.forgotten` → `toPassword` changed (guard)',
    ])
    const led = changing('password', 'password.forgotten', (one) => [{ ...one, to: 'support' }])
    expect(says(led)).toEqual(['binance.reset: transition `password` on `password.forgotten` → `support` changed (to)'])
    const added = changing('open.session', 'caseLife', (one) => [one, { ...one, alternative: 1, to: 'denied' }])
    expect(says(added)).toEqual(['binance.reset: transition `open.session` after `caseLife` → `denied` is new'])
  })

  test('in the order in which alternatives are asked', () => {
    const [one, other] = before.transitions.filter(({ from }) => from === 'identifying')
    if (!one || !other) throw new RangeError('alternatives')
    const turned = before.transitions.map((each) =>
      each === one ? { ...other, index: one.index } : each === other ? { ...one, index: other.index } : each,
    )
    expect(says({ ...before, transitions: turned })).toEqual([
      'binance.reset: transition `identifying` on `identifier.given` → `password` changed (order)',
      'binance.reset: transition `identifying` on `identifier.given` → `passkey` changed (order)',
    ])
  })

  test('in a policy value and in a text', () => {
    const strict = binanceReset.with({ policy: 'hardened' })
    expect(says(describe(strict))).toContain('binance.reset: policy `wait` changed (value, sources)')
    const { en, sv } = binanceReset.copy
    const after = { en: { ...en, title: 'Reset' }, sv: { ...(sv ?? en), title: en.title } }
    const found = differences(before, before, { before: { en }, after })
    expect(found.copy[0]).toEqual({ change: 'changed', language: 'en', key: 'title', before: en.title, after: 'Reset' })
    expect(sayDifferences(found)).toContain('binance.reset: text `screens.proving.body` in sv is new')
    const gone = differences(before, before, { before: after, after: { en } })
    expect(sayDifferences(gone)).toContain('binance.reset: text `screens.proving.body` in sv is gone')
  })

  test('in what only the fingerprint knows', () => {
    expect(says({ ...before, fingerprint: '0' })).toEqual(['binance.reset: the flow changed (structure)'])
  })

  test('where any transition of the machine is another', () => {
    const mutants = mutantsOf(binanceReset.machine).filter((_, index) => index % 9 === 0)
    expect(mutants.length).toBeGreaterThan(10)
    const silent = mutants.filter((one) => says(describe(mutant(one.says))).length === 0)
    expect(silent.map((one) => one.says)).toEqual([])
  })
})

group('a model of a flow', () => {
  test('is read back as it was written', () => {
    for (const flow of flows) {
      const text = writeModel(modelOf(flow))
      expect(readModel(text)).toEqual(modelOf(flow))
      expect(writeModel(readModel(text))).toBe(text)
    }
  })
  test('is nothing else', () => {
    for (const text of ['', 'null', '[]', '{}', '{"description": {}, "copy": {"en": {}}}', '<svg/>'])
      expect(() => readModel(text), text).toThrow('this is no model of a flow')
  })
})
