import { z } from 'zod'
import type { Context } from './context.ts'
import type { Refusal } from './copy.ts'
import { contextOf, leavesOf, metaOf, type Snapshot } from './engine.ts'
import type { Flow } from './flow.ts'
import { stateName } from './names.ts'
import { type Offer, offersOf } from './offers.ts'
import type { Challenge } from './ports/verifier.ts'
import { progressOf } from './progress.ts'
import type { Factor } from './vocabulary/factors.ts'
import { type InputType, inputs } from './vocabulary/inputs.ts'
import type { Outcome, Tone } from './vocabulary/outcomes.ts'
import type { Capability, Policy } from './vocabulary/policy.ts'
import { Wording } from './wording.ts'

export const DeadlineId = [
  'codeExpires',
  'resendAt',
  'lockEnds',
  'caseExpires',
  'reviewDue',
  'waitEnds',
  'holdEnds',
] as const
export interface Deadline {
  readonly id: (typeof DeadlineId)[number]
  readonly kind?: Factor
  /** Milliseconds since 1970 (UTC). */
  readonly at: number
}
export interface RefusalView {
  readonly code: Refusal
  readonly text: string
  /** Milliseconds since 1970 (UTC). */
  readonly retryAt?: number
}
export interface InputView extends Offer {
  readonly label: string
  readonly primary: boolean
  /** JSON Schema of the input without its `type`. */
  readonly schema: object
  /** Offered, but not now. */
  readonly disabled?: WhyNot & { readonly text: string }
  readonly challenge?: Challenge
  /** What can be chosen: factors, methods or paths. */
  readonly choices: readonly Choice[]
}
export interface WhyNot {
  readonly reason: Refusal
  /** Milliseconds since 1970 (UTC). */
  readonly retryAt?: number
}
export interface Choice {
  readonly value: string
  readonly label: string
  /** Masked, where it is a factor. */
  readonly hint?: string
  /** Not now. */
  readonly disabled?: WhyNot
}
export interface FactorView {
  readonly kind: Factor
  readonly label: string
  /** Masked by the host. */
  readonly hint: string
  readonly state: 'enrolled' | 'lost' | 'proven' | 'leaving' | 'replaced'
}
/** What the person sees and may do now. */
export interface View {
  readonly case: {
    readonly id: string
    readonly flow: string
    readonly version: number
    readonly revision: number
    readonly outcome?: Outcome
  }
  readonly step: {
    readonly id: string
    readonly name: string
    readonly title: string
    readonly body: string
    readonly tone: Tone
  }
  readonly progress: { readonly at: number; readonly of: number }
  readonly inputs: readonly InputView[]
  readonly factors: readonly FactorView[]
  /** The account that gets this one's contacts, known by its masked factors once its owner was recognised. */
  readonly subject?: readonly Pick<FactorView, 'kind' | 'label' | 'hint'>[]
  readonly deadlines: readonly Deadline[]
  readonly notices: readonly ('ownerSignedIn' | 'disputed' | 'reviewOverdue')[]
  /** What is off, until when (ms; absent while no end is set). */
  readonly restrictions: readonly { readonly capability: Capability; readonly label: string; readonly until?: number }[]
  readonly refusal?: RefusalView
}

/** What the rows beside the snapshot add to a view. */
export interface Rows {
  readonly id: string
  readonly revision: number
  readonly language: string
  readonly policy: Policy
  readonly outcome?: Outcome
  readonly hints: readonly { readonly kind: Factor; readonly hint: string }[]
  readonly subject?: readonly { readonly kind: Factor; readonly hint: string }[]
  readonly deadlines: readonly Deadline[]
  readonly notices: View['notices']
  readonly restrictions: readonly { readonly capability: Capability; readonly until?: number }[]
  /** Status tickets read and do not act. */
  readonly reads: boolean
  readonly challenge?: { readonly purpose: string; readonly body: Challenge }
  /** Why an offered input cannot be used now, for one factor where it names one; `hidden`: not at all. */
  readonly whyNot: (type: InputType, kind: Factor | undefined) => WhyNot | 'hidden' | undefined
  readonly refusal?: { readonly code: Refusal; readonly retryAt?: number }
}

