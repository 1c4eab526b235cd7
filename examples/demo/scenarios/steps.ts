import type { Contact } from 'regain'
import { ADA, NEW } from './people.ts'
import type { Story } from './story.ts'
import type { Visitor } from './visitor.ts'

/** Who is it, no passkey. */
export async function identify(visitor: Visitor, identifier: string = ADA.email): Promise<void> {
  await visitor.submit({ type: 'identifier.submit', identifier })
  if (visitor.view.step.name === 'passkey') await visitor.submit({ type: 'passkey.skip' })
}
export const givePassword = (visitor: Visitor, password: string = ADA.password) =>
  visitor.submit({ type: 'password.submit', password })
/** A stranger guesses until their half of the budget is spent; then the right one is refused as well. */
export async function spendPasswords(visitor: Visitor): Promise<void> {
  for (let guess = 0; guess < 5; guess++) {
    await givePassword(visitor, `guess ${guess}`)
    visitor.refused('password_wrong')
  }
  await givePassword(visitor)
  visitor.refused('password_exhausted')
}
export async function pastPassword(visitor: Visitor): Promise<void> {
  await identify(visitor)
  await givePassword(visitor)
}
/** By a code to the address the account has. */
export async function proveByCode(story: Story, visitor: Visitor, kind: Contact): Promise<void> {
  await visitor.submit({ type: 'code.request', kind })
  await visitor.submit({
    type: 'code.submit',
    kind,
    code: await story.code(story.given(story.ada[kind], 'an address')),
  })
}
/** By a code, before anything is known of the account. */
export async function reachBy(story: Story, visitor: Visitor, kind: Contact): Promise<void> {
  await visitor.submit({ type: 'code.request', kind })
  await visitor.submit({ type: 'account.reach', kind, code: await story.code(ADA[kind]) })
}
/** By the authenticator; each code is good once, so time passes first. */
export async function proveByTotp(story: Story, visitor: Visitor): Promise<void> {
  await story.pass({ seconds: 30 })
  await visitor.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
}
/** A new address, shown to be hers by its code. */
export async function giveNew(story: Story, visitor: Visitor, kind: Contact, address: string = NEW[kind]) {
  await visitor.submit({ type: 'contact.propose', kind, address })
  await visitor.submit({ type: 'contact.prove', kind, code: await story.code(address) })
}
/** A new authenticator, set up from the key that is shown once. */
export async function giveNewTotp(story: Story, visitor: Visitor): Promise<string> {
  const reveal = story.given(await visitor.submit({ type: 'enrolment.start' }), 'a new key, shown once')
  await visitor.submit({ type: 'enrolment.confirm', code: story.world.totp(reveal.secret) })
  return reveal.secret
}
export const choosePassword = (visitor: Visitor, password: string = NEW.password) =>
  visitor.submit({ type: 'newPassword.submit', password })
export const lookAtFace = async (visitor: Visitor, face: string = ADA.face): Promise<void> => {
  await visitor.submit({ type: 'identity.start', method: 'face' })
  await visitor.submit({ type: 'identity.finish', response: { face } })
}
export const send = (visitor: Visitor) => visitor.submit({ type: 'request.submit' })

/** The host takes up a sign-in. */
export async function redeem(story: Story, visitor: Visitor) {
  const redeemed = await story.world.recovery.redeem(visitor.ticket)
  const { account, methods, obligations } = redeemed
  const owed = obligations.map(({ kind }) => kind).join('+') || 'nothing'
  story.tell('host', `${account} is signed in by ${methods.join('+')}, and must set up ${owed}`)
  await story.settle()
  return redeemed
}

/** Nothing tells two visitors apart but which case it is. */
export function seeTheSame(story: Story, one: Visitor, other: Visitor): void {
  const [a, b] = [one, other].map(({ view }) => JSON.stringify({ ...view, case: { ...view.case, id: '' } }))
  story.check(a === b, 'both see the same')
}
