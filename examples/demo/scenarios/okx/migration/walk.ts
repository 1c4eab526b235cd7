import { okxMigration } from 'regain/machines'
import type { NewAccount } from '../../../../../src/testing/simulation/host.ts'
import { ADA, ADA_AGAIN } from '../../people.ts'
import { lookAtFace, send } from '../../steps.ts'
import type { SignedIn, Story } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'

export const flow = okxMigration
/** What the old account had, and what the new one lends. */
export const old = [ADA.email, ADA.phone] as const
export const lent = [ADA_AGAIN.email, ADA_AGAIN.phone] as const

/** Ada has made a new account, and has nothing in it. */
export function again(story: Story, account: NewAccount = ADA_AGAIN): void {
  story.tell('host', `${account.id} is a new account`)
  story.world.host.add({ empty: true, ...account })
}
export const fromNew = (story: Story, { account = ADA_AGAIN.id, ...signedIn }: SignedIn = {}, as = 'Ada') =>
  story.open({ as, flow, signedIn: { account, ...signedIn } })

/** Codes to what the new account has; the face comes next. */
export async function proveLent(story: Story, visitor: Visitor, account: string = ADA_AGAIN.id): Promise<void> {
  for (const kind of ['email', 'phone'] as const) {
    const address = story.world.host.get(account)[kind]
    if (address === undefined) continue
    await visitor.submit({ type: 'code.request', kind })
    await visitor.submit({ type: 'code.submit', kind, code: await story.code(address) })
  }
}
export async function toFace(story: Story, account: string = ADA_AGAIN.id): Promise<Visitor> {
  const visitor = await fromNew(story, { account })
  await proveLent(story, visitor, account)
  await visitor.at('provingIdentity.face')
  return visitor
}
export async function toConfirming(story: Story, account: string = ADA_AGAIN.id): Promise<Visitor> {
  const visitor = await toFace(story, account)
  await lookAtFace(visitor)
  await visitor.at('confirming')
  return visitor
}
export async function toSubmitting(story: Story, account: string = ADA_AGAIN.id): Promise<Visitor> {
  const visitor = await toConfirming(story, account)
  await visitor.submit({ type: 'subject.confirm' })
  await visitor.at('submitting')
  return visitor
}
/** The whole request, sent. */
export async function migrate(story: Story, account: string = ADA_AGAIN.id): Promise<Visitor> {
  const visitor = await toSubmitting(story, account)
  await send(visitor)
  return visitor
}
/** The face fails three times, documents are sent in its place. */
export async function toDocuments(story: Story): Promise<Visitor> {
  const visitor = await toFace(story)
  for (let time = 0; time < 3; time++) await lookAtFace(visitor, 'unclear')
  await visitor.submit({ type: 'identity.start', method: 'document' })
  await visitor.submit({ type: 'identity.finish', response: { papers: 'passport' } })
  await visitor.at('checkingDocuments')
  return visitor
}
