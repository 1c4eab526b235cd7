import type { InputView, View } from 'regain'
import type { Demo } from './host.ts'
import { type Around, askMore, choiceOf, isAround } from './menu.ts'
import { codeIn } from './post.ts'
import { type Choice, choose } from './prompts.ts'
import { span } from './text.ts'

/** Ways out and detours come last. */
const aside = new Set<InputView['type']>([
  'factor.declareUnavailable',
  'contacts.declareUnavailable',
  'password.forget',
  'step.back',
  'case.cancel',
])

/** The inputs of the view first, then what is close at hand; everything else under "More". */
export async function askNext(view: View, demo: Demo, isSignedIn: boolean): Promise<InputView | Around> {
  // what cannot be used now and has no time from which it can is not worth a line
  const offered = view.inputs
    .filter(({ disabled }) => !disabled || disabled.retryAt !== undefined)
    .filter(({ challenge }) => !challenge || !isReviewed(view))
  const inputs = offered.map((input) => ({ input, choice: inputChoice(input, demo.clock.now()) }))
  const hasMain = offered.some(({ type }) => !aside.has(type))
  const isAside = ({ type }: InputView) => type === 'case.cancel' || (hasMain && aside.has(type))
  const close = closeTo(view, isSignedIn ? 'page' : 'signIn')
  const options = [
    ...inputs.filter(({ input }) => !isAside(input)).map(({ choice }) => choice),
    ...close.map((each) => choiceOf(each, demo)),
    ...inputs.filter(({ input }) => isAside(input)).map(({ choice }) => choice),
    { value: 'more', label: 'More …' },
  ]
  const main =
    offered.find(({ challenge }) => challenge) ??
    offered.find((input) => goesOn(input, view)) ??
    offered.find(({ primary }) => primary) ??
    offered.find((input) => !isAside(input))
  const chosen = await choose('What do you do?', options, codeHasCome(demo) ? 'mail' : main?.type)
  if (isAround(chosen)) return chosen
  const also: Around[] = ['signIn', ...(isSignedIn ? ['page' as const] : []), 'language', 'again', ...leftBehind(demo)]
  return offered.find(({ type }) => type === chosen) ?? askMore(demo, close, also)
}
const leftBehind = ({ file }: Demo): Around[] => (file.get('left') === undefined ? [] : ['back'])
/** A code is under way, a key is on the screen: what comes next. */
const goesOn = ({ type, kinds }: InputView, { deadlines }: View): boolean =>
  type === 'enrolment.confirm' ||
  type === 'key.confirmSaved' ||
  ((type === 'code.submit' || type === 'account.reach' || type === 'contact.prove') &&
    deadlines.some(({ id, kind }) => id === 'codeExpires' && kinds?.some((each) => each === kind)))
const codeHasCome = ({ post }: Demo): boolean =>
  post.letters('email').some((letter) => !letter.opened && codeIn(letter) !== undefined)

/** A person looks at what was given: it is not asked for again. */
export const isReviewed = ({ deadlines }: View): boolean => deadlines.some(({ id }) => id === 'reviewDue')

/** What a person would want next, as the view tells: nothing here knows a flow. */
function closeTo(view: View, door: 'page' | 'signIn'): Around[] {
  const {
    inputs,
    restrictions,
    case: { outcome },
  } = view
  const devices: Around[] = ['mail', 'phone', 'app']
  if (outcome) {
    const next: Around[] =
      outcome.why === 'session' ? ['signInAgain'] : outcome.to?.includes('.') ? ['goThere'] : [door]
    return [...next, 'withdraw', 'again', 'other', ...devices, 'leave']
  }
  const reviewed = isReviewed(view)
  const hasWork = inputs.some(({ type }) => type !== 'case.cancel' && type !== 'login.return')
  if (!reviewed && hasWork) return devices
  const held = restrictions.length > 0
  const byFlow = inputs.some(({ type }) => type === 'login.return')
  return [
    ...(reviewed ? (['desk'] as const) : []),
    ...(held ? (['withdraw'] as const) : []),
    ...(held && !byFlow ? [door] : []),
    'skip24',
    'look',
    ...devices,
  ]
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
