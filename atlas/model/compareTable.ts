import type { Journey, Leg } from './compareJourney.ts'
import { beatsOf } from './comparePlay.ts'
import { descriptionOf, sayValue, wordsOf } from './compareSaying.ts'
import { type Flow, nominal, type PolicyName, policyNames, type StateDescription, Step } from './core.ts'
import type { Language } from './languages.ts'

/** A value of the policy that applies in a step. */
export interface Limit {
  readonly name: PolicyName
  readonly says: string
  readonly value: string
  /** Rows of the source documents. */
  readonly sources: readonly string[]
  /** No source says so: our own choice. */
  readonly isOurs: boolean
}
/** A screen or a wait in a step of a flow. */
export interface Entry {
  readonly flow: Flow
  readonly state: string
  readonly title: string
  readonly body: string
  /** English is shown for want of the language. */
  readonly isGap: boolean
  /** When it is come to in the scenario, counted in things that happen; `undefined`: not on this way. */
  readonly at: number | undefined
  readonly sources: readonly string[]
}
export interface Cell {
  readonly entries: readonly Entry[]
  readonly limits: readonly Limit[]
  /** The policy passes over the step. */
  readonly isOff: boolean
}
export interface Row {
  readonly step: Step
  readonly cells: readonly Cell[]
}

/** Which values of the policy matter in a step, and what for. */
const limitsIn: Partial<Record<Step, Partial<Record<PolicyName, string>>>> = {
  passkey: { passkeyPrompt: 'shown' },
  prove: { codeLife: 'a code lives', guessesPerCode: 'for one code', resendAfter: 'between two codes' },
  secondFactor: { codeLife: 'a code lives', guessesPerCode: 'for one code' },
  proveIdentity: { documentsTarget: 'documents are looked at within' },
  replace: { ban: 'the old contact cannot be used for' },
  decide: { alone: 'approved without a person from', decisionLife: 'an answer within' },
  review: { reviewTarget: 'looked at within', approvers: 'who must approve' },
  wait: { wait: 'to object' },
  apply: { applyTarget: 'made within' },
  hold: { hold: 'lasts', holdFor: 'off meanwhile' },
  denied: { retryCoolDown: 'until another request', retryCap: 'until customer service takes over' },
}
const isOurs = (sources: readonly string[]): boolean => sources.includes('default')

const limitsOf = (flow: Flow, step: Step): Limit[] => {
  const names = limitsIn[step] ?? {}
  return policyNames.flatMap((name) => {
    const says = names[name]
    const value = sayValue(flow, name)
    const { source } = flow.sheet[name]
    const sources = source.filter((row) => row !== 'default')
    return says === undefined || value === undefined ? [] : [{ name, says, value, sources, isOurs: isOurs(source) }]
  })
}

/** Guards by which a policy passes over a step. */
const switches: ReadonlySet<string> = new Set(['identityIsOff', 'waitIsOff'])
function isOff(flow: Flow, step: Step): boolean {
  const { states, transitions } = descriptionOf(flow)
  const here = new Set(states.filter((state) => state.step === step).map(({ name }) => name))
  const value = step === 'wait' ? nominal(flow.policy.wait) === 0 : flow.policy.identity === 'off'
  return value && transitions.some(({ from, guard }) => guard && here.has(from) && switches.has(guard.name))
}

/** A state that shows no screen: where a case begins, or one that is left at once. */
function passesOn(flow: Flow, { name }: StateDescription): boolean {
  const { initial, transitions } = descriptionOf(flow)
  const own = transitions.filter(({ from }) => from === name)
  return name === initial || (own.length > 0 && own.every(({ on }) => on.type === 'always'))
}

/** The first time a leg comes to each state; `start`: how much has happened before it. */
function timesOf({ strides }: Leg, start: number): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const [index, { to }] of strides.entries()) if (!times.has(to)) times.set(to, start + index)
  return times
}

function entriesOf(leg: Leg, start: number, step: Step, language: Language): Entry[] {
  const { flow } = leg
  const times = timesOf(leg, start)
  const words = wordsOf(flow, language)
  const all = descriptionOf(flow)
    .states.filter((state) => state.step === step && (state.type === 'atomic' || state.type === 'final'))
    .filter((state) => !passesOn(flow, state))
    .map(({ name, screen, sources }): Entry => {
      const isGap = screen !== null && flow.copy[language]?.screens[screen] === undefined
      return { flow, state: name, ...words.screen(name), isGap, at: times.get(name), sources }
    })
  // states that show the same words are one screen: within the promised time, and past it
  return [...Map.groupBy(all, ({ title, body }) => `${title}\n${body}`).values()].flatMap((same) => {
    const shown = same.find(({ at }) => at !== undefined) ?? same[0]
    return shown ? [{ ...shown, sources: [...new Set(same.flatMap(({ sources }) => sources))] }] : []
  })
}

/** The canonical steps that any of the journeys' flows has, and what each has there. */
export function tableOf(journeys: readonly Journey[], language: Language): readonly Row[] {
  const cellOf = (journey: Journey, step: Step): Cell => {
    let start = 0
    const cells = journey.map((leg) => {
      const entries = entriesOf(leg, start, step, language)
      start += beatsOf(leg)
      const off = isOff(leg.flow, step)
      return { entries, limits: entries.length > 0 && !off ? limitsOf(leg.flow, step) : [], off }
    })
    const limits = new Map(cells.flatMap((cell) => cell.limits.map((limit) => [`${limit.name} ${limit.value}`, limit])))
    return {
      entries: cells.flatMap(({ entries }) => entries),
      limits: [...limits.values()],
      isOff: cells.some(({ off }) => off),
    }
  }
  return Step.options
    .map((step) => ({ step, cells: journeys.map((journey) => cellOf(journey, step)) }))
    .filter(({ cells }) => cells.some(({ entries }) => entries.length > 0))
}
