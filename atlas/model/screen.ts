import type { Fact, Factor, FactorView, InputType, InputView, View } from 'regain/core'
import { viewOf } from '../../src/view.ts'
import { Wording } from '../../src/wording.ts'
import { restrictionsOf } from './books.ts'
import { Contact, contextOf, facts, inputs, nominal } from './core.ts'
import { type Choice, factorOf, hopeOf } from './hopes.ts'
import type { Language } from './languages.ts'
import { outcomeOf, type Session } from './session.ts'

/** Something to fill in; what is typed goes nowhere. */
export interface Field {
  readonly name: string
  readonly type: 'code' | 'password' | 'address' | 'response'
  readonly sample: string
}
/** A button of the screen, with what it hopes for. */
export interface Action {
  readonly key: string
  readonly input: InputType
  readonly label: string
  readonly primary: boolean
  /** A way out: none of what the screen is there for. */
  readonly exit: boolean
  readonly factor?: Factor
  readonly choice: Choice
  readonly fields: readonly Field[]
  /** `undefined`: the state does not hear it so. */
  readonly hope: Fact | undefined
  /** Whether somebody else says if it is right. */
  readonly checked: boolean
  readonly disabled?: string
  /** Several of these are chosen together. */
  readonly set?: readonly { readonly value: string; readonly label: string }[]
}
/** What the person sees: the library's own view, and its inputs as buttons. */
export interface Screen {
  readonly view: View
  /** Actions about one factor, in the order of the factors. */
  readonly factors: readonly { readonly factor: FactorView; readonly actions: readonly Action[] }[]
  readonly actions: readonly Action[]
}

const hints: Readonly<Record<Factor, string>> = {
  email: 'a•••@example.org',
  phone: '+46 •• ••• 42 17',
  totp: '',
  passkey: '',
}
const samples: Readonly<Record<string, Field>> = {
  identifier: { name: 'identifier', type: 'address', sample: 'ada@example.org' },
  password: { name: 'password', type: 'password', sample: '••••••••••' },
  code: { name: 'code', type: 'code', sample: '123456' },
}
const fieldsOf = (input: InputType, kind: Factor | undefined): readonly Field[] =>
  Object.keys(inputs[input].schema.shape).flatMap((name) => {
    if (name === 'address')
      return [{ name, type: 'address' as const, sample: kind === 'phone' ? '+46 70 555 01 23' : 'new@example.org' }]
    return samples[name] ?? []
  })

const exits = new Set<InputType>([
  'case.cancel',
  'step.back',
  'password.forget',
  'passkey.skip',
  'replacement.skip',
  'factor.declareUnavailable',
  'contacts.declareUnavailable',
])

const deadlineIds: Readonly<Record<string, View['deadlines'][number]['id']>> = {
  caseLife: 'caseExpires',
  reviewTarget: 'reviewDue',
  documentsTarget: 'reviewDue',
  wait: 'waitEnds',
  hold: 'holdEnds',
}

const known = new WeakMap<Session, Map<Language, Screen>>()
/** The screen of a session in a language. */
export function screenOf(session: Session, language: Language): Screen {
  const byLanguage = known.get(session) ?? new Map<Language, Screen>()
  known.set(session, byLanguage)
  const screen = byLanguage.get(language) ?? look(session, language)
  byLanguage.set(language, screen)
  return screen
}

