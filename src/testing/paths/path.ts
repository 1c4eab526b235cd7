import type { Step, Transition } from '../../engine.ts'
import type { Effect } from '../../vocabulary/effects.ts'
import type { FactType } from '../../vocabulary/facts.ts'
import type { Outcome } from '../../vocabulary/outcomes.ts'
import { type Doer, doerOf, type Edge, type Heard, sayFact, sayFields } from '../explore.ts'

/** One thing that happens in a case. */
export interface PathStep {
  readonly by: Doer
  readonly fact: Heard
  /** `code.accepted kind=email`, `after hold`. */
  readonly says: string
  /** The names of the states before and after it. */
  readonly from: string
  readonly to: string
  readonly effects: Step['effects']
  /** The transitions of the machine that it takes, those that follow by themselves included. */
  readonly taken: readonly Transition[]
}
/** A case from its opening to its end. */
export interface Path {
  readonly steps: readonly PathStep[]
  /** The name of the state it ends in. */
  readonly end: string
  readonly outcome: Outcome
}

/** What has to be asked for before it can be answered. */
const asked: Partial<Record<FactType, FactType>> = {
  'account.reached': 'code.requested',
  'code.accepted': 'code.requested',
  'code.rejected': 'code.requested',
  'code.exhausted': 'code.requested',
  'passkey.accepted': 'passkey.begun',
  'passkey.rejected': 'passkey.begun',
  'passkey.exhausted': 'passkey.begun',
  'federated.accepted': 'federated.begun',
  'federated.rejected': 'federated.begun',
  'identity.passed': 'identity.begun',
  'identity.failed': 'identity.begun',
  'identity.exhausted': 'identity.begun',
  'identity.pending': 'identity.begun',
  'answers.scored': 'answers.begun',
  'answers.exhausted': 'answers.begun',
  'contact.proved': 'contact.proposed',
  'contact.rejected': 'contact.proposed',
  'contact.exhausted': 'contact.proposed',
  'contact.refused': 'contact.proposed',
  'key.saved': 'enrolment.begun',
  'enrolment.proved': 'enrolment.begun',
  'enrolment.rejected': 'enrolment.begun',
  'enrolment.exhausted': 'enrolment.begun',
}
const askedBefore = ({ type }: Heard): FactType | undefined =>
  Object.entries(asked).find(([answer]) => answer === type)?.[1]
const kindOf = (fact: Heard): unknown => ('kind' in fact ? fact.kind : 'method' in fact ? fact.method : undefined)
const isOfOne = (one: Heard, other: Heard): boolean =>
  kindOf(one) === undefined || kindOf(other) === undefined || kindOf(one) === kindOf(other)

/** The question to put before the answer, where the state hears one and it has not been put yet on this way. */
export function questionFor({ from, fact }: Edge, way: readonly Edge[]): Edge | undefined {
  const question = askedBefore(fact)
  if (question === undefined) return undefined
  const puts = ({ fact: put }: Edge) => put.type === question && isOfOne(put, fact)
  return way.some(puts) ? undefined : from.out.find((edge) => edge.to === from && puts(edge))
}

/** Tells a way of edges. Throws `RangeError` when it does not lead from edge to edge, or to no end. */
export function tell(way: readonly Edge[]): Path {
  const steps = way.map(({ fact, from, to, effects, taken }, at): PathStep => {
    if (at > 0 && way[at - 1]?.to !== from) throw new RangeError(`${sayFact(fact)} does not follow`)
    return { by: doerOf(fact), fact, says: sayFact(fact), from: from.name, to: to.name, effects, taken }
  })
  const last = way.at(-1)?.to
  if (last?.outcome === undefined) throw new RangeError('a path leads to an end')
  return { steps, end: last.name, outcome: last.outcome }
}

/** `code.send kind=email to=current`. */
const sayEffect = ({ type, params }: Effect): string => [type, ...sayFields(params)].join(' ')

/** A path to be read: a line for each step, with what is done about it. */
export function sayPath({ steps, end, outcome }: Path): string[] {
  const about = [outcome.type, ...('why' in outcome ? [outcome.why] : []), ...('to' in outcome ? [outcome.to] : [])]
  return [
    ...steps.map(({ by, says, to, effects }, at) => {
      const done = effects.map(sayEffect).join(', ')
      return `${String(at + 1).padStart(2)}. ${by}: ${says} -> ${to}${done === '' ? '' : ` [${done}]`}`
    }),
    `ends in ${end}: ${about.join(' ')}`,
  ]
}
