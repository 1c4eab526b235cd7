import type { AnyStateNode } from 'xstate'
import { delayOf, type Transition } from './engine.ts'
import type { Flow } from './flow.ts'
import { nodesOf, stateName } from './names.ts'
import { isEffectType } from './vocabulary/effects.ts'
import { facts, isFactType, type Origin } from './vocabulary/facts.ts'
import { type InputType, inputs, isInputType } from './vocabulary/inputs.ts'
import { Outcome, Step, Tone } from './vocabulary/outcomes.ts'
import { type PolicyName, policyNames, terms } from './vocabulary/policy.ts'

/** A flow as plain JSON: what every diagram, table, screen and storyboard is drawn from. */
export interface Description {
  readonly id: string
  readonly version: number
  readonly fingerprint: string
  readonly preset: string
  readonly title: string
  readonly description: string
  /** The name of the state a case begins in. */
  readonly initial: string
  readonly states: readonly StateDescription[]
  readonly transitions: readonly TransitionDescription[]
  readonly deadlines: readonly DeadlineDescription[]
  readonly policy: readonly TermDescription[]
  readonly inputs: readonly InputDescription[]
  readonly outOfScope: Readonly<Record<string, string>>
}
export interface StateDescription {
  /** The name that copy and sources use; the machine itself is called by its id. */
  readonly name: string
  readonly path: string
  readonly parent: string | null
  /** `group`: it only holds states together. */
  readonly type: 'group' | 'compound' | 'atomic' | 'final'
  /** A group's or compound's first state. */
  readonly initial: string | null
  readonly description: string
  readonly step: Step | null
  readonly tone: Tone | null
  readonly each: 'remaining' | 'leaving' | null
  readonly outcome: Outcome | null
  /** The key of its words in the copy, its own or the nearest parent's. */
  readonly screen: string | null
  readonly entry: readonly EffectDescription[]
  readonly exit: readonly EffectDescription[]
  readonly sources: readonly string[]
}
export interface TransitionDescription {
  /** Place in this list: stable as long as the fingerprint is. */
  readonly index: number
  readonly from: string
  /** `null`: it stays where it is. */
  readonly to: string | null
  readonly on:
    | { readonly type: 'fact'; readonly name: string }
    | { readonly type: 'deadline'; readonly name: string }
    | { readonly type: 'always' }
  /** Its place among the alternatives that are asked in order. */
  readonly alternative: number
  readonly guard: { readonly name: string; readonly params: unknown } | null
  readonly label: string | null
  readonly happy: boolean
  readonly effects: readonly EffectDescription[]
  /** Who may cause it; `null` where it follows by itself. */
  readonly origin: Origin | 'clock' | null
  /** What a person submits in the hope of it, and what else may yield it. */
  readonly inputs: readonly InputType[]
  readonly yieldedBy: readonly InputType[]
  readonly sources: readonly string[]
}
export interface EffectDescription {
  /** An effect, or a named change of what the machine remembers. */
  readonly type: 'effect' | 'memory'
  readonly name: string
  /** `null` where they are computed from the fact or from what is remembered. */
  readonly params: unknown
}
export interface DeadlineDescription {
  readonly name: string
  readonly state: string
  /** `null` for a name that is no policy value. */
  readonly value: unknown
  readonly says: string | null
  readonly sources: readonly string[]
}
export interface TermDescription {
  readonly name: PolicyName
  readonly says: string
  readonly unit: string
  readonly value: unknown
  readonly sources: readonly string[]
  readonly edition: string | null
}
export interface InputDescription {
  readonly type: InputType
  readonly hopes: string
  readonly yields: readonly string[]
  readonly label: string | null
  /** Where it can be offered. */
  readonly states: readonly string[]
}

/** Equal flows give equal bytes: everything stands in the order of the machine or of the vocabulary. */
export function describe(flow: Flow): Description {
  const { machine, sheet, sources, copy } = flow
  const nodes = [...nodesOf(machine)]
  const nameOf = (node: AnyStateNode): string => stateName(node.path.join('.')) || node.path.join('.') || machine.id
  const transitions = nodes
    .flatMap((node) => alternativesOf(node))
    .map(([transition, alternative], index) => describeTransition(transition, alternative, index, nameOf, flow))
  const policyOf = (name: string) => {
    const known = policyNames.find((one) => one === name)
    return known ? { name: known, ...sheet[known] } : undefined
  }
  return {
    id: flow.id,
    version: flow.version,
    fingerprint: flow.fingerprint,
    preset: flow.preset,
    title: copy.en.title,
    description: machine.root.description ?? '',
    initial: nameOf(firstOf(machine.root)),
    states: nodes.slice(1).map((node) => describeState(node, nameOf, flow)),
    transitions,
    deadlines: transitions.flatMap(({ on, from }) => {
      if (on.type !== 'deadline') return []
      const policy = policyOf(on.name)
      return [
        {
          name: on.name,
          state: from,
          value: policy?.value ?? null,
          says: policy ? terms[policy.name].says : null,
          sources: policy?.source ?? [],
        },
      ]
    }),
    policy: policyNames.map((name) => ({
      name,
      says: terms[name].says,
      unit: terms[name].unit,
      value: sheet[name].value,
      sources: sheet[name].source,
      edition: sheet[name].edition ?? null,
    })),
    inputs: Object.keys(inputs)
      .filter(isInputType)
      .flatMap((type) => {
        const states = nodes.filter((node) => node.transitions.has(inputs[type].hopes)).map(nameOf)
        if (states.length === 0) return []
        return [
          { type, hopes: inputs[type].hopes, yields: yieldsOf(type), label: copy.en.inputs[type] ?? null, states },
        ]
      }),
    outOfScope: sources.outOfScope ?? {},
  }
}

