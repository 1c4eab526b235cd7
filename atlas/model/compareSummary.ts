import type { Journey, Leg, Patience, Stride } from './compareJourney.ts'
import { inSentence, sayHeld, sayLength, wordsOf } from './compareSaying.ts'
import type { Scenario } from './compareScenarios.ts'
import { type Effect, type Factor, nominal, type Outcome } from './core.ts'
import { doerOf } from './heard.ts'
import { sayOutcome } from './says.ts'

/** What a journey comes to, in plain words. */
export interface Summary {
  readonly tone: 'good' | 'warn' | 'bad' | 'none'
  /** `Done within 48 hours`. */
  readonly headline: string
  /** The answers to what everybody asks: how long until the change, how long no withdrawals, what else is off. */
  readonly answers: readonly Said[]
  /** What else is to be known, one thing each. */
  readonly notes: readonly string[]
}
export interface Said {
  readonly term: string
  readonly says: string
}

const waits: Readonly<Record<Patience, string>> = {
  reviewTarget: 'up to {}, while a person looks at it',
  wait: '{} to object before the change',
  hold: '{}',
}
const stridesOf = (journey: Journey): readonly Stride[] => journey.flatMap(({ strides }) => strides)
const lengthsOf = (journey: Journey) =>
  journey.flatMap(({ flow, strides }) =>
    strides.flatMap(({ within }) => (within ? [{ flow, within, length: flow.policy[within] }] : [])),
  )
const sayPassing = (outcome: Outcome): string =>
  outcome.type === 'referred' || outcome.type === 'handedOver'
    ? 'sent on to another flow'
    : inSentence(sayOutcome(outcome))

/** Lost factors that the change neither takes off nor replaces. */
function stillLost(journey: Journey, { lost }: Scenario): readonly Factor[] {
  const owners = journey.filter(({ flow, outcome }) => flow.roles.proves === 'owner' && outcome.type === 'completed')
  if (owners.length === 0) return []
  const dealt = owners.flatMap(({ context }) => [...context.leaving, ...context.replaced])
  return lost.filter((kind) => !dealt.includes(kind))
}
function owed({ flow, strides }: Leg): string[] {
  const kinds = strides.flatMap(({ effects }) =>
    effects.flatMap((effect) => (effect.type === 'obligation.place' ? effect.params.kinds : [])),
  )
  const words = wordsOf(flow, 'en')
  return [...new Set(kinds)].map((kind) => `To be set up at the next sign-in: a new ${inSentence(words.factor(kind))}.`)
}
const isBan = (effect: Effect): boolean => effect.type === 'contact.ban' && effect.params.kinds.length > 0
const banned = ({ flow, strides }: Leg): string[] =>
  nominal(flow.policy.ban) > 0 && strides.some(({ effects }) => effects.some(isBan))
    ? [`The old contact cannot be used again for ${sayLength(flow.policy.ban, flow)}.`]
    : []

type Wait = ReturnType<typeof lengthsOf>[number]
const sayWait = ({ flow, within, length }: Wait): string => waits[within].replace('{}', sayLength(length, flow))

/** What is off after the change, and how long. */
function heldAfter(holds: readonly Wait[]): Said[] {
  if (holds.length === 0) return []
  const lasts = holds.map(sayWait).join(' + ')
  const others = holds.map(({ flow }) => sayHeld(flow, 'withdraw')).filter((one) => one !== '')
  const isOff = holds.some(({ flow }) => flow.policy.holdFor.includes('withdraw'))
  return [
    { term: 'No withdrawals', says: isOff ? `for ${lasts} after the change` : 'not held up' },
    { term: 'Also off', says: others.length > 0 ? others.join('; ') : 'nothing' },
  ]
}

/** What somebody wants to know first. */
export function summaryOf(journey: Journey, scenario: Scenario, name: string): Summary {
  const last = journey.at(-1)
  if (!last) return { tone: 'none', headline: `${name} has no flow for this`, answers: [], notes: [] }
  const lengths = lengthsOf(journey)
  const before = lengths.filter(({ within }) => within !== 'hold')
  const passed = journey
    .slice(0, -1)
    .map(({ flow, outcome }) => `First “${flow.copy.en.title}”: ${sayPassing(outcome)}.`)
  const acts = stridesOf(journey).filter(({ fact }) => ['person', 'check'].includes(doerOf(fact))).length
  const effort = { term: 'The person', says: `does ${acts} things` }
  if (!['completed', 'restored', 'signedIn'].includes(last.outcome.type)) {
    const headline = last.outcome.to === 'support' ? 'Not by oneself: customer service' : sayOutcome(last.outcome)
    const answers = [
      { term: 'The change', says: 'is not made by these flows' },
      { ...effort, says: `${effort.says}, and is sent away` },
    ]
    return { tone: 'bad', headline, answers, notes: passed }
  }
  const still = stillLost(journey, scenario).map(
    (kind) => `Not dealt with: the ${inSentence(wordsOf(last.flow, 'en').factor(kind))}.`,
  )
  const made = before.length > 0 ? before.map(sayWait).join(', then ') : 'is made as soon as every check is passed'
  return {
    tone: still.length > 0 ? 'warn' : 'good',
    headline: before.length > 0 ? `Done within ${sayAll(before)}` : 'Done at once',
    answers: [
      { term: 'The change', says: made },
      ...heldAfter(lengths.filter(({ within }) => within === 'hold')),
      effort,
    ],
    notes: [...passed, ...still, ...journey.flatMap(owed), ...journey.flatMap(banned)],
  }
}
const sayAll = (lengths: readonly Wait[]): string =>
  lengths.map(({ flow, length }) => sayLength(length, flow)).join(' + ')
