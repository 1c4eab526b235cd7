import { pionexAuthenticatorLost, pionexSignIn } from 'regain/machines'
import { ADA, NEW } from '../../people.ts'
import { choosePassword, givePassword, identify, pastPassword, proveByCode, proveByTotp, redeem } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { acknowledge, all, answer } from '../walk.ts'
import { flow, reset, toProving } from './walk.ts'

/** A new password, and in with it. */
export const resets: readonly Scenario[] = [
  scenario({
    name: 'pionex/password-through-phone',
    flow,
    says: 'known by e-mail, reset by SMS alone; it signs nobody in: back to the log-in with password and authenticator',
    async run(story) {
      const ada = await reset(story, { by: 'email', through: 'phone' })
      story.check(story.codesSent(ADA.email) === 0, 'the mailbox got no code')
      story.check(story.ada.password === NEW.password && story.ada.sessions === 0, 'it is new, and sessions have ended')
      story.sentToAll(all, 'applied')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))

      const held = ada.stay()
      await ada.submit({ type: 'login.return' })
      ada.in(pionexSignIn)
      await identify(ada, ADA.phone)
      await givePassword(ada)
      ada.refused('password_wrong')
      await givePassword(ada, NEW.password)
      await ada.at('provingSecond')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      const { account, methods, obligations } = await redeem(story, ada)
      story.check(account === ADA.id && methods.join() === 'password,totp', 'by the new password and the authenticator')
      story.check(obligations.length === 0, 'nothing has to be set up')
      await held.at('holding')
      await story.pass({ hours: 24 })
      await held.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/password-through-mailbox',
    flow,
    says: 'the other way round, in the app: known by number, reset through the mailbox; withdrawals are off for a day',
    async run(story) {
      const ada = await reset(story, { by: 'phone', through: 'email', channel: 'android' })
      story.check(story.codesSent(ADA.phone) === 0, 'the phone got no code')
      const until = await story.allows('withdraw', false)
      story.check(until === story.world.now + 86_400_000, 'for 24 hours')
      await story.allows('p2pSell', true)
      await story.pass({ hours: 23, minutes: 59, seconds: 59 })
      await story.allows('withdraw', false)
      await ada.at('holding')
      await story.pass({ seconds: 1 })
      await ada.ends('completed')
      await story.allows('withdraw', true)
      story.sentToAll(all, 'holdOver')
      story.applied(1)
    },
  }),
  scenario({
    name: 'pionex/password-then-authenticator',
    flow,
    says: 'the authenticator turns out to be lost as well: the hold lets her through, and nobody who comes from elsewhere',
    async run(story) {
      const ada = await reset(story)
      const held = ada.stay()
      const other = await story.open({ as: 'Somebody', flow: pionexAuthenticatorLost })
      await identify(other)
      await givePassword(other, NEW.password)
      other.refused('hold_running')
      story.check(other.retryAt() === story.world.now + 86_400_000, 'it may be tried again after the hold')
      await other.ends('blocked', { why: 'coolDown' })

      await ada.submit({ type: 'login.return' })
      await identify(ada)
      await givePassword(ada, NEW.password)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.submit({ type: 'path.choose', path: 'application' })
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await acknowledge(ada)
      await answer(ada)
      await ada.submit({ type: 'request.submit' })
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.owes('totp')
      story.applied(2)
      await story.pass({ hours: 24 })
      await held.ends('completed')
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/password-hold-not-shortened',
    flow,
    says: 'a second change an hour before the end of the hold: the hold gets longer, never shorter',
    async run(story) {
      const ada = await reset(story)
      const held = ada.stay()
      await story.pass({ hours: 23 })
      await ada.submit({ type: 'login.return' })
      await identify(ada)
      await givePassword(ada, NEW.password)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await ada.submit({ type: 'path.choose', path: 'application' })
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await acknowledge(ada)
      await answer(ada)
      await ada.submit({ type: 'request.submit' })
      await story.decide(ada, 'approve')
      await story.pass({ hours: 1 })
      await held.ends('completed')
      await story.allows('withdraw', false)
      await story.pass({ hours: 22, minutes: 59 })
      await story.allows('withdraw', false)
      await story.pass({ minutes: 1 })
      await ada.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'pionex/password-code-from-each',
    flow,
    preset: 'hardened',
    says: 'hardened: a code from each contact, authenticator or not; a day to object, and two days of hold',
    async run(story) {
      const ada = await toProving(story)
      await ada.fails({ type: 'newPassword.submit', password: NEW.password }, 'input_not_allowed')
      await proveByTotp(story, ada)
      await ada.at('proving')
      await proveByCode(story, ada, 'email')
      await choosePassword(ada)
      await ada.at('waiting')
      story.sentToAll(all, 'waiting')
      await story.pass({ hours: 24 })
      await ada.at('holding')
      story.check(story.ada.password === NEW.password, 'it is new')
      await story.pass({ hours: 47, minutes: 59 })
      await story.allows('addressBook', false)
      await story.pass({ minutes: 1 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/password-two-people',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'hardened: mail and SMS are all there is: two people agree, one is not enough and does not count twice',
    async run(story) {
      const ada = await toProving(story)
      await proveByCode(story, ada, 'email')
      await choosePassword(ada)
      await ada.at('underReview')
      await story.decide(ada, 'approve', 'Mia')
      await ada.at('underReview')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve', 'Mia'))
      await story.decide(ada, 'approve', 'Noa')
      await ada.at('waiting')
      await story.pass({ hours: 24 })
      await ada.at('holding')
      story.check(story.ada.password === NEW.password, 'it is new')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/password-authenticator-for-phone',
    flow,
    preset: 'hardened',
    says: 'hardened: the phone is gone; mailbox and authenticator are two different things and need no person',
    async run(story) {
      const ada = await toProving(story, 'email')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.at('proving')
      await proveByTotp(story, ada)
      await choosePassword(ada)
      await ada.at('waiting')
      await story.object(ADA.phone)
      await ada.ends('cancelled')
      story.applied(0)
      const again = await story.open({ flow: pionexSignIn })
      await pastPassword(again)
      await again.at('provingSecond')
      await again.submit({ type: 'case.cancel' })
    },
  }),
]
