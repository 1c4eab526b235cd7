import { copyFor, type InputView, type View } from 'regain'
import { flows } from 'regain/machines'
import type { Demo } from './host.ts'
import { type Choice, choose } from './prompts.ts'
import { when } from './text.ts'

/** What the person around the case can do beside its inputs. */
export type Around =
  | 'mail'
  | 'phone'
  | 'app'
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

/** The inputs of the view first, then what is close at hand; everything else under "More". */
export async function askNext(view: View, demo: Demo): Promise<Chosen> {
  const more = 'more'
  const inputs = view.inputs.map((input, index) => inputChoice(input, index, view, demo.clock.now()))
  const close = closeTo(view)
  const options = [
    ...inputs.filter(({ value }) => !value.endsWith(':case.cancel')),
    ...close.map((each) => choiceOf(each, demo)),
    ...inputs.filter(({ value }) => value.endsWith(':case.cancel')),
    { value: more, label: 'More …' },
  ]
  const begun = view.inputs.findIndex(({ challenge }) => challenge)
  const primary = begun < 0 ? view.inputs.findIndex((input) => input.primary && !input.disabled) : begun
  const start = demo.post.unread('email') > 0 ? 'mail' : inputs[primary]?.value
  const chosen = await choose('What do you do?', options, start)
  if (isAround(chosen)) return chosen
  const input = view.inputs[inputs.findIndex(({ value }) => value === chosen)]
  return input ?? askMore(close, demo)
}
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

/** What a person would want next, as the view tells: nothing here knows a flow. */
function closeTo({ inputs, case: { outcome }, restrictions }: View): Around[] {
  const devices: Around[] = ['mail', 'phone', 'app']
  if (outcome) return [...devices, 'withdraw', 'again', 'other', 'leave']
  const active = inputs.some(({ type }) => type !== 'case.cancel')
  if (active) return devices
  return [...devices, ...(restrictions.length > 0 ? (['withdraw'] as const) : []), 'desk', 'skip24', 'look']
}

function choiceOf(value: Around, { post }: Demo): Choice {
  const unread = value === 'mail' ? post.unread('email') : value === 'phone' ? post.unread('phone') : 0
  return { value, label: around[value] + (unread > 0 ? ` · ${unread} new` : '') }
}

function inputChoice(input: InputView, index: number, view: View, now: number): Choice {
  const [only, ...others] = input.choices
  const of = only && others.length === 0 ? ` · ${only.label}` : ''
  const { disabled } = input
  const hint = disabled && (disabled.retryAt === undefined ? '' : `from ${when(disabled.retryAt, now)}`)
  return {
    value: `${index}:${input.type}`,
    label: input.label + of,
    ...(disabled ? { disabled: true, hint: hint || reasonOf(disabled.reason, view) } : {}),
  }
}
/** A view names why an input cannot be used now; the words are the flow's. */
function reasonOf(reason: NonNullable<InputView['disabled']>['reason'], view: View): string {
  const flow = flows.find(({ id }) => id === view.case.flow)
  return (flow && copyFor(flow.copy, 'en').refusals[reason]) ?? reason
}
