import type { AnyStateMachine, AnyStateNode } from 'xstate'
import { z } from 'zod'
import { delayOf, type Transition } from './engine.ts'
import { asksFor, isGroup, nodesOf, stateName } from './names.ts'
import { effects, isEffectType } from './vocabulary/effects.ts'
import { type FactType, facts, isFactType } from './vocabulary/facts.ts'
import { inputs } from './vocabulary/inputs.ts'
import { Outcome, Step, Tone } from './vocabulary/outcomes.ts'

const text = z.string().min(1)
/** What `Meta` of the setup allows, told apart by where it stands and read strictly. */
const StateMeta = z.strictObject({
  step: Step,
  tone: Tone.optional(),
  outcome: Outcome.optional(),
  each: z.enum(['remaining', 'leaving']).optional(),
})
const TransitionMeta = z.strictObject({ label: text.optional(), happy: z.boolean().optional() })

type Finding = string
const nameOf = (node: AnyStateNode): string => stateName(node.path.join('.')) || node.path.join('.') || 'the machine'
const transitionsOf = (node: AnyStateNode): Transition[] => [
  ...[...node.transitions.values()].flat(),
  ...(node.always ?? []),
]
const sayHeard = ({ eventType }: Transition): string =>
  eventType === '' ? 'always' : eventType.startsWith('xstate.after.') ? `after ${delayOf(eventType)}` : eventType
const lineOf = (node: AnyStateNode): AnyStateNode[] => {
  const line: AnyStateNode[] = []
  for (let at: AnyStateNode | undefined = node; at; at = at.parent) line.push(at)
  return line
}
/** What a state hears, itself or through a parent. */
const heardBy = (node: AnyStateNode, type: string): Transition[] =>
  lineOf(node).flatMap((one) => one.transitions.get(type) ?? [])

/** Every finding as a sentence; none for a sound machine. */
export function lint(machine: AnyStateMachine, id: string): Finding[] {
  const nodes = [...nodesOf(machine)]
  return [
    ...(machine.id === id ? [] : [`the machine is called ${machine.id}, the flow ${id}`]),
    ...nodes.flatMap((node) => [
      ...words(node),
      ...shape(node),
      ...names(node, machine),
      ...ends(node),
      ...siblings(node),
      ...answers(node),
      ...verdicts(node),
    ]),
    ...structure(machine, nodes),
  ]
}

function words(node: AnyStateNode): Finding[] {
  const name = nameOf(node)
  const findings: Finding[] = []
  const isPlain = node.parent === undefined || isGroup(node.key)
  if (isPlain) {
    if (node.meta !== undefined) findings.push(`${name} only holds states together and has no meta`)
  } else {
    if (!node.description) findings.push(`${name} has no description`)
    const parsed = StateMeta.safeParse(node.meta ?? {})
    if (!parsed.success) findings.push(`the meta of ${name} is not well formed: ${issues(parsed.error)}`)
  }
  for (const transition of transitionsOf(node)) {
    const parsed = TransitionMeta.safeParse(transition.meta ?? {})
    if (!parsed.success)
      findings.push(`the meta of ${name} on ${sayHeard(transition)} is not well formed: ${issues(parsed.error)}`)
  }
  return findings
}
const issues = (error: z.ZodError): string =>
  error.issues.map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(' ')).join(', ')

function shape(node: AnyStateNode): Finding[] {
  const findings: Finding[] = []
  if (node.type === 'parallel') findings.push(`${nameOf(node)} is parallel; a case is in one state`)
  if (node.type === 'history')
    findings.push(`${nameOf(node)} is a history state; a case does not remember where it was`)
  if (node.invoke.length > 0) findings.push(`${nameOf(node)} invokes something; a machine only asks for effects`)
  return findings
}

interface Named {
  readonly type: string
  readonly params?: unknown
}
const namedIn = (part: unknown): Named | undefined => {
  if (typeof part === 'string') return { type: part }
  if (typeof part !== 'object' || part === null || !('type' in part) || typeof part.type !== 'string') return undefined
  return { type: part.type, ...('params' in part ? { params: part.params } : {}) }
}
/** XState's own raise and cancel that an `after` puts at the doors of its state. */
const isTimer = (part: unknown): boolean =>
  typeof part === 'function' &&
  (('type' in part &&
    part.type === 'xstate.raise' &&
    'id' in part &&
    typeof part.id === 'string' &&
    part.id.startsWith('xstate.after.')) ||
    ('type' in part &&
      part.type === 'xstate.cancel' &&
      'sendId' in part &&
      typeof part.sendId === 'string' &&
      part.sendId.startsWith('xstate.after.')))