const schemas = new Map<InputType, object>()
function schemaOf(type: InputType): object {
  const known = schemas.get(type)
  if (known) return known
  const schema = z.toJSONSchema(inputs[type].schema, { io: 'input', unrepresentable: 'any' })
  schemas.set(type, schema)
  return schema
}
const answersChallenge: Partial<Record<InputType, string>> = {
  'passkey.finish': 'passkey',
  'identity.finish': 'identity',
  'answers.submit': 'answers',
  'federated.finish': 'federated',
}
/** What goes on only when there is nothing better to do: asking for a code, and failing that saying that a factor is gone. */
const detours: readonly InputType[] = ['enrolment.start', 'code.request', 'factor.declareUnavailable']
/** Ways out are never the main thing to do. */
const exits = new Set<InputType>([
  'case.cancel',
  'step.back',
  'password.forget',
  'replacement.skip',
  'contacts.declareUnavailable',
])

function primaryOf(views: readonly InputView[]): InputView | undefined {
  const ways = views.filter(({ type }) => !exits.has(type))
  const usable = ways.filter(({ disabled }) => !disabled)
  const [detour] = detours.flatMap((type) => usable.find((view) => view.type === type) ?? [])
  return usable.find(({ type }) => !detours.includes(type)) ?? detour ?? ways[0]
}

export function viewOf(flow: Flow, snapshot: Snapshot, rows: Rows): View {
  const words = Wording.of(flow.copy, rows.language, rows.policy)
  const name = stateName(leavesOf(snapshot)[0] ?? '')
  const { step = 'identify', tone = 'calm' } = metaOf(snapshot)
  const { id, revision, outcome, refusal } = rows
  const inputs = rows.reads ? [] : offersOf(snapshot).flatMap((offer) => inputView(offer, rows, words))
  const primary = primaryOf(inputs)
  return {
    case: { id, flow: flow.id, version: flow.version, revision, ...(outcome ? { outcome } : {}) },
    step: { id: step, name, ...words.screen(name), tone },
    progress: progressOf(flow, name, step),
    inputs: inputs.map((view) => ({ ...view, primary: view === primary })),
    factors: rows.hints.map(({ kind, hint }) => ({
      kind,
      label: words.factor(kind),
      hint,
      state: stateOf(contextOf(snapshot), kind),
    })),
    ...(rows.subject
      ? { subject: rows.subject.map(({ kind, hint }) => ({ kind, label: words.factor(kind), hint })) }
      : {}),
    deadlines: rows.deadlines,
    notices: rows.notices,
    restrictions: rows.restrictions.map((restriction) => ({
      ...restriction,
      label: words.capability(restriction.capability),
    })),
    ...(refusal ? { refusal: { ...refusal, text: words.refusal(refusal.code) } } : {}),
  }
}

function inputView(offer: Offer, rows: Rows, words: Wording): InputView[] {
  const { type, kinds = [] } = offer
  const reasons = (kinds.length > 0 ? kinds : [undefined]).map((kind) => rows.whyNot(type, kind))
  if (reasons.every((reason) => reason === 'hidden')) return []
  const barred = reasons.filter((reason) => reason !== undefined && reason !== 'hidden')
  // not now only when it is for every factor; the one that can be used first says why
  const disabled =
    barred.length < reasons.length ? undefined : barred.toSorted((a, b) => (a.retryAt ?? 0) - (b.retryAt ?? 0))[0]
  const { challenge } = rows
  return [
    {
      ...offer,
      label: words.input(type),
      primary: false,
      choices: choicesOf(offer, rows, words),
      schema: schemaOf(type),
      ...(disabled ? { disabled: { ...disabled, text: words.refusal(disabled.reason) } } : {}),
      ...(challenge && answersChallenge[type] === challenge.purpose ? { challenge: challenge.body } : {}),
    },
  ]
}

function choicesOf(
  { type, kinds = [], methods = [], paths = [], providers = [] }: Offer,
  rows: Rows,
  words: Wording,
): Choice[] {
  const factors = kinds.map((kind): Choice => {
    const hint = rows.hints.find((factor) => factor.kind === kind)?.hint
    const disabled = rows.whyNot(type, kind)
    return {
      value: kind,
      label: words.factor(kind),
      ...(hint === undefined ? {} : { hint }),
      ...(disabled && disabled !== 'hidden' ? { disabled } : {}),
    }
  })
  const allowed = providers.filter((provider) => rows.policy.providers.some((one) => one === provider))
  return [...factors, ...[...methods, ...paths, ...allowed].map((value) => ({ value, label: words.option(value) }))]
}

function stateOf({ lost, leaving, proven, replaced }: Context, kind: Factor): FactorView['state'] {
  if (replaced.includes(kind)) return 'replaced'
  if (lost.includes(kind)) return 'lost'
  if (leaving.includes(kind)) return 'leaving'
  return proven.includes(kind) ? 'proven' : 'enrolled'
}
