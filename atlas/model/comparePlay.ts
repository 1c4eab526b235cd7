import type { Journey, Leg, Stride } from './compareJourney.ts'
import { wordsOf } from './compareSaying.ts'
import type { Preset } from './conditions.ts'
import { usual } from './conditions.ts'
import { type Fact, type Flow, nominal } from './core.ts'
import { type Doer, doerOf, isFact } from './heard.ts'
import type { Language } from './languages.ts'
import type { Link } from './link.ts'
import { play, linkOf as sessionLink } from './play.ts'
import { sayHeard } from './says.ts'
import { opened, type Session } from './session.ts'

/** Where a journey stands after so many things have happened. */
export interface Frame {
  readonly flow: Flow
  readonly state: string
  readonly title: string
  readonly body: string
  /** What happens next, and whose doing it is; `undefined` at the end. */
  readonly next: { readonly by: Doer; readonly says: string } | undefined
  /** Time that has passed at most (ms). */
  readonly passed: number
  readonly isLast: boolean
}
/** How much happens in a flow once it has begun: how a case opens is nobody's step. */
export const beatsOf = ({ strides }: Leg): number => strides.length - 1
export const lengthOf = (journey: Journey): number => journey.reduce((all, leg) => all + beatsOf(leg), 0)

const takes = (flow: Flow, { within }: Stride): number => (within ? nominal(flow.policy[within]) : 0)

/** The frame after `count` things; the last one stays. `undefined` where there is no journey. */
export function frameAt(journey: Journey, count: number, language: Language): Frame | undefined {
  let left = Math.min(count, lengthOf(journey))
  let passed = 0
  for (const [index, leg] of journey.entries()) {
    const { flow, strides } = leg
    if (left < beatsOf(leg) || index === journey.length - 1) {
      for (const stride of strides.slice(0, left + 1)) passed += takes(flow, stride)
      const stride = strides[left + 1]
      const state = stride?.from ?? strides.at(-1)?.to ?? ''
      const next = stride && { by: doerOf(stride.fact), says: sayHeard(stride.fact) }
      return { flow, state, ...wordsOf(flow, language).screen(state), next, passed, isLast: !stride }
    }
    for (const stride of strides) passed += takes(flow, stride)
    left -= beatsOf(leg)
  }
  return undefined
}

/** What brings the same about in the flow view: the leg that is under way, as far as it has come. */
export function linkAt(journey: Journey, count: number, preset: Preset, language: Language): Link | undefined {
  let left = Math.min(count, lengthOf(journey))
  for (const [index, leg] of journey.entries()) {
    if (left < beatsOf(leg) || index === journey.length - 1) return linkOf(leg, left + 1, preset, language)
    left -= beatsOf(leg)
  }
  return undefined
}

/** What is asked for before it is answered, where the state hears it. */
function questionOf(fact: Fact): Fact | undefined {
  switch (fact.type) {
    case 'code.accepted':
    case 'account.reached':
      return { type: 'code.requested', kind: fact.kind }
    case 'contact.proved':
      return { type: 'contact.proposed', kind: fact.kind }
    case 'identity.passed':
      return { type: 'identity.begun', method: 'face' }
    case 'answers.scored':
      return { type: 'answers.begun' }
    case 'enrolment.proved':
      return { type: 'enrolment.begun' }
    default:
      return undefined
  }
}
function linkOf({ flow, opening, enrolled, strides }: Leg, count: number, preset: Preset, language: Language): Link {
  const hear = (session: Session, fact: Fact): Session => play(session, { type: 'hear', fact }) ?? session
  let session = opened(flow, 'exchange', { ...usual(flow), start: opening, enrolled })
  for (const { fact } of strides.slice(0, count)) {
    if (!isFact(fact)) {
      session = play(session, { type: 'next' }) ?? session
      continue
    }
    const question = questionOf(fact)
    session = hear(question ? hear(session, question) : session, fact)
  }
  return { ...sessionLink(session, language), preset }
}