const sayPart = (part: unknown): string =>
  typeof part === 'function' && 'type' in part && typeof part.type === 'string' ? part.type : 'an inline function'

function names(node: AnyStateNode, { implementations }: AnyStateMachine): Finding[] {
  const name = nameOf(node)
  const findings: Finding[] = []
  const action = (part: unknown, where: string): void => {
    const named = namedIn(part)
    if (!named) findings.push(`${name} does ${sayPart(part)} ${where}; only named actions are data`)
    else if (!Object.hasOwn(implementations.actions, named.type))
      findings.push(`${name} does ${named.type} ${where}, which the setup does not declare`)
    else if (isEffectType(named.type) && typeof named.params !== 'function') {
      const parsed = effects[named.type].schema.safeParse(named.params ?? {})
      if (!parsed.success)
        findings.push(`${name} does ${named.type} ${where} with params that do not fit: ${issues(parsed.error)}`)
    }
  }
  for (const part of node.entry) if (!isTimer(part)) action(part, 'on entry')
  for (const part of node.exit) if (!isTimer(part)) action(part, 'on exit')
  for (const transition of transitionsOf(node)) {
    const heard = sayHeard(transition)
    for (const part of transition.actions) action(part, `on ${heard}`)
    if (transition.guard === undefined) continue
    const guard = namedIn(transition.guard)
    if (!guard) findings.push(`${name} guards ${heard} by an inline function; only named guards can be drawn`)
    else if (!Object.hasOwn(implementations.guards, guard.type))
      findings.push(`${name} guards ${heard} by ${guard.type}, which the setup does not declare`)
  }
  for (const type of Object.keys(node.config.on ?? {}))
    if (!isFactType(type)) findings.push(`${name} hears ${type}, which is no fact`)
  for (const delay of Object.keys(node.config.after ?? {})) {
    if (delay.includes('.')) findings.push(`${name} has the deadline ${delay}; the name of a delay has no dot`)
    if (!Object.hasOwn(implementations.delays, delay))
      findings.push(`${name} has the deadline ${delay}, which the setup does not declare`)
  }
  return findings
}

function ends(node: AnyStateNode): Finding[] {
  const name = nameOf(node)
  const hasOutcome = StateMeta.safeParse(node.meta ?? {}).data?.outcome !== undefined
  if (node.type !== 'final') return hasOutcome ? [`${name} has an outcome and is no end`] : []
  return [
    ...(hasOutcome ? [] : [`the end ${name} has no outcome`]),
    ...transitionsOf(node).map((transition) => `the end ${name} hears ${sayHeard(transition)}`),
    ...(node.parent?.parent === undefined
      ? []
      : [`the end ${name} lies inside ${nameOf(node.parent)}: the case would go on`]),
  ]
}

const perKind = new Set(['isAsked', 'isAskedApart', 'isOwed', 'isEnrolled'])
const failures = /\.(rejected|failed|exhausted|refused)$/
const hoped: readonly (readonly [FactType, readonly FactType[]])[] = Object.values(inputs).map((input) => [
  input.hopes,
  'yields' in input ? input.yields.filter((type) => failures.test(type) || type === 'evidence.stale') : [],
])
const isInnermost = (node: AnyStateNode): boolean => node.type === 'atomic'
const sayGuard = (guard: unknown): string => JSON.stringify(guard) ?? ''

/** What a challenge is begun with, and the way out for whoever cannot meet it, wherever its answer is heard. */
const beside: readonly (readonly [FactType, readonly FactType[]])[] = [
  ['password.accepted', ['password.forgotten']],
  ['code.accepted', ['code.requested']],
  ['account.reached', ['code.requested', 'contacts.unavailable']],
  ['bot.passed', ['bot.rejected']],
  ['federated.accepted', ['federated.begun']],
  ['passkey.accepted', ['passkey.begun']],
  ['answers.scored', ['answers.begun']],
  ['contact.proved', ['contact.proposed']],
  ['enrolment.proved', ['enrolment.begun']],
]
/** Whoever hears a hoped-for fact hears how it begins and that it failed, for the same kinds. */
function siblings(node: AnyStateNode): Finding[] {
  if (!isInnermost(node)) return []
  return [...hoped, ...beside].flatMap(([hope, failing]) => {
    const hearing = heardBy(node, hope)
    if (hearing.length === 0) return []
    const kinds = hearing.filter(({ guard }) => perKind.has(namedIn(guard)?.type ?? ''))
    return failing
      .filter((type) => type !== 'retry.refused' || asksFor(node.machine, 'change.apply'))
      .flatMap((type) => {
        const failed = heardBy(node, type)
        if (failed.length === 0) return [`${nameOf(node)} hears ${hope} and not ${type}`]
        return kinds
          .filter(({ guard }) => !failed.every((one) => sayGuard(one.guard) === sayGuard(guard)))
          .map(() => `${nameOf(node)} hears ${hope} and ${type} under different guards`)
      })
  })
}

