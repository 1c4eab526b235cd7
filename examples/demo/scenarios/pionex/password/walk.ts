import type { Contact } from 'regain'
import { pionexPassword } from 'regain/machines'
import { ADA } from '../../people.ts'
import { choosePassword, identify, reachBy } from '../../steps.ts'
import type { Story } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'

export const flow = pionexPassword

export const isPerson = (visitor: Visitor) => visitor.submit({ type: 'bot.submit', response: { person: 'yes' } })
interface Way {
  readonly by?: Contact
  readonly through?: Contact
  readonly channel?: 'web' | 'android' | 'ios'
}
/** Known by one contact, up to the first code. */
export async function toReaching(
  story: Story,
  { by = 'email', channel = 'web' }: Omit<Way, 'through'> = {},
): Promise<Visitor> {
  const visitor = await story.open({ client: { channel } })
  await identify(visitor, ADA[by])
  await isPerson(visitor)
  await visitor.at('reaching')
  return visitor
}
/** Reached, where that is not yet enough. */
export async function toProving(story: Story, through: Contact = 'phone'): Promise<Visitor> {
  const visitor = await toReaching(story)
  await reachBy(story, visitor, through)
  await visitor.at('proving')
  return visitor
}
/** Known by one contact and reached by a code to the other, or the same. */
export async function toPassword(story: Story, { through = 'phone', ...options }: Way = {}): Promise<Visitor> {
  const visitor = await toReaching(story, options)
  await reachBy(story, visitor, through)
  await visitor.at('choosingPassword')
  return visitor
}
/** The whole way: changed, and under the hold. */
export async function reset(story: Story, options: Way = {}): Promise<Visitor> {
  const visitor = await toPassword(story, options)
  await choosePassword(visitor)
  await visitor.at('holding')
  return visitor
}
