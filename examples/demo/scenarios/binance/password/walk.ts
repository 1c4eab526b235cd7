import type { Factor } from 'regain'
import { binancePassword } from 'regain/machines'
import { identify, proveByCode, proveByTotp, reachBy } from '../../steps.ts'
import type { Story } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'

export const flow = binancePassword

/** Up to the first code. */
export async function toReaching(story: Story, options: Parameters<Story['open']>[0] = {}): Promise<Visitor> {
  const visitor = await story.open(options)
  await identify(visitor)
  await visitor.at('reaching')
  return visitor
}
/** The mailbox is reached; the other checks are to come. */
export async function toProving(story: Story): Promise<Visitor> {
  const visitor = await toReaching(story)
  await reachBy(story, visitor, 'email')
  await visitor.at('proving')
  return visitor
}
/** Up to the new password; of what is lost it is said so. */
export async function toPassword(story: Story, lost: readonly Factor[] = []): Promise<Visitor> {
  const visitor = await toProving(story)
  for (const kind of lost) await visitor.submit({ type: 'factor.declareUnavailable', kind })
  if (!lost.includes('phone') && story.ada.phone !== undefined) await proveByCode(story, visitor, 'phone')
  if (!lost.includes('totp') && story.ada.totp !== undefined) await proveByTotp(story, visitor)
  await visitor.at('choosingPassword')
  return visitor
}
