import {
  pionex72h,
  pionexAuthenticatorBinding,
  pionexAuthenticatorLost,
  pionexPassword,
  pionexSignIn,
} from 'regain/machines'
import { signedIn } from '../okx/signedIn/walk.ts'
import { request } from '../okx/walk.ts'
import { ADA, NEW } from '../people.ts'
import { bind, fromSession } from '../pionex/authenticatorBinding/walk.ts'
import { reset } from '../pionex/password/walk.ts'
import { acknowledge, answer } from '../pionex/walk.ts'
import { givePassword, identify, proveByCode, send } from '../steps.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'

/** Her authenticator is taken off after a review; the visitor is at the hold. */
async function takenOff(story: Story, visitor: Visitor): Promise<void> {
  await visitor.submit({ type: 'path.choose', path: 'application' })
  for (const kind of ['email', 'phone'] as const) await proveByCode(story, visitor, kind)
  await acknowledge(visitor)
  await answer(visitor)
  await send(visitor)
  await story.decide(visitor, 'approve')
  await visitor.at('holding')
}
export async function authenticatorLost(story: Story): Promise<Visitor> {
  const visitor = await story.open({ flow: pionexAuthenticatorLost })
  await identify(visitor)
  await givePassword(visitor, story.ada.password)
  await takenOff(story, visitor)
  return visitor
}

/** Two holds on one account: each runs its own length, and what either switches off is off. */
export const holds: readonly Scenario[] = [
  scenario({
    name: 'meeting/hold-not-shortened',
    flow: pionexAuthenticatorLost,
    policy: pionex72h,
    says: 'a second case with a hold of a day comes inside a hold of three: the three are not a minute shorter',
    async run(story) {
      const first = await authenticatorLost(story)
      const ends = await first.deadline('holdEnds')
      await story.owes('totp')
      await story.pass({ hours: 2 })
      const second = await fromSession(story)
      await proveByCode(story, second, 'email')
      await bind(story, second)
      const short = await second.deadline('holdEnds')
      story.check(short === story.world.now + 24 * 3_600_000 && short < ends, 'a day, inside the three')
      await story.owes()
      for (const capability of ['withdraw', 'recover'] as const)
        story.check((await story.allows(capability, false)) === ends, `${capability}: the later end counts`)
      await story.passUntil(short)
      await second.ends('completed')
      await story.allows('withdraw', false)
      await story.allows('recover', false)
      await story.passUntil(ends - 1_000)
      await story.allows('withdraw', false)
      await story.pass({ seconds: 1 })
      await first.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'meeting/hold-contested-and-a-second',
    flow: pionexAuthenticatorBinding,
    says: 'a hold is contested, and a second one begins and ends beside it: the first has no end for that',
    async run(story) {
      await authenticatorLost(story)
      await story.pass({ hours: 24 })
      const first = await request(story, 'email', signedIn)
      await story.object(ADA.email)
      await first.at('holding.contested')
      const second = await fromSession(story)
      await proveByCode(story, second, 'phone')
      await bind(story, second)
      await second.at('holding')
      await story.pass({ hours: 24 })
      await second.ends('completed')
      story.check((await story.allows('withdraw', false)) === undefined, 'the contested hold has no end')
      await story.pass({ hours: 30 })
      await story.allows('withdraw', false)
      await story.allows('recover', false)
      await story.decide(first, 'approve')
      await first.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'meeting/hold-over-hold',
    flow: pionexPassword,
    says: 'a new password, back to the sign-in, the authenticator is lost as well: the hold gets longer by what came later',
    async run(story) {
      const password = await reset(story)
      const ends = await password.deadline('holdEnds')
      const ada = password.stay()
      await story.pass({ hours: 5 })
      await ada.submit({ type: 'login.return' })
      ada.in(pionexSignIn)
      await identify(ada)
      await givePassword(ada, NEW.password)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await takenOff(story, ada)
      const later = await ada.deadline('holdEnds')
      story.check(later === ends + 5 * 3_600_000, 'the second hold ends five hours later')
      story.check((await story.allows('withdraw', false)) === later, 'and that counts')
      await story.passUntil(ends)
      await password.ends('completed')
      await story.allows('withdraw', false)
      await story.passUntil(later)
      await ada.ends('completed')
      await story.allows('withdraw', true)
      story.check(story.ada.totp === undefined && story.ada.email === ADA.email, 'only the authenticator is off')
    },
  }),
]
