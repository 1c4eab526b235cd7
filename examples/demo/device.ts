import type { InputView } from 'regain'
import { Form, SignInAt, widget } from './challenges.ts'
import type { Person } from './people.ts'
import { choose } from './prompts.ts'

const sites = { google: 'Google', apple: 'Apple' }

/** The person's device answers: here, the person chooses what it would see. */
export async function respond({ type, challenge }: InputView, person: Person): Promise<Record<string, string>> {
  const elsewhere = SignInAt.safeParse(challenge)
  if (elsewhere.success) return signInAt(elsewhere.data.signInAt, person)
  const { form } = type === 'bot.submit' ? widget : Form.parse(challenge)
  const response: Record<string, string> = {}
  for (const { field, label, options } of form) response[field] = await choose(label, options)
  return response
}

async function signInAt(site: keyof typeof sites, { id, name, linked }: Person): Promise<Record<string, string>> {
  const known = linked?.startsWith(`${site}:`) ? '' : ', linked to nothing here'
  const subject = await choose(`${sites[site]} asks: who are you?`, [
    { value: id, label: `${name}, at ${sites[site]}${known}` },
    { value: 'stranger', label: 'Somebody else, whom the exchange does not know' },
    { value: '', label: `Nobody: leave ${sites[site]}` },
  ])
  return subject === '' ? {} : { subject }
}
