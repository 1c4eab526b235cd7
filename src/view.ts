import { z } from 'zod'
import { type Copies, type Refusal, say, screenOf } from './copy.ts'
import { contextOf, leavesOf, metaOf, type Snapshot } from './engine.ts'
import type { Flow } from './flow.ts'
import { stateName } from './names.ts'
import { type Offer, offersOf } from './offers.ts'
import type { Challenge } from './ports/verifier.ts'
import type { Factor } from './vocabulary/factors.ts'
import { type InputType, inputs } from './vocabulary/inputs.ts'
import type { Outcome, Tone } from './vocabulary/outcomes.ts'
import type { Capability, Policy } from './vocabulary/policy.ts'

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
  readonly disabled?: { readonly reason: Refusal; readonly retryAt?: number }
  readonly challenge?: Challenge
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
  readonly deadlines: readonly Deadline[]
  readonly notices: readonly ('ownerSignedIn' | 'disputed' | 'reviewOverdue')[]
  readonly restrictions: readonly { readonly capability: Capability; readonly until?: number }[]
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
  readonly deadlines: readonly Deadline[]
  readonly notices: View['notices']
  readonly restrictions: View['restrictions']
  /** Status tickets read and do not act. */
  readonly reads: boolean
  readonly challenge?: { readonly purpose: string; readonly body: Challenge }
  /** Why an offered input cannot be used now; `hidden`: not at all. */
  readonly disabled: (offer: Offer) => InputView['disabled'] | 'hidden'
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
}
/** Ways out and detours are never the main thing to do. */
const secondary = new Set<InputType>([
  'case.cancel',
  'step.back',
  'password.forget',
  'factor.declareUnavailable',
  'code.request',
  'replacement.skip',
])

export function viewOf(flow: Flow, snapshot: Snapshot, rows: Rows): View {
  const words = { copy: flow.copy[rows.language] ?? flow.copy.en, language: rows.language, policy: rows.policy }
  const path = leavesOf(snapshot)[0] ?? ''
  const name = stateName(path)
  const meta = metaOf(snapshot)
  const screen = screenOf(flow.copy, rows.language, name)
  const english = flow.copy.en
  const offered = rows.reads ? [] : offersOf(snapshot)
  const views = offered.flatMap((offer) =>
    inputView(offer, rows, words.copy.inputs[offer.type] ?? english.inputs[offer.type] ?? offer.type),
  )
  const primary =
    views.find((view) => !secondary.has(view.type) && !view.disabled) ?? views.find((view) => !secondary.has(view.type))
  return {
    case: {
      id: rows.id,
      flow: flow.id,
      version: flow.version,
      revision: rows.revision,
      ...(rows.outcome ? { outcome: rows.outcome } : {}),
    },
    step: {
      id: meta.step ?? 'identify',
      name,
      title: say(screen.title, words),
      body: say(screen.body, words),
      tone: meta.tone ?? 'calm',
    },
    progress: progressOf(flow, name),
    inputs: views.map((view) => ({ ...view, primary: view === primary })),
    factors: factorViews(snapshot, rows, flow.copy),
    deadlines: rows.deadlines,
    notices: rows.notices,
    restrictions: rows.restrictions,
    ...(rows.refusal
      ? {
          refusal: {
            ...rows.refusal,
            text: say(
              words.copy.refusals[rows.refusal.code] ?? english.refusals[rows.refusal.code] ?? rows.refusal.code,
              words,
            ),
          },
        }
      : {}),
  }
}

function inputView(offer: Offer, rows: Rows, label: string): InputView[] {
  const disabled = rows.disabled(offer)
  if (disabled === 'hidden') return []
  const challenge =
    rows.challenge && answersChallenge[offer.type] === rows.challenge.purpose ? rows.challenge.body : undefined
  return [
    {
      ...offer,
      label,
      primary: false,
      schema: schemaOf(offer.type),
      ...(disabled ? { disabled } : {}),
      ...(challenge ? { challenge } : {}),
    },
  ]
}

function factorViews(snapshot: Snapshot, rows: Rows, copies: Copies): FactorView[] {
  const { lost, leaving, proven, replaced } = contextOf(snapshot)
  const copy = copies[rows.language] ?? copies.en
  return rows.hints.map(({ kind, hint }) => ({
    kind,
    label: copy.factors[kind] ?? copies.en.factors[kind] ?? kind,
    hint,
    state: replaced.includes(kind)
      ? 'replaced'
      : lost.includes(kind)
        ? 'lost'
        : leaving.includes(kind)
          ? 'leaving'
          : proven.includes(kind)
            ? 'proven'
            : 'enrolled',
  }))
}

const paths = new WeakMap<Flow['machine'], readonly string[]>()
/** The states of the happy path, in order. */
export function happyPath(flow: Flow): readonly string[] {
  const known = paths.get(flow.machine)
  if (known) return known
  const names: string[] = []
  let node = flow.machine.root
  const seen = new Set<string>()
  while (!seen.has(node.id)) {
    seen.add(node.id)
    const first = node.initial?.target?.[0]
    if (first) {
      node = first
      continue
    }
    names.push(stateName(node.path.join('.')))
    let next: typeof node | undefined
    for (let from: typeof node | undefined = node; from && !next; from = from.parent) {
      next = [...(from.always ?? []), ...[...from.transitions.values()].flat()].find(
        (transition) => transition.meta?.happy && transition.target,
      )?.target?.[0]
    }
    if (!next) break
    node = next
  }
  paths.set(flow.machine, names)
  return names
}
function progressOf(flow: Flow, name: string): View['progress'] {
  const names = happyPath(flow)
  const group = name.split('.')[0]
  const at = names.findIndex((each) => each === name || each.split('.')[0] === group)
  return { at: at < 0 ? names.length : at + 1, of: names.length }
}
