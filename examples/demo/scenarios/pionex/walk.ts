import { type Contact, isContact } from 'regain'
import { pionexAuthenticatorLost } from 'regain/machines'
import { ADA } from '../people.ts'
import { pastPassword, proveByCode, send } from '../steps.ts'
import type { Story } from '../story.ts'
import type { Visitor } from '../visitor.ts'

export const flow = pionexAuthenticatorLost
export const all = [ADA.email, ADA.phone] as const

/** Up to the choice between restoring and applying. */
export async function toChoice(story: Story): Promise<Visitor> {
  const visitor = await story.open({ flow })
  await pastPassword(visitor)
  await visitor.at('choosingPath')
  return visitor
}
/** An application, up to what is to be proven. */
export async function toProving(story: Story): Promise<Visitor> {
  const visitor = await toChoice(story)
  await visitor.submit({ type: 'path.choose', path: 'application' })
  await visitor.at('proving')
  return visitor
}
/** Who has proven that the account is theirs reads the notice. */
export async function acknowledge(visitor: Visitor): Promise<void> {
  await visitor.at('acknowledging')
  await visitor.submit({ type: 'consequences.accept' })
  await visitor.at('answering')
}
/** The questions about the account, answered this well. */
export async function answer(visitor: Visitor, band: 'strong' | 'fair' | 'weak' = 'strong'): Promise<void> {
  await visitor.submit({ type: 'answers.start' })
  await visitor.submit({ type: 'answers.submit', response: { band } })
}
export async function toSubmitting(story: Story, band?: 'strong' | 'fair' | 'weak'): Promise<Visitor> {
  const visitor = await toProving(story)
  const left = (['email', 'phone'] as const).filter((kind): kind is Contact => isContact(kind) && !!story.ada[kind])
  for (const kind of left) await proveByCode(story, visitor, kind)
  await acknowledge(visitor)
  await answer(visitor, band)
  await visitor.at('submitting')
  return visitor
}
/** The whole application, sent. */
export async function apply(story: Story, band?: 'strong' | 'fair' | 'weak'): Promise<Visitor> {
  const visitor = await toSubmitting(story, band)
  await send(visitor)
  return visitor
}
