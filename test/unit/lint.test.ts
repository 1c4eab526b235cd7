import { flows } from 'regain/machines'
import * as part from 'regain/parts'
import { describe, expect, it } from 'vitest'
import { type AnyStateMachine, assign, raise, sendTo } from 'xstate'
import { machine as binanceReset } from '../../machines/binance/reset/machine.ts'
import { rebuilt } from '../../src/engine.ts'
import { defineFlow } from '../../src/flow.ts'
import { lint } from '../../src/lint.ts'
import { nodesOf, stateName } from '../../src/names.ts'

type Config = { [key: string]: unknown }
const isConfig = (value: unknown): value is Config =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const clone = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(clone)
    : isConfig(value)
      ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clone(one)]))
      : value

/** A sound machine with one thing changed in one state. */
function planted(name: string, change: (state: Config) => void): AnyStateMachine {
  const config = clone(binanceReset.config)
  const node = [...nodesOf(binanceReset)].find(({ path }) => (stateName(path.join('.')) || path.join('.')) === name)
  let state: unknown = config
  for (const key of node?.path ?? []) {
    const states = isConfig(state) ? state['states'] : undefined
    state = isConfig(states) ? states[key] : undefined
  }
  if (!isConfig(state) || !isConfig(config)) throw new Error(`no state ${name}`)
  change(state)
  return rebuilt(binanceReset, config)
}
const findings = (name: string, change: (state: Config) => void): string[] =>
  lint(planted(name, change), 'binance.reset')
const inside = (state: Config, key: string): Config => {
  const value = state[key] ?? {}
  if (!isConfig(value)) throw new Error(`${key} holds no keys`)
  state[key] = value
  return value
}

