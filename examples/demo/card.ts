import { note } from '@clack/prompts'
import type { Account } from './accounts.ts'
import { newAccountOf } from './enrolling.ts'
import type { Demo } from './host.ts'
import type { Person } from './people.ts'
import { table } from './text.ts'

/** What the person knows and has, as the account stands now. */
export function showCard(demo: Demo, person: Person, story = ''): void {
  const account = demo.accounts.must(person.id)
  const newer = newAccountOf(demo, person.id)
  const rows = [
    ['Password', account.isReset ? 'the new one' : person.password],
    ...row('E-mail', account.email),
    ...row('Phone', account.phone),
    ...row('App', account.totp && (person.appGone ? 'authenticator, but the app is gone' : 'authenticator')),
    ...row('Kept key', person.keyKept && account.totp),
    ...row('Passkey', account.passkey && 'yes'),
    ...row('Elsewhere', account.linked?.startsWith('apple') ? 'Apple' : account.linked && 'Google'),
    ['Account', `opened ${person.opened}, last traded ${person.coin}, first paid in ${person.deposit}`],
    ...row('Frozen', account.frozen && 'yes'),
    ...(newer === undefined ? [] : newAccountRows(demo.accounts.must(newer))),
  ]
  note(table(rows).join('\n'), `${person.name} ${story}`.trim())
}
const row = (name: string, value: string | false | null | undefined): string[][] => (value ? [[name, value]] : [])

function newAccountRows({ email, phone, coins }: Account): string[][] {
  return [...row('New account', [email, phone].filter(Boolean).join(', ')), ...row('Holds', coins > 0 && 'something')]
}