/** Guards by which a state leaves facts to others on purpose. */
const choosy = new Set([...perKind, 'by', 'holdsStale'])
/** A verdict is heard whole: what no guard lets through is heard by the last alternative. */
function verdicts(node: AnyStateNode): Finding[] {
  return [...node.transitions].flatMap(([type, alternatives]) => {
    if (!isFactType(type) || (facts[type].origin === 'subject' && type !== 'case.disputed')) return []
    const isWhole = alternatives.some(({ guard }) => guard === undefined || choosy.has(namedIn(guard)?.type ?? ''))
    return isWhole ? [] : [`${nameOf(node)} does not hear every ${type}`]
  })
}

const answering: Readonly<Record<string, readonly FactType[]>> = {
  'risk.ask': ['risk.decided'],
  'change.apply': ['change.applied', 'change.refused'],
  'review.open': ['review.decided'],
}
/** Whoever asks hears every answer and has a deadline. */
function answers(node: AnyStateNode): Finding[] {
  const into = (one: AnyStateNode): AnyStateNode => one.initial?.target[0] ?? one
  const asking = [
    ...node.entry.map((part) => [part, node] as const),
    ...transitionsOf(node).flatMap(({ actions, target }) =>
      actions.map((part) => [part, target?.[0] ?? node] as const),
    ),
  ]
  return asking.flatMap(([part, asker]) => {
    const named = namedIn(part)
    const types = named ? (answering[named.type] ?? []) : []
    if (!named || types.length === 0 || isDocuments(named)) return []
    const name = nameOf(asker)
    const line = [...lineOf(asker), into(asker)]
    return [
      ...types.flatMap((type) => {
        const alternatives = heardBy(asker, type)
        if (alternatives.length === 0) return [`${name} does ${named.type} and does not hear ${type}`]
        const hearsAll = alternatives.some(({ guard }) => guard === undefined)
        return hearsAll ? [] : [`${name} does ${named.type} and does not hear every ${type}`]
      }),
      ...(line.some(({ key, after }) => after.length > 0 && !isGroup(key))
        ? []
        : [`${name} does ${named.type} and has no deadline`]),
    ]
  })
}
/** The answer to documents is a verdict on the identity, which the siblings cover. */
const isDocuments = ({ params }: Named): boolean =>
  typeof params === 'object' && params !== null && 'purpose' in params && params.purpose === 'documents'

/** Every state can be come to, and every state can come to an end. */
function structure({ root }: AnyStateMachine, nodes: readonly AnyStateNode[]): Finding[] {
  const initials = (node: AnyStateNode): AnyStateNode[] => {
    const first = node.initial?.target[0]
    return first ? [node, ...initials(first)] : [node]
  }
  const ways = new Map(
    nodes.map((node) => [
      node,
      transitionsOf(node).flatMap(({ target }) => (target ?? []).flatMap((one) => [...lineOf(one), ...initials(one)])),
    ]),
  )
  const reached = new Set(initials(root))
  for (const node of reached) for (const next of ways.get(node) ?? []) reached.add(next)
  const ending = new Set(nodes.filter((node) => node.type === 'final'))
  const outOf = (node: AnyStateNode) =>
    lineOf(node).flatMap((one) =>
      transitionsOf(one).flatMap(({ target }) => (target ?? []).flatMap((to) => initials(to).slice(-1))),
    )
  for (let grown = true; grown; ) {
    const before = ending.size
    for (const node of nodes) if (isInnermost(node) && outOf(node).some((next) => ending.has(next))) ending.add(node)
    grown = ending.size > before
  }
  return [
    ...nodes.filter((node) => !reached.has(node)).map((node) => `nothing leads to ${nameOf(node)}`),
    ...nodes
      .filter((node) => isInnermost(node) && !ending.has(node))
      .map((node) => `${nameOf(node)} has no way to an end`),
  ]
}
