import { binanceReset } from 'regain/machines'
import { ADA, NEW } from '../../people.ts'
import {
  choosePassword,
  givePassword,
  identify,
  lookAtFace,
  pastPassword,
  proveByCode,
  proveByTotp,
  reachBy,
} from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all, lose, off } from '../walk.ts'
import { flow, toPassword, toProving, toReaching } from './walk.ts'

/** A new password, and back to the log-in. */
export const resets: readonly Scenario[] = [
  scenario({
    name: 'binance/password-happy',
    flow,
    says: 'forgotten at the log-in: codes, a new password, and back to the log-in, which takes the new one',
    async run(story) {
      const ada = await story.open({ flow: binanceReset })
      await identify(ada)
      await ada.submit({ type: 'password.forget' })
      ada.in(flow)
      await identify(ada)
      await reachBy(story, ada, 'email')
      await proveByCode(story, ada, 'phone')
      await proveByTotp(story, ada)
      await choosePassword(ada)
      await ada.at('holding')
      story.applied(1)
      story.check(story.ada.password === NEW.password && story.ada.sessions === 0, 'it is new, and sessions have ended')
      story.sentToAll(all, 'applied')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))

      const held = ada.stay()
      await ada.submit({ type: 'login.return' })
      ada.in(binanceReset)
      await identify(ada)
      await givePassword(ada)
      ada.refused('password_wrong')
      await givePassword(ada, NEW.password)
      await ada.at('requirements')
      await ada.submit({ type: 'case.cancel' })
      await story.pass({ hours: 24 })
      await held.ends('completed')
    },
  }),
  scenario({
    name: 'binance/password-hold',
    flow,
    says: 'what can move money is off for 24 hours to the second, and so is another recovery; then all is on again',
    async run(story) {
      const ada = await toPassword(story)
      await choosePassword(ada)
      const changed = story.world.now
      for (const capability of off) {
        const until = await story.allows(capability, false)
        story.check(until === changed + 86_400_000, `${capability} is off for 24 hours`)
      }
      const other = await story.open({ as: 'Somebody', flow: binanceReset })
      await identify(other)
      await givePassword(other, NEW.password)
      other.refused('hold_running')
      await other.ends('blocked', { why: 'coolDown' })
      await story.pass({ hours: 23, minutes: 59, seconds: 59 })
      await ada.at('holding')
      await story.pass({ seconds: 1 })
      await ada.ends('completed')
      story.sentToAll(all, 'holdOver')
      for (const capability of off) await story.allows(capability, true)
    },
  }),
  scenario({
    name: 'binance/password-no-code-reaches-me',
    flow,
    says: 'neither mailbox nor phone: customer service, and nothing was sent or changed',
    async run(story) {
      const ada = await toReaching(story)
      await ada.submit({ type: 'contacts.declareUnavailable' })
      await ada.ends('referred', { to: 'support' })
      story.check(story.world.sent.length === 0, 'nobody got anything')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/password-rest-is-lost',
    flow,
    says: 'phone and authenticator are out of reach: the mailbox is enough for a password, but not for more in its wake',
    async run(story) {
      const ada = await toPassword(story, ['phone', 'totp'])
      await choosePassword(ada)
      await ada.at('holding')
      story.sentToAll(all, 'submitted')
      story.sentToAll(all, 'applied')
      const held = ada.stay()
      await ada.submit({ type: 'login.return' })
      await identify(ada)
      await givePassword(ada, NEW.password)
      await lose(ada, ['phone', 'totp'])
      await proveByCode(story, ada, 'email')
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: NEW.phone })
      await ada.submit({ type: 'contact.prove', kind: 'phone', code: await story.code(NEW.phone) })
      await ada.submit({ type: 'request.submit' })
      await ada.at('underReview')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.applied(1)
      await story.pass({ hours: 24 })
      await held.ends('completed')
    },
  }),
  scenario({
    name: 'binance/password-mailbox-alone',
    flow,
    preset: 'hardened',
    says: 'hardened: whoever has nothing but the mailbox gets no password by it: a face is asked for, and it is not hers',
    async run(story) {
      const thief = await toProving(story)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await thief.at('proving')
      await thief.offered('newPassword.submit', false)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await thief.at('provingIdentity.face')
      await lookAtFace(thief, 'Bob')
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.check(story.ada.password === ADA.password, 'the password is as it was')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/password-identity',
    flow,
    preset: 'hardened',
    has: ['email'],
    says: 'hardened: a mailbox is all there is; her face makes up for the rest, and the change waits for a day',
    async run(story) {
      const ada = await toReaching(story)
      await reachBy(story, ada, 'email')
      await ada.at('provingIdentity.face')
      await lookAtFace(ada)
      await ada.at('choosingPassword')
      await choosePassword(ada)
      await ada.at('waiting')
      story.sent(ADA.email, 'waiting')
      story.applied(0)
      await story.pass({ hours: 24 })
      await ada.at('holding')
      story.check(story.ada.password === NEW.password, 'it is new')
      await story.allows('apiKeys', false)
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/password-two-approvers',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'hardened: codes by e-mail and SMS are never enough without people: two agree, and then a day to object',
    async run(story) {
      const ada = await toPassword(story)
      await choosePassword(ada)
      await ada.at('underReview')
      await story.decide(ada, 'approve', 'Mia')
      await ada.at('underReview')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve', 'Mia'))
      await story.decide(ada, 'approve', 'Noa')
      await ada.at('waiting')
      await story.object(ADA.phone)
      await ada.ends('cancelled')
      await story.pass({ days: 3 })
      story.applied(0)
      story.check(story.ada.password === ADA.password, 'the password is as it was')
      const again = await story.open({ flow: binanceReset })
      await pastPassword(again)
      await again.at('requirements')
      await again.submit({ type: 'case.cancel' })
    },
  }),
]