describe('the lint', () => {
  for (const flow of flows) it(`finds nothing in ${flow.id}`, () => expect(lint(flow.machine, flow.id)).toEqual([]))

  const faults: readonly (readonly [string, string, (state: Config) => void, string])[] = [
    ['a state without a description', 'proving', (state) => delete state['description'], 'proving has no description'],
    ['a state without meta', 'proving', (state) => delete state['meta'], 'the meta of proving is not well formed'],
    [
      'a typo in the meta of a state',
      'proving',
      (state) => (inside(state, 'meta')['sorce'] = 'B-17'),
      'the meta of proving is not well formed: Unrecognized key: "sorce"',
    ],
    [
      'a typo in the meta of a transition',
      'proving',
      (state) => (inside(state, 'on')['step.back'] = { target: 'choosingLost', meta: { lable: 'back' } }),
      'the meta of proving on step.back is not well formed',
    ],
    [
      'meta on a group',
      'open',
      (state) => (state['meta'] = { step: 'prove' }),
      'open only holds states together and has no meta',
    ],
    [
      'a parallel state',
      'underReview',
      (state) => {
        state['type'] = 'parallel'
        delete state['initial']
      },
      'underReview is parallel',
    ],
    [
      'a history state',
      'underReview',
      (state) =>
        (inside(state, 'states')['before'] = { type: 'history', description: 'before', meta: { step: 'review' } }),
      'underReview.before is a history state',
    ],
    ['an invoked actor', 'deciding', (state) => (state['invoke'] = { src: 'risk' }), 'deciding invokes something'],
    [
      'an inline action',
      'deciding',
      (state) => (state['entry'] = () => undefined),
      'deciding does an inline function on entry',
    ],
    ['an inline assign', 'deciding', (state) => (state['exit'] = assign({})), 'deciding does xstate.assign on exit'],
    [
      'a message to an actor',
      'proving',
      (state) => (inside(state, 'on')['step.back'] = { actions: sendTo('other', { type: 'ping' }) }),
      'proving does xstate.sendTo on step.back',
    ],
    [
      'a timer of its own making',
      'deciding',
      (state) =>
        (state['entry'] = [
          { type: 'risk.ask', params: {} },
          raise({ type: 'request.submitted' }, { delay: 9, id: 'soon' }),
        ]),
      'deciding does xstate.raise on entry',
    ],
    [
      'an action nobody declared',
      'deciding',
      (state) => (state['exit'] = 'celebrate'),
      'deciding does celebrate on exit, which the setup does not declare',
    ],
    [
      'params that do not fit the effect',
      'waiting.waiting',
      (state) => (state['entry'] = { type: 'notify', params: { notice: 'hello' } }),
      'waiting.waiting does notify on entry with params that do not fit',
    ],
    [
      'an inline guard',
      'submitting',
      (state) => (inside(state, 'on')['step.back'] = { guard: () => true, target: 'proving' }),
      'submitting guards step.back by an inline function',
    ],
    [
      'a guard nobody declared',
      'submitting',
      (state) => (inside(state, 'on')['step.back'] = { guard: 'isTuesday', target: 'proving' }),
      'submitting guards step.back by isTuesday, which the setup does not declare',
    ],
    [
      'an unknown fact',
      'submitting',
      (state) => (inside(state, 'on')['code.acepted'] = {}),
      'submitting hears code.acepted, which is no fact',
    ],
    ['a wildcard', 'submitting', (state) => (inside(state, 'on')['*'] = {}), 'submitting hears *, which is no fact'],
    [
      'a forged timer as a fact',
      'submitting',
      (state) => (inside(state, 'on')['xstate.after.hold.holding'] = '#completed'),
      'submitting hears xstate.after.hold.holding, which is no fact',
    ],
    [
      'a deadline nobody declared',
      'submitting',
      (state) => (inside(state, 'after')['soon'] = '#expired'),
      'submitting has the deadline soon, which the setup does not declare',
    ],
    [
      'a deadline in numbers',
      'submitting',
      (state) => (inside(state, 'after')['5000'] = '#expired'),
      'submitting has the deadline 5000, which the setup does not declare',
    ],
    [
      'a dot in the name of a delay',
      'submitting',
      (state) => (inside(state, 'after')['case.life'] = '#expired'),
      'the name of a delay has no dot',
    ],
    [
      'an end without an outcome',
      'denied',
      (state) => (state['meta'] = { step: 'denied' }),
      'the end denied has no outcome',
    ],
    [
      'an outcome that is none',
      'denied',
      (state) => (state['meta'] = { step: 'denied', outcome: { type: 'refused' } }),
      'the meta of denied is not well formed',
    ],
    [
      'an outcome on the way',
      'submitting',
      (state) => (inside(state, 'meta')['outcome'] = { type: 'completed' }),
      'submitting has an outcome and is no end',
    ],
    [
      'an end that hears',
      'denied',
      (state) => (state['on'] = { 'step.back': '#replacing' }),
      'the end denied hears step.back',
    ],
    [
      'an end inside',
      'underReview',
      (state) =>
        (inside(state, 'states')['closed'] = {
          type: 'final',
          description: 'closed',
          meta: { step: 'denied', outcome: { type: 'denied' } },
        }),
      'the end underReview.closed lies inside underReview',
    ],
    [
      'a state nothing leads to',
      'underReview',
      (state) => (inside(state, 'states')['lost'] = { description: 'lost', meta: { step: 'review' } }),
      'nothing leads to underReview.lost',
    ],
    [
      'a state without a way out',
      'holding',
      (state) => {
        const running = inside(inside(state, 'states'), 'running')
        delete running['after']
        delete running['on']
        delete inside(inside(state, 'states'), 'contested')['on']
      },
      'holding.running has no way to an end',
    ],
    [
      'a wrong answer nobody hears',
      'proving',
      (state) => delete inside(state, 'on')['code.rejected'],
      'proving hears code.accepted and not code.rejected',
    ],
    [
      'exhaustion nobody hears',
      'replacing',
      (state) => delete inside(state, 'on')['contact.exhausted'],
      'replacing hears contact.proved and not contact.exhausted',
    ],
    [
      'a refusal nobody hears',
      'replacing',
      (state) => delete inside(state, 'on')['contact.refused'],
      'replacing hears contact.proposed and not contact.refused',
    ],
    [
      'a stale proof nobody hears',
      'submitting',
      (state) => delete inside(state, 'on')['evidence.stale'],
      'submitting hears request.submitted and not evidence.stale',
    ],
    [
      'a challenge that cannot be begun',
      'proving',
      (state) => delete inside(state, 'on')['passkey.begun'],
      'proving hears passkey.accepted and not passkey.begun',
    ],
    [
      'a wrong answer heard for other kinds',
      'proving',
      (state) => (inside(state, 'on')['totp.rejected'] = {}),
      'proving hears totp.accepted and totp.rejected under different guards',
    ],
    [
      'an answer nobody hears',
      'deciding',
      (state) => delete inside(state, 'on')['risk.decided'],
      'deciding does risk.ask and does not hear risk.decided',
    ],
    [
      'half of the verdicts',
      'deciding',
      (state) => (inside(state, 'on')['risk.decided'] = { guard: 'denies', target: '#denied' }),
      'deciding does risk.ask and does not hear every risk.decided',
    ],
    [
      'a question without a deadline',
      'deciding',
      (state) => delete state['after'],
      'deciding does risk.ask and has no deadline',
    ],
    [
      'a change without a deadline',
      'applying',
      (state) => delete inside(inside(state, 'states'), 'asked')['after'],
      'applying does change.apply and has no deadline',
    ],
    [
      'a refusal of the change that is heard in part',
      'applying',
      (state) => (inside(state, 'on')['change.refused'] = { guard: 'refusedTaken', target: '#replacing' }),
      'applying does change.apply and does not hear every change.refused',
    ],
    [
      'a verdict heard in part',
      'password',
      (state) => (inside(state, 'on')['retry.refused'] = { guard: 'mayRetryLater', target: '#coolDown' }),
      'password does not hear every retry.refused',
    ],
  ]
  it.each(faults)('finds %s', (_, name, change, finding) => {
    expect(findings(name, change).filter((one) => one.includes(finding))).not.toEqual([])
  })

  it('finds another name than the flow’s', () => {
    expect(lint(binanceReset, 'binance.password')).toEqual([
      'the machine is called binance.reset, the flow binance.password',
    ])
  })
  it('keeps a flow with findings from being defined', () => {
    const [flow] = flows
    if (!flow) throw new Error('no flows')
    const machine = part.recovery.createMachine({
      id: 'some.flow',
      context: part.beginsWith(flow.policy, part.blank),
      initial: 'waiting',
      states: { waiting: { on: { 'step.back': '#gone' } }, gone: { id: 'gone', type: 'final' } },
    })
    expect(() => defineFlow({ ...flow, id: 'some.flow', policy: flow.sheet, machine })).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        message: expect.stringContaining('the end gone has no outcome'),
      }),
    )
  })
})
