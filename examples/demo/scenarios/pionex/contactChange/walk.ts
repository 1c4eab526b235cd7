import type { Contact } from 'regain'
import { pionexContactChange } from 'regain/machines'
import { giveNew, proveByCode, proveByTotp, send } from '../../steps.ts'
import type { SignedIn, Story } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'

export const flow = pionexContactChange

/** From Ada's session. */
export const fromSession = (story: Story, signedIn: SignedIn = { methods: ['password', 'totp'] }): Promise<Visitor> =>
  story.open({ flow, signedIn })
/** One contact is chosen and the notice is read, up to the code of the authenticator. */
export async function toTotp(story: Story, kind: Contact = 'email'): Promise<Visitor> {
  const visitor = await fromSession(story)
  await visitor.submit({ type: 'item.choose', kind })
  await visitor.submit({ type: 'consequences.accept' })
  await visitor.at('provingTotp')
  return visitor
}
/** Up to both codes, of which one goes to what is to leave. */
export async function toContacts(story: Story, kind?: Contact): Promise<Visitor> {
  const visitor = await toTotp(story, kind)
  await proveByTotp(story, visitor)
  await visitor.at('provingContacts')
  return visitor
}
export async function toReplacing(story: Story, kind?: Contact): Promise<Visitor> {
  const visitor = await toContacts(story, kind)
  for (const each of ['email', 'phone'] as const) await proveByCode(story, visitor, each)
  await visitor.at('replacing')
  return visitor
}
export async function toSubmitting(story: Story, kind: Contact = 'email', address?: string): Promise<Visitor> {
  const visitor = await toReplacing(story, kind)
  await giveNew(story, visitor, kind, address)
  await visitor.at('submitting')
  return visitor
}
/** The whole change, sent. */
export async function change(story: Story, kind?: Contact, address?: string): Promise<Visitor> {
  const visitor = await toSubmitting(story, kind, address)
  await send(visitor)
  return visitor
}
