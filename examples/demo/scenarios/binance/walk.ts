import { type Contact, type Factor, isContact } from 'regain'
import { binanceReset } from 'regain/machines'
import { ADA } from '../people.ts'
import { giveNew, pastPassword, proveByCode, proveByTotp, send } from '../steps.ts'
import type { Story } from '../story.ts'
import type { Visitor } from '../visitor.ts'

export const flow = binanceReset
/** What Binance switches off for 24 hours. */
export const off = ['withdraw', 'p2pSell', 'pay', 'card'] as const
export const all = [ADA.email, ADA.phone] as const

/** Says which are lost and accepts the consequences. */
export async function lose(visitor: Visitor, kinds: readonly Factor[]): Promise<void> {
  const [first = 'phone'] = kinds
  await visitor.submit({ type: 'factor.declareUnavailable', kind: first })
  await visitor.submit({ type: 'lost.submit', kinds: [...kinds] })
  await visitor.submit({ type: 'consequences.accept' })
}
export async function proveRest(story: Story, visitor: Visitor, kinds: readonly Factor[]): Promise<void> {
  for (const kind of kinds) {
    if (kind === 'totp') await proveByTotp(story, visitor)
    else if (isContact(kind)) await proveByCode(story, visitor, kind)
  }
}
/** Up to the screen with what is left to prove. */
export async function toProving(story: Story, lost: readonly Factor[] = ['phone']): Promise<Visitor> {
  const visitor = await story.open()
  await pastPassword(visitor)
  await lose(visitor, lost)
  await visitor.at('proving')
  return visitor
}
/** Up to the screen where the new ones are given. */
export async function toReplacing(story: Story, lost: readonly Factor[] = ['phone']): Promise<Visitor> {
  const visitor = await toProving(story, lost)
  await proveRest(story, visitor, leftOf(story, lost))
  return visitor
}
/** Up to the request, which is not sent yet. */
export async function toSubmitting(story: Story, lost: readonly Factor[] = ['phone']): Promise<Visitor> {
  const visitor = await toReplacing(story, lost)
  for (const kind of lost.filter((each): each is Contact => isContact(each))) await giveNew(story, visitor, kind)
  await visitor.at('submitting')
  return visitor
}
/** The whole request, sent. */
export async function request(story: Story, lost: readonly Factor[] = ['phone']): Promise<Visitor> {
  const visitor = await toSubmitting(story, lost)
  await send(visitor)
  return visitor
}
const leftOf = (story: Story, lost: readonly Factor[]): Factor[] =>
  (['email', 'phone', 'totp'] as const).filter((kind) => story.ada[kind] !== undefined && !lost.includes(kind))
