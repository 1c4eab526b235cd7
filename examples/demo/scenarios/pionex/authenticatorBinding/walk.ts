import { pionexAuthenticatorBinding } from 'regain/machines'
import { proveByCode, send } from '../../steps.ts'
import type { SignedIn, Story } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'

export const flow = pionexAuthenticatorBinding

export const fromSession = (story: Story, signedIn: SignedIn = {}): Promise<Visitor> => story.open({ flow, signedIn })
/** A code by e-mail, up to the key. */
export async function toEnrolling(story: Story): Promise<Visitor> {
  const visitor = await fromSession(story)
  await proveByCode(story, visitor, 'email')
  await visitor.at('enrolling.showing')
  return visitor
}
export const showKey = async (story: Story, visitor: Visitor): Promise<string> =>
  story.given(await visitor.submit({ type: 'enrolment.start' }), 'a key, shown once').secret
/** The time to object goes by. */
export async function toEnd(story: Story, visitor: Visitor): Promise<void> {
  await visitor.at('holding.running')
  await story.pass({ hours: 24 })
  await visitor.ends('completed')
}
/** The rest of the way. Returns the key. */
export async function bind(story: Story, visitor: Visitor): Promise<string> {
  const secret = await showKey(story, visitor)
  await visitor.submit({ type: 'key.confirmSaved' })
  await visitor.submit({ type: 'enrolment.confirm', code: story.world.totp(secret) })
  await send(visitor)
  return secret
}
