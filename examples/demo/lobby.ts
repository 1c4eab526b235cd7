import { log, note } from '@clack/prompts'
import type { Demo } from './host.ts'
import { type Exchange, exchanges, type Person } from './people.ts'
import { choose, during } from './prompts.ts'
import { table } from './text.ts'

const languages = [
  { value: 'en', label: 'English' },
  { value: 'sv', label: 'Svenska' },
  { value: 'zh', label: '中文' },
]

export async function chooseAccount(demo: Demo): Promise<{ exchange: Exchange; person: Person }> {
  const id = await choose(
    'Which exchange?',
    exchanges.map((each) => ({ value: each.id, label: each.name, hint: each.flow })),
  )
  const exchange = exchanges.find((each) => each.id === id)
  if (!exchange) throw new Error(`no exchange ${id}`)
  if (exchange.people.some((person) => !demo.accounts.get(person.id)))
    await during('Opening the accounts, each with its own slow hash', 'The accounts are open.', demo.enrol(exchange))
  else await demo.enrol(exchange)
  const who = await choose(
    'Who are you?',
    exchange.people.map(({ id: value, name, story }) => ({ value, label: `${name.padEnd(6)} ${story}` })),
  )
  const person = exchange.people.find((each) => each.id === who)
  if (!person) throw new Error(`no person ${who}`)
  return { exchange, person }
}

export const chooseLanguage = (): Promise<string> => choose('Which language does the exchange speak?', languages)

/** What the person knows and has, as the account stands now. */
export function showCard({ accounts }: Demo, person: Person): void {
  const account = accounts.must(person.id)
  const row = (name: string, value: string | null | undefined) => (value ? [[name, value]] : [])
  const rows = [
    ['Password', person.password],
    ...row('E-mail', account.email),
    ...row('Phone', account.phone),
    ...row('App', account.totp && (person.appGone ? 'authenticator, but the app is gone' : 'authenticator')),
    ...row('Kept key', person.keyKept && account.totp),
    ...row('Passkey', account.passkey && 'yes'),
    ['Account', `opened ${person.opened}, last traded ${person.coin}, first paid in ${person.deposit}`],
    ...row('Frozen', account.frozen ? 'yes' : ''),
  ]
  note(table(rows).join('\n'), `${person.name} ${person.story}`)
  log.info('Sign-in asks for the e-mail address or number, then for the password.')
}
