import { type Snapshot, step } from 'regain'
import { binanceReset } from 'regain/machines'
import { type AnyMachineSnapshot, createActor, initialTransition, transition } from 'xstate'
import type { Fact } from '../src/vocabulary/facts.ts'
import { alternate, line, micros } from './measure.ts'

const { machine, policy } = binanceReset
const facts: readonly Fact[] = [
  { type: 'visitor.arrived' },
  { type: 'identifier.given', passkeyPrompt: true },
  { type: 'passkey.skipped' },
  { type: 'password.rejected' },
  { type: 'password.accepted', enrolled: ['email', 'phone', 'totp'], root: 'password' },
  { type: 'factor.unavailable', kind: 'email' },
  { type: 'lost.confirmed', kinds: ['email'] },
  { type: 'consequences.accepted' },
  { type: 'code.requested', kind: 'phone' },
  { type: 'code.accepted', kind: 'phone' },
  { type: 'totp.accepted' },
  { type: 'contact.proposed', kind: 'email' },
  { type: 'contact.proved', kind: 'email' },
  { type: 'request.submitted' },
  { type: 'risk.decided', verdict: 'approve' },
  { type: 'change.applied' },
]

/** The pure decision: `step` beside XState's own function and beside its method with a scope that is kept. */
export async function decide(quick: boolean): Promise<string[]> {
  const walks = quick ? 200 : 2_000
  const self = createActor(machine)
  const scope = {
    self,
    id: '',
    sessionId: '',
    system: self.system,
    logger() {},
    defer() {},
    stopChild() {},
    emit() {},
    actionExecutor() {},
  }
  const [start] = initialTransition(machine, { policy })
  const timed = (walk: () => void) => () => {
    const started = process.hrtime.bigint()
    for (let index = 0; index < walks; index++) walk()
    return micros(started, walks * facts.length)
  }
  const figures = await alternate(
    {
      step: timed(() => {
        let snapshot: Snapshot = start
        for (const fact of facts) snapshot = step(machine, snapshot, fact).snapshot
      }),
      cached: timed(() => {
        let snapshot: AnyMachineSnapshot = start
        for (const fact of facts) snapshot = Reflect.apply(machine.transition, machine, [snapshot, fact, scope])
      }),
      transition: timed(() => {
        let snapshot = start
        for (const fact of facts) [snapshot] = transition(machine, snapshot, fact)
      }),
    },
    quick ? 3 : 15,
  )
  const { step: ours = [], cached = [], transition: theirs = [] } = figures
  return [
    'one decision (happy path of binance.reset, 16 facts)',
    line('XState transition()', theirs),
    line('XState with a cached scope', cached, { name: 'transition()', values: theirs }),
    line('engine.step', ours, { name: 'cached scope', values: cached }),
    line('', ours, { name: 'transition()', values: theirs }),
  ]
}