/** A transition with its place among those asked for the same fact. */
const alternativesOf = (node: AnyStateNode): (readonly [Transition, number])[] =>
  [...node.transitions.values(), node.always ?? []].flatMap((alternatives) =>
    alternatives.map((transition, index) => [transition, index] as const),
  )
const firstOf = (node: AnyStateNode): AnyStateNode => {
  const first = node.initial?.target[0]
  return first ? firstOf(first) : node
}

function describeState(
  node: AnyStateNode,
  nameOf: (node: AnyStateNode) => string,
  { copy, sources }: Flow,
): StateDescription {
  const name = nameOf(node)
  const isGroup = stateName(node.key) === ''
  const first = node.initial?.target[0]
  const { step, tone, outcome, each } = {
    step: undefined,
    tone: undefined,
    outcome: undefined,
    each: undefined,
    ...node.meta,
  }
  return {
    name,
    path: node.path.join('.'),
    parent: node.parent?.parent ? nameOf(node.parent) : null,
    type: isGroup ? 'group' : node.type === 'final' ? 'final' : node.type === 'compound' ? 'compound' : 'atomic',
    initial: first ? nameOf(first) : null,
    description: node.description ?? '',
    step: Step.safeParse(step).data ?? null,
    tone: Tone.safeParse(tone).data ?? null,
    each: each === 'remaining' || each === 'leaving' ? each : null,
    outcome: Outcome.safeParse(outcome).data ?? null,
    screen: screenKey(isGroup ? '' : name, copy.en.screens),
    entry: node.entry.flatMap(describeAction),
    exit: node.exit.flatMap(describeAction),
    sources: sources.states[name] ?? [],
  }
}
const screenKey = (name: string, screens: object): string | null =>
  name === '' || Object.hasOwn(screens, name)
    ? name || null
    : screenKey(name.split('.').slice(0, -1).join('.'), screens)

function describeTransition(
  { source, eventType, guard, target, actions, meta }: Transition,
  alternative: number,
  index: number,
  nameOf: (node: AnyStateNode) => string,
  { sources }: Flow,
): TransitionDescription {
  const from = nameOf(source)
  const { label, happy } = { label: undefined, happy: undefined, ...meta }
  const to = target?.[0]
  const on =
    eventType === ''
      ? { type: 'always' as const }
      : isFactType(eventType)
        ? { type: 'fact' as const, name: eventType }
        : { type: 'deadline' as const, name: delayOf(eventType) }
  const heard = 'name' in on ? (on.type === 'deadline' ? `after ${on.name}` : on.name) : 'always'
  return {
    index,
    from,
    to: to ? nameOf(to) : null,
    on,
    alternative,
    guard: guardOf(guard),
    label: typeof label === 'string' ? label : null,
    happy: happy === true,
    effects: actions.flatMap(describeAction),
    origin: isFactType(eventType) ? facts[eventType].origin : on.type === 'deadline' ? 'clock' : null,
    inputs: Object.keys(inputs)
      .filter(isInputType)
      .filter((type) => inputs[type].hopes === eventType),
    yieldedBy: Object.keys(inputs)
      .filter(isInputType)
      .filter((type) => mayYield(type, eventType) && isHeard(source, inputs[type].hopes)),
    sources: sources.transitions?.[`${from}: ${heard}`] ?? [],
  }
}
const yieldsOf = (type: InputType): readonly string[] => {
  const input = inputs[type]
  return 'yields' in input ? input.yields : []
}
/** Whether a state hears a fact, itself or through a parent or a child. */
const isHeard = (node: AnyStateNode, type: string): boolean => {
  for (let at: AnyStateNode | undefined = node; at; at = at.parent) if (at.transitions.has(type)) return true
  const below = (one: AnyStateNode): boolean => one.transitions.has(type) || Object.values(one.states).some(below)
  return below(node)
}
const mayYield = (type: InputType, fact: string): boolean => yieldsOf(type).includes(fact)
function guardOf(guard: unknown): TransitionDescription['guard'] {
  if (typeof guard === 'string') return { name: guard, params: null }
  if (typeof guard !== 'object' || guard === null || !('type' in guard) || typeof guard.type !== 'string') return null
  return { name: guard.type, params: 'params' in guard ? plain(guard.params) : null }
}
function describeAction(action: unknown): EffectDescription[] {
  const name =
    typeof action === 'string'
      ? action
      : typeof action === 'object' && action !== null && 'type' in action
        ? action.type
        : undefined
  if (typeof name !== 'string') return []
  const params = typeof action === 'object' && action !== null && 'params' in action ? plain(action.params) : null
  return [{ type: isEffectType(name) ? 'effect' : 'memory', name, params }]
}
const plain = (value: unknown): unknown => (typeof value === 'function' || value === undefined ? null : value)
