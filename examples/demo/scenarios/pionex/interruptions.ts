import { pionexPassword, pionexSignIn } from 'regain/machines'
import { ADA } from '../people.ts'
import { identify, pastPassword, proveByCode, redeem } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, apply, flow } from './walk.ts'

/** What stops an application, or never lets it begin. */
export const interruptions: readonly Scenario[] = [
  scenario({
    name: 'pionex/cancelled-by-person',
    flow,
    says: 'the old phone is found under the sofa: Ada cancels her application',
    async run(story) {
      const ada = await apply(story)
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'pionex/cancelled-by-notice',
    flow,
    says: 'the application was not hers: stopped from her phone while it is under review',
    async run(story) {
      const thief = await apply(story)
      await story.object(ADA.phone)
      await thief.ends('cancelled')
      story.check((await story.world.recovery.desk.queue()).length === 0, 'the desk is empty')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/objection-in-the-hold',
    flow,
    says: 'it is done when the mailbox objects: the account is frozen and a person finds it was not Ada',
    async run(story) {
      const thief = await apply(story)
      await story.decide(thief, 'approve')
      await thief.at('holding')
      await story.object(ADA.email)
      await thief.at('holding.contested')
      story.check(story.ada.frozen, 'the account is frozen')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'pionex/owner-signs-in',
    flow,
    says: 'the real Ada signs in with the authenticator that was called lost: the application is cancelled',
    async run(story) {
      const thief = await apply(story)
      await thief.at('underReview')
      await story.signIn('totp')
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/frozen-in-review',
    flow,
    says: 'the account is frozen while the application waits: that ends it',
    async run(story) {
      const ada = await apply(story)
      await story.freeze()
      await ada.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
      story.check((await story.world.recovery.desk.queue()).length === 0, 'the desk is empty')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/changed-meanwhile',
    flow,
    says: 'the account changes while the person looks: the change is not made on what is no longer true',
    async run(story) {
      const ada = await apply(story)
      await story.change({ password: 'correct donkey' }, 'Ada changes her password')
      await story.decide(ada, 'approve')
      await ada.at('underReview')
      story.applied(0)
      await story.decide(ada, 'approve')
      await ada.at('holding')
      story.applied(1)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/not-set-up',
    flow,
    has: ['email', 'phone'],
    says: 'no authenticator was ever set up: there is nothing to reset, so she signs in, with her password already shown',
    async run(story) {
      const ada = await story.open()
      await pastPassword(ada)
      ada.in(pionexSignIn)
      await ada.at('provingSecond')
      await proveByCode(story, ada, 'phone')
      await ada.ends('signedIn')
      const { methods } = await redeem(story, ada)
      story.check(methods.join() === 'password,phone', 'the password was carried along')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/forgotten-password',
    flow,
    says: 'no password, no application: on to the flow for that, which asks anew who it is',
    async run(story) {
      const ada = await story.open()
      await identify(ada)
      const left = ada.stay()
      await ada.submit({ type: 'password.forget' })
      await left.ends('handedOver', { to: pionexPassword.id })
      ada.in(pionexPassword)
      await ada.at('identifying')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
]
