import type { Demo } from './host.ts'
import { type Choice, choose } from './prompts.ts'

/** What a person can do around a case and at the account page, beside what the library offers. */
export const around = {
  goThere: 'Open a new account and go on there',
  signInAgain: 'Sign in again',
  mail: 'Read the mailbox',
  phone: 'Look at the phone',
  app: 'Open the authenticator app',
  key: 'Type a setup key into the app',
  withdraw: 'Try to withdraw 0.1 BTC',
  bind: 'Set up a new authenticator',
  desk: 'Go to the review desk',
  page: 'Go to the account page',
  signIn: 'Sign in',
  signOut: 'Sign out',
  back: 'Back to the request',
  freeze: 'Freeze the account, or let it go',
  skip1: 'Skip 1 hour',
  skip24: 'Skip 24 hours',
  language: 'Begin again in another language',
  card: 'Who am I?',
  again: 'Begin again',
  other: 'Choose something else to play',
  look: 'Look again',
  leave: 'Leave',
} as const
export type Around = keyof typeof around
export const isAround = (value: string): value is Around => Object.hasOwn(around, value)

/** Of use at any time. */
const everywhere: readonly Around[] = [
  'mail',
  'phone',
  'app',
  'key',
  'withdraw',
  'desk',
  'freeze',
  'skip1',
  'skip24',
  'card',
  'other',
  'look',
  'leave',
]

export function choiceOf(value: Around, { post }: Demo): Choice {
  const unread = value === 'mail' ? post.unread('email') : value === 'phone' ? post.unread('phone') : 0
  return { value, label: around[value] + (unread > 0 ? ` · ${unread} new` : '') }
}

/** Everything that was not close at hand. */
export async function askMore(demo: Demo, close: readonly Around[], also: readonly Around[] = []): Promise<Around> {
  const rest = [...also, ...everywhere].filter((each) => !close.includes(each))
  const chosen = await choose(
    'What else?',
    rest.map((each) => choiceOf(each, demo)),
  )
  return isAround(chosen) ? chosen : 'look'
}
