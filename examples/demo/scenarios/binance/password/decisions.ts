import { ADA, NEW } from '../../people.ts'
import { choosePassword, reachBy } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all } from '../walk.ts'
import { flow, toPassword, toProving, toReaching } from './walk.ts'

/** What the system, people, the owner and a freeze do to a new password. */
export const decisions: readonly Scenario[] = [
  scenario({
    name: 'binance/password-denied',
    flow,
    says: 'the system sees more than enough: denied, the old password stays, and the contacts are told',
    async run(story) {
      story.world.risk = 'deny'
      const thief = await toPassword(story)
      await choosePassword(thief)
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.check(story.ada.password === ADA.password, 'the password is as it was')
      story.applied(0)
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'binance/password-reviewed',
    flow,
    says: 'the system is not sure: a person looks, Ada comes back meanwhile and sees it, and it is approved',
    async run(story) {
      story.world.risk = 'review'
      const ada = await toPassword(story)
      await choosePassword(ada)
      await ada.at('underReview')
      story.sentToAll(all, 'underReview')
      story.check(story.ada.password === ADA.password, 'until then the old one stays')
      await story.pass({ hours: 20 })
      const back = await toReaching(story, { as: 'Ada, later' })
      await reachBy(story, back, 'phone')
      await back.at('underReview')
      await back.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await story.decide(ada, 'approve')
      await back.at('holding')
      story.check(story.ada.password === NEW.password, 'it is new')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/password-changed-meanwhile',
    flow,
    says: 'the account changes while a person looks: nothing is done on what is no longer true, a person looks again',
    async run(story) {
      story.world.risk = 'review'
      const ada = await toPassword(story)
      await choosePassword(ada)
      await story.change({ phone: NEW.phone }, 'Ada changes her number elsewhere')
      await story.decide(ada, 'approve')
      await ada.at('underReview')
      story.applied(0)
      await story.decide(ada, 'deny')
      await ada.ends('denied')
    },
  }),
  scenario({
    name: 'binance/password-frozen-before',
    flow,
    says: 'the account is frozen: said only to who has shown a code of it, and no password is changed',
    async run(story) {
      await story.freeze()
      const ada = await toReaching(story)
      await reachBy(story, ada, 'email')
      await ada.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/password-frozen-in-the-middle',
    flow,
    says: 'Ada freezes her account while somebody has her mailbox: that ends it',
    async run(story) {
      const thief = await toProving(story)
      await story.freeze()
      await thief.ends('blocked', { why: 'frozen' })
      await thief.fails({ type: 'code.request', kind: 'phone' }, 'case_closed')
    },
  }),
  scenario({
    name: 'binance/password-objection-before',
    flow,
    says: 'somebody has the mailbox; the phone says “this was not me” while a person looks: cancelled',
    async run(story) {
      story.world.risk = 'review'
      const thief = await toPassword(story, ['phone', 'totp'])
      await choosePassword(thief)
      await thief.at('underReview')
      await story.object(ADA.phone)
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      await story.faults('input_not_allowed', () => story.decide(thief, 'approve'))
      story.applied(0)
      story.check(story.ada.password === ADA.password, 'the password is as it was')
    },
  }),
  scenario({
    name: 'binance/password-objection-after',
    flow,
    says: 'the same when it is done already: the account is frozen, the hold does not end, a person decides for Ada',
    async run(story) {
      const thief = await toPassword(story, ['phone', 'totp'])
      await choosePassword(thief)
      await thief.at('holding')
      await story.pass({ hours: 23 })
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      story.check(story.ada.frozen, 'the account is frozen')
      story.sentToAll(all, 'disputed')
      await story.pass({ hours: 24 })
      await story.allows('withdraw', false)
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'holdOver', 0)
    },
  }),
  scenario({
    name: 'binance/password-owner-signs-in',
    flow,
    says: 'the phone that was called lost signs in by itself while a person looks: the request is cancelled',
    async run(story) {
      story.world.risk = 'review'
      const thief = await toPassword(story, ['phone', 'totp'])
      await choosePassword(thief)
      await story.signIn('phone')
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      story.applied(0)
    },
  }),
]
