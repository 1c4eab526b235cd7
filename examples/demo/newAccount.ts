import { log } from '@clack/prompts'
import type { Contact } from 'regain'
import { signUp } from './enrolling.ts'
import type { Demo } from './host.ts'
import { personOf, spareOf } from './people.ts'
import { askText, during } from './prompts.ts'

/** The sign-up page: again until both contacts can be used. */
export async function openAccount(demo: Demo, person: string): Promise<string> {
  const { name } = personOf(person)
  const { email: spareEmail, phone: sparePhone } = spareOf(person)
  const free = (kind: Contact, value: string) => (demo.accounts.with(kind, value).length === 0 ? value : '')
  log.step(`${name} opens a new account; its contacts will go to the old one.`)
  for (;;) {
    const email = await askText('E-mail address', '', isEmail, free('email', spareEmail))
    const phone = await askText('Phone number', '', isPhone, free('phone', sparePhone))
    const opened = await during(
      'Opening the account',
      'Looked up.',
      signUp(demo, person, { email: email.toLowerCase(), phone }),
    )
    if (opened !== undefined) {
      log.success('The account is open: empty, and nobody has compared a face for it.')
      return opened
    }
    log.warn('One of these belongs to an account, or was lately given up.')
  }
}
const isEmail = (text: string): string | undefined =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'That is not an e-mail address.'
const isPhone = (text: string): string | undefined =>
  /^\+\d{8,15}$/.test(text) ? undefined : 'A number with its country, such as +46701740699.'
