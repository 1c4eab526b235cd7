import type { InputView, View } from 'regain'
import type { Demo } from './host.ts'
import { codeIn } from './post.ts'
import { type Choice, choose } from './prompts.ts'
import { span } from './text.ts'

/** What the person around the case can do beside its inputs. */
export type Around =
  | 'mail'
  | 'phone'
  | 'app'
  | 'key'
  | 'withdraw'
  | 'desk'
  | 'signIn'
  | 'freeze'
  | 'skip1'
  | 'skip24'
  | 'language'
  | 'card'
  | 'again'
  | 'other'
  | 'look'
  | 'leave'
export type Chosen = InputView | Around

const around: Record<Around, string> = {
  mail: 'Read the mailbox',
  phone: 'Look at the phone',
  app: 'Open the authenticator app',
  key: 'Type a setup key into the app',
  withdraw: 'Try to withdraw',
  desk: 'Go to the review desk',
  signIn: 'Sign in as the owner',
  freeze: 'Freeze the account, or let it go',
  skip1: 'Skip 1 hour',
  skip24: 'Skip 24 hours',
  language: 'Begin again in another language',
  card: 'Who am I?',
  again: 'Begin again',
  other: 'Choose another account',
  look: 'Look again',
  leave: 'Leave',
}
const isAround = (value: string): value is Around => Object.hasOwn(around, value)

/** Ways out and detours come last. */
const aside = new Set<InputView['type']>(['factor.declareUnavailable', 'password.forget', 'step.back', 'case.cancel'])

/** The inputs of the view first, then what is close at hand; everything else under "More". */
export async function askNext(view: View, demo: Demo): Promise<Chosen> {
  // what cannot be used now and has no time from which it can is not worth a line
  const offered = view.inputs
    .filter(({ disabled }) => !disabled || disabled.retryAt !== undefined)
    .filter(({ challenge }) => !challenge || !isReviewed(view))
  const inputs = offered.map((input) => ({ input, choice: inputChoice(input, demo.clock.now()) }))
  const hasMain = offered.some(({ type }) => !aside.has(type))
  const isAside = ({ type }: InputView) => type === 'case.cancel' || (hasMain && aside.has(type))
  const close = closeTo(view)
  const options = [
    ...inputs.filter(({ input }) => !isAside(input)).map(({ choice }) => choice),
    ...close.map((each) => choiceOf(each, demo)),
    ...inputs.filter(({ input }) => isAside(input)).map(({ choice }) => choice),
    { value: 'more', label: 'More …' },
  ]
  const main =
    offered.find(({ challenge }) => challenge) ??
    offered.find((input) => awaitsCode(input, view)) ??
    offered.find(({ primary }) => primary) ??
    offered.find((input) => !isAside(input))
  const chosen = await choose('What do you do?', options, codeHasCome(demo) ? 'mail' : main?.type)
  if (isAround(chosen)) return chosen
  return offered.find(({ type }) => type === chosen) ?? askMore(close, demo)
}
const awaitsCode = ({ type, kinds }: InputView, { deadlines }: View): boolean =>
  type === 'enrolment.confirm' ||
  ((type === 'code.submit' || type === 'contact.prove') &&
    deadlines.some(({ id, kind }) => id === 'codeExpires' && kinds?.some((each) => each === kind)))
const codeHasCome = ({ post }: Demo): boolean =>
  post.letters('email').some((letter) => !letter.opened && codeIn(letter) !== undefined)

async function askMore(close: readonly Around[], demo: Demo): Promise<Around> {
  const rest = Object.keys(around)
    .filter(isAround)
    .filter((each) => !close.includes(each))
  const chosen = await choose(
    'What else?',
    rest.map((each) => choiceOf(each, demo)),
  )
  return isAround(chosen) ? chosen : 'look'
}

/** A person looks at what was given: it is not asked for again. */
export const isReviewed = ({ deadlines }: View): boolean => deadlines.some(({ id }) => id === 'reviewDue')

/** What a person would want next, as the view tells: nothing here knows a flow. */
function closeTo(view: View): Around[] {
  const {
    inputs,
    restrictions,
    case: { outcome },
  } = view
  const devices: Around[] = ['mail', 'phone', 'app']
  if (outcome) return ['withdraw', 'again', 'other', ...devices, 'leave']
  const reviewed = isReviewed(view)
  if (!reviewed && inputs.some(({ type }) => type !== 'case.cancel')) return devices
  const held = restrictions.length > 0
  return [
    ...(reviewed ? (['desk'] as const) : []),
    ...(held ? (['withdraw', 'signIn'] as const) : []),
    'skip24',
    'look',
    ...devices,
  ]
}

function choiceOf(value: Around, { post }: Demo): Choice {
  const unread = value === 'mail' ? post.unread('email') : value === 'phone' ? post.unread('phone') : 0
  return { value, label: around[value] + (unread > 0 ? ` · ${unread} new` : '') }
}

function inputChoice({ type, label, choices, disabled }: InputView, now: number): Choice {
  const [only, ...others] = choices
  const of = only && others.length === 0 ? ` · ${only.label}` : ''
  const again = disabled?.retryAt
  return {
    value: type,
    label: label + of,
    ...(again === undefined ? {} : { disabled: true, hint: `in ${span(Math.max(0, again - now))}` }),
  }
}
