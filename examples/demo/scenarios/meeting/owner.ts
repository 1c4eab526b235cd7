import {
  binancePassword,
  binanceReset,
  okxReset,
  okxResetSignedIn,
  pionexAuthenticatorBinding,
  pionexAuthenticatorLost,
  pionexContactChange,
  pionexPassword,
  pionexSignIn,
} from 'regain/machines'
import { lose, request as sendReset } from '../binance/walk.ts'
import { again, toConfirming } from '../okx/migration/walk.ts'
import { signedIn } from '../okx/signedIn/walk.ts'
import { request } from '../okx/walk.ts'
import { ADA, NEW } from '../people.ts'
import { givePassword, proveByCode, proveByTotp, redeem, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, come, getIn } from './walk.ts'

/** What the owner does elsewhere reaches a case of any flow that is open on the account. */
export const owner: readonly Scenario[] = [
  scenario({
    name: 'meeting/owner-signs-in',
    flow: binanceReset,
    says: 'a thief calls her authenticator lost; she signs in with it, and as the host takes that up the thief’s case ends',
    async run(story) {
      story.world.risk = 'review'
      const thief = await getIn(story, binanceReset, { as: 'A thief' })
      await lose(thief, ['totp'])
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, thief, kind)
      await send(thief)
      await thief.at('underReview')
      const ada = await getIn(story, pionexSignIn)
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      await thief.at('underReview')
      const { methods } = await redeem(story, ada)
      story.check(methods.includes('totp'), 'by the authenticator')
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/owner-signs-in-otherwise',
    flow: okxResetSignedIn,
    says: 'she signs in by what nobody calls lost: the case goes on, and both its person and its screen know',
    async run(story) {
      story.world.risk = 'review'
      const somebody = await request(story, 'phone', signedIn)
      const ada = await getIn(story, pionexSignIn)
      await proveByTotp(story, ada)
      await redeem(story, ada)
      await somebody.at('underReview')
      await somebody.noticed('ownerSignedIn')
      await somebody.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/owner-signs-in-after-it-was-changed',
    flow: okxReset,
    says: 'the change is made: a sign-in undoes nothing and shortens no hold; that takes an objection',
    async run(story) {
      const thief = await request(story)
      const ends = await thief.deadline('holdEnds')
      const ada = await getIn(story, pionexSignIn)
      await proveByTotp(story, ada)
      await redeem(story, ada)
      await thief.at('holding')
      story.check((await thief.deadline('holdEnds')) === ends, 'the hold is as long as it was')
      story.check((await story.allows('withdraw', false)) === ends, 'at the host as well')
      await story.object(ADA.email)
      await thief.at('holding.contested')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
    },
  }),
  scenario({
    name: 'meeting/owner-freezes',
    flow: binanceReset,
    says: 'she freezes her account: that ends a case of every flow that knows the account, and none begins',
    async run(story) {
      again(story)
      const ways = [
        () => getIn(story, binanceReset),
        () => getIn(story, okxReset),
        () => getIn(story, pionexAuthenticatorLost),
        () => getIn(story, binancePassword),
        () => getIn(story, pionexPassword),
        () => story.open({ flow: okxResetSignedIn, signedIn: {} }),
        () => story.open({ flow: pionexContactChange, signedIn: {} }),
        () => toConfirming(story),
      ]
      for (const comes of ways) {
        const visitor = await comes()
        await story.freeze()
        await visitor.ends('blocked', { why: 'frozen' })
        await story.change({ frozen: false }, 'ada is frozen no more')
        await story.pass({ hours: 1 })
      }
      await story.freeze()
      for (const flow of [pionexSignIn, okxReset, binancePassword]) {
        const late = await getIn(story, flow)
        await late.ends('blocked', { why: 'frozen' })
      }
      const late = await story.open({ flow: pionexAuthenticatorBinding, signedIn: {} })
      await late.ends('blocked', { why: 'frozen' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/owner-freezes-a-sign-in',
    flow: pionexSignIn,
    says: 'she freezes her account while somebody is half signed in: the check that follows does not let them in',
    async run(story) {
      const thief = await getIn(story, pionexSignIn, { as: 'A thief' })
      await thief.at('provingSecond')
      await story.freeze()
      await story.pass({ seconds: 30 })
      await thief.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await thief.ends('blocked', { why: 'frozen' })
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(thief.ticket))
    },
  }),
  scenario({
    name: 'meeting/owner-changes-her-password',
    flow: pionexSignIn,
    says: 'a thief is half signed in with the old password, or wholly but not yet taken up: a new one ends both',
    async run(story) {
      const half = await getIn(story, pionexSignIn, { as: 'A thief' })
      const whole = await getIn(story, pionexSignIn, { as: 'A thief' })
      await proveByTotp(story, whole)
      await whole.ends('signedIn')
      await story.change({ password: NEW.password }, 'Ada has a new password', { told: false })
      await proveByTotp(story, half)
      await half.ends('signedIn')
      for (const thief of [half, whole])
        await story.faults('ticket_invalid', () => story.world.recovery.redeem(thief.ticket))
      const ada = await come(story, pionexSignIn)
      await givePassword(ada, NEW.password)
      await proveByTotp(story, ada)
      const { account } = await redeem(story, ada)
      story.check(account === ADA.id, 'with the new one she is let in')
    },
  }),
  scenario({
    name: 'meeting/owner-freezes-in-the-hold',
    flow: binanceReset,
    says: 'the change is made and she freezes: the hold stays, nothing is on again before its end',
    async run(story) {
      const thief = await sendReset(story)
      await story.freeze()
      await thief.at('holding')
      await story.allows('withdraw', false)
      const late = await come(story, okxReset)
      await late.submit({ type: 'password.submit', password: ADA.password })
      await late.ends('blocked', { why: 'frozen' })
      await story.pass({ hours: 24 })
      await thief.ends('completed')
      story.check(story.ada.frozen, 'she is frozen all the same')
    },
  }),
]
