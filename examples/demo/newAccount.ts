import { log } from '@clack/prompts'
import { signUp } from './enrolling.ts'
import type { Demo } from './host.ts'
import { personOf, spareOf } from './people.ts'
import { askText, during } from './prompts.ts'

/** The sign-up page: again until both contacts can be used. */
export async function openAccount(demo: Demo, person: string): Promise<string> {
  const { name } = personOf(person)
  const spare = spareOf(person)
  log.step(`${name} opens a new account. Its own contacts, please: they will go to the old one.`)
  for (;;) {
    const email = await askText('E-mail address', '', isEmail, spare.email)
    const phone = await askText('Phone number', '', isPhone, spare.phone)
    const opened = await during(
      'Opening the account',
      'Looked up.',
      signUp(demo, person, { email: email.toLowerCase(), phone }),
    )
    if (opened !== undefined) {
      log.success(`The account is open. It is empty, and nobody has compared a face for it.`)
      return opened
    }
    log.warn('One of these cannot be used: it belongs to an account, or was lately given up.')
  }
}
const isEmail = (text: string): string | undefined =>
  /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text) ? undefined : 'That is not an e-mail address.'
const isPhone = (text: string): string | undefined =>
  /^\+\d{8,15}$/.test(text) ? undefined : 'A number with its country, such as +46701740699.'
