import { isContact } from 'regain'
import { okxReset } from 'regain/machines'
import { ADA } from '../people.ts'
import { giveNew, giveNewTotp, lookAtFace, pastPassword, proveByCode, proveByTotp, send } from '../steps.ts'
import type { Story } from '../story.ts'
import type { Visitor } from '../visitor.ts'

export const flow = okxReset
export const all = [ADA.email, ADA.phone] as const
type Item = 'phone' | 'email' | 'totp'
/** Up to the choice of the one item, signed out or from a session. */
type Come = (story: Story) => Promise<Visitor>

export async function toChoice(story: Story): Promise<Visitor> {
  const visitor = await story.open({ flow })
  await pastPassword(visitor)
  await visitor.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
  await visitor.at('choosingItem')
  return visitor
}
export async function toProving(story: Story, item: Item = 'phone', come: Come = toChoice): Promise<Visitor> {
  const visitor = await come(story)
  await visitor.submit({ type: 'item.choose', kind: item })
  await visitor.submit({ type: 'consequences.accept' })
  await visitor.at('proving')
  return visitor
}
/** Everything but the item is proven; the face comes next. */
export async function toFace(story: Story, item: Item = 'phone', come: Come = toChoice): Promise<Visitor> {
  const visitor = await toProving(story, item, come)
  await proveRest(story, visitor, item)
  await visitor.at('provingIdentity.face')
  return visitor
}
export async function proveRest(story: Story, visitor: Visitor, item: Item): Promise<void> {
  for (const kind of (['email', 'phone', 'totp'] as const).filter((each) => each !== item && story.ada[each])) {
    if (isContact(kind)) await proveByCode(story, visitor, kind)
    else await proveByTotp(story, visitor)
  }
}
export async function toSubmitting(story: Story, item: Item = 'phone', come: Come = toChoice): Promise<Visitor> {
  const visitor = await toFace(story, item, come)
  await lookAtFace(visitor)
  await visitor.at('replacing')
  if (isContact(item)) await giveNew(story, visitor, item)
  else await giveNewTotp(story, visitor)
  await visitor.at('submitting')
  return visitor
}
/** The whole request, sent. */
export async function request(story: Story, item: Item = 'phone', come: Come = toChoice): Promise<Visitor> {
  const visitor = await toSubmitting(story, item, come)
  await send(visitor)
  return visitor
}