function look(session: Session, language: Language): Screen {
  const { flow, snapshot, now, books, timers, trail } = session
  const { enrolled, marked } = contextOf(snapshot)
  const outcome = outcomeOf(session)
  const view = viewOf(flow, snapshot, {
    id: 'atlas',
    revision: trail.length,
    language,
    policy: flow.policy,
    ...(outcome ? { outcome } : {}),
    hints: enrolled.map((kind) => ({ kind, hint: hints[kind] })),
    deadlines: [
      ...timers.flatMap(({ delay, due }) => {
        const id = deadlineIds[delay]
        return id ? [{ id, at: due }] : []
      }),
      ...books.sent
        .filter(({ until }) => until > now)
        .flatMap(({ kind, at, until }) => [
          { id: 'codeExpires' as const, kind, at: until },
          { id: 'resendAt' as const, kind, at: at + nominal(flow.policy.resendAfter) },
        ]),
    ],
    notices: [
      ...(books.ownerSignedIn ? (['ownerSignedIn'] as const) : []),
      ...(marked.includes('disputed') ? (['disputed'] as const) : []),
      ...(books.reviewOverdue ? (['reviewOverdue'] as const) : []),
    ],
    restrictions: restrictionsOf(books, now),
    reads: outcome !== undefined,
    whyNot: (type, kind) => whyNot(session, type, kind),
  })
  const words = Wording.of(flow.copy, language, flow.policy)
  const all = view.inputs.flatMap((input) => actionsOf(session, input, words))
  const actions = [...all.filter(({ exit }) => !exit), ...all.filter(({ exit }) => exit)]
  const about = (kind: Factor) => actions.filter(({ factor }) => factor === kind)
  const split = actions.some(({ factor }) => factor !== undefined) && view.factors.length > 0
  const factors = view.factors.map((factor) => ({ factor, actions: split ? about(factor.kind) : [] }))
  const shown = new Set(factors.flatMap((row) => row.actions))
  return { view, factors, actions: actions.filter((action) => !shown.has(action)) }
}

/** The runtime's reasons, as far as what is kept beside the snapshot tells. */
function whyNot({ books, now, flow }: Session, type: InputType, kind: Factor | undefined) {
  const contact = Contact.options.find((one) => one === kind)
  const sent = (to: 'current' | 'replacement') => books.sent.find((one) => one.kind === contact && one.to === to)
  const noCode = (to: 'current' | 'replacement') => {
    const code = sent(to)
    if (!code) return { reason: 'code_none' } as const
    return code.until > now ? undefined : ({ reason: 'code_expired' } as const)
  }
  const begun = (purpose: string) => (books.begun === purpose ? undefined : 'hidden')
  switch (type) {
    case 'passkey.finish':
      return begun('passkey')
    case 'identity.finish':
      return begun('identity')
    case 'answers.submit':
      return begun('answers')
    case 'federated.finish':
      return begun('federated')
    case 'federated.start':
      return flow.policy.providers.length > 0 ? undefined : 'hidden'
    case 'key.confirmSaved':
    case 'enrolment.confirm':
      return books.enrolling ? undefined : 'hidden'
    case 'account.reach':
    case 'code.submit':
      return contact && noCode('current')
    case 'contact.prove':
      return contact && noCode('replacement')
    case 'code.request': {
      const retryAt = (sent('current')?.at ?? 0) + nominal(flow.policy.resendAfter)
      return sent('current') && retryAt > now ? ({ reason: 'send_too_soon', retryAt } as const) : undefined
    }
    default:
      return undefined
  }
}

/** One button for each that can be chosen; a set is chosen together. */
function actionsOf(session: Session, view: InputView, words: Wording): Action[] {
  const { type, label, primary, choices, disabled } = view
  const checked = facts[inputs[type].hopes].origin !== 'subject'
  const base = { input: type, label, primary, checked, exit: exits.has(type) }
  const off = disabled ? { disabled: disabled.text } : {}
  if (type === 'lost.submit')
    return [{ ...base, ...off, key: type, choice: {}, fields: [], hope: undefined, set: choices }]
  if (choices.length === 0) {
    const factor = factorOf(type)
    const about = factor ? { factor } : {}
    return [
      { ...base, ...off, ...about, key: type, choice: {}, fields: fieldsOf(type, factor), hope: hopeOf(session, type) },
    ]
  }
  return choices.flatMap(({ value, label: chosen, disabled: why }, index) => {
    const field = view.kinds ? 'kind' : view.paths ? 'path' : view.methods ? 'method' : 'provider'
    const choice: Choice = { [field]: value }
    const factor = view.kinds?.find((kind) => kind === value)
    return [
      {
        ...base,
        key: `${type} ${value}`,
        label: factor ? label : chosen,
        primary: primary && index === choices.findIndex((one) => !one.disabled),
        choice,
        fields: fieldsOf(type, factor),
        hope: hopeOf(session, type, choice),
        ...(factor ? { factor } : {}),
        ...(why ? { disabled: words.refusal(why.reason) } : off),
      },
    ]
  })
}
