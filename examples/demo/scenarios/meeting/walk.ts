import type { Contact, Flow, View } from 'regain'
import {
  binancePassword,
  binanceReset,
  okxReset,
  pionexAuthenticatorLost,
  pionexPassword,
  pionexSignIn,
} from 'regain/machines'
import { ADA, NEW } from '../people.ts'
import { isPerson } from '../pionex/password/walk.ts'
import { choosePassword, givePassword, identify, reachBy } from '../steps.ts'
import type { Story } from '../story.ts'
import type { Visitor } from '../visitor.ts'

export const all = [ADA.email, ADA.phone] as const
/** The flows that begin with a password, and those that begin with a code because it is forgotten. */
export const byPassword = [binanceReset, pionexSignIn, pionexAuthenticatorLost, okxReset] as const
export const byCode = [binancePassword, pionexPassword] as const
export const signedOut = [...byPassword, ...byCode] as const

/** Known by name in a flow that is open to everyone, up to the first thing that can be right or wrong. */
export async function come(
  story: Story,
  flow: Flow,
  {
    as = 'Ada',
    identifier = ADA.email,
    recognised = false,
  }: { as?: string; identifier?: string; recognised?: boolean } = {},
): Promise<Visitor> {
  const visitor = await story.open({ flow, as, recognised })
  await identify(visitor, identifier)
  if (visitor.view.step.name === 'checkingBot') await isPerson(visitor)
  return visitor
}
/** The same, past it. */
export async function getIn(story: Story, flow: Flow, options: Parameters<typeof come>[2] = {}): Promise<Visitor> {
  const visitor = await come(story, flow, options)
  if (visitor.view.step.name === 'password') await givePassword(visitor)
  else await reachBy(story, visitor, 'email')
  return visitor
}
/** A thief who reads one contact of hers and nothing else gets a password of their own. */
export async function passwordThrough(story: Story, flow: Flow, contact: Contact): Promise<Visitor> {
  const thief = await come(story, flow, { as: 'A thief', identifier: ADA[contact] })
  await reachBy(story, thief, contact)
  for (const kind of ['email', 'phone', 'totp'] as const)
    if (
      kind !== contact &&
      thief.view.inputs.some(({ type, kinds }) => type === 'factor.declareUnavailable' && kinds?.includes(kind))
    )
      await thief.submit({ type: 'factor.declareUnavailable', kind })
  if (thief.view.step.name === 'choosingPassword') await choosePassword(thief, NEW.password)
  return thief
}
/** Each factor as the screen shows it. */
export const statesOf = ({ factors }: View): string => factors.map(({ kind, state }) => `${kind} ${state}`).join(', ')
