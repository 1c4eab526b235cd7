import { ADA, ADA_AGAIN, BOB } from '../../people.ts'
import { send } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { again, flow, fromNew, lent, migrate, old, toDocuments, toSubmitting } from './walk.ts'

/** Somebody or something disagrees with a migration. */
export const doubts: readonly Scenario[] = [
  scenario({
    name: 'okx/migration-objection-before',
    flow,
    says: 'the old mailbox can be read after all and objects: a person decides, and hears who objected',
    async run(story) {
      again(story)
      const thief = await toSubmitting(story)
      await story.object(ADA.email)
      await thief.noticed('disputed')
      await send(thief)
      await thief.at('underReview')
      story.applied(0)
      const { marked } = await story.world.recovery.desk.view(thief.view.case.id)
      story.check(marked.join() === 'disputed', 'the desk sees that an old contact objects')
      await story.decide(thief, 'deny')
      await thief.ends('denied')
      story.sentToAll([...old, ...lent], 'denied')
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-objection-after',
    flow,
    says: 'the old number objects in the hold: it has no end until a person has looked, who freezes the old account',
    async run(story) {
      again(story)
      const thief = await migrate(story)
      await thief.at('holding')
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      story.check(!story.ada.frozen, 'nothing is frozen yet')
      await story.pass({ hours: 47 })
      story.check((await story.allows('withdraw', false)) === undefined, 'the hold has no end')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      story.check(story.ada.frozen && !story.world.host.get(ADA_AGAIN.id).frozen, 'the old account is frozen, no other')
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'okx/migration-owner-signs-in',
    flow,
    says: 'the owner still gets codes at the old number, and signs in with one: no contact is lost, so it is cancelled',
    async run(story) {
      story.world.risk = 'review'
      again(story)
      const thief = await migrate(story)
      await story.signIn('totp')
      await thief.noticed('ownerSignedIn')
      await thief.at('underReview')
      await story.signIn('phone', 'totp')
      await thief.ends('cancelled')
      story.sentToAll(old, 'cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-new-one-signs-in',
    flow,
    says: 'whoever signs in to the new account, by its own number, says nothing against it',
    async run(story) {
      story.world.risk = 'review'
      again(story)
      const ada = await migrate(story)
      await story.world.recovery.account(ADA_AGAIN.id).signedIn({ methods: ['phone'] })
      await ada.at('underReview')
      const back = await fromNew(story, { methods: ['password', 'phone'] })
      await back.at('underReview')
      story.check(back.view.case.id === ada.view.case.id, 'she sees how it stands')
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/migration-old-one-changed',
    flow,
    says: 'the old account changes before the change is made: decided again by a person; and once more, by another look',
    async run(story) {
      again(story)
      let times = 0
      story.fault = (port) => {
        if (port === 'accounts.apply' && ++times <= 2) story.world.host.touch(ADA.id, { sessions: times })
      }
      const ada = await migrate(story)
      await ada.at('underReview')
      await story.allows('withdraw', true)
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
    name: 'okx/migration-new-one-changed',
    flow,
    says: 'the new account gets another password meanwhile: a person looks, and then its contacts move',
    async run(story) {
      again(story)
      let times = 0
      story.fault = (port) => {
        if (port === 'accounts.apply' && ++times === 1)
          story.world.host.touch(ADA_AGAIN.id, { password: 'another horse' })
      }
      const ada = await migrate(story)
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
    name: 'okx/migration-other-contacts-meanwhile',
    flow,
    says: 'the new account gets a thief’s mailbox after all was proven: that one never moves, whoever approves',
    async run(story) {
      again(story)
      story.world.risk = 'review'
      const ada = await migrate(story)
      const thief = { email: 'thief@post.example' }
      await story.change(thief, 'the new account has another mailbox', { account: ADA_AGAIN.id })
      for (let time = 0; time < 3; time++) {
        await story.decide(ada, 'approve')
        await ada.at('underReview')
      }
      story.applied(0)
      story.check(story.ada.email === ADA.email, 'the old account is as it was')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
    },
  }),
  scenario({
    name: 'okx/migration-two-approvers',
    flow,
    preset: 'hardened',
    says: 'hardened: two people, neither of them the owner of one of the accounts; a day to object; the old contacts banned',
    async run(story) {
      again(story)
      story.world.risk = 'review'
      const ada = await migrate(story)
      for (const owner of [ADA.id, ADA_AGAIN.id])
        await story.faults('input_not_allowed', () => story.decide(ada, 'approve', owner))
      await story.decide(ada, 'approve')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve'))
      await ada.at('underReview')
      await story.decide(ada, 'approve', BOB.id)
      await ada.at('waiting')
      story.sentToAll([...old, ...lent], 'waiting')
      story.applied(0)
      await story.passUntil(await ada.deadline('waitEnds'))
      await ada.at('holding')
      await story.allowsRegister('email', ADA.email, false)
      await story.allowsRegister('phone', ADA.phone, false)
      await story.pass({ hours: 48 })
      await ada.ends('completed')
      await story.pass({ days: 28 })
      await story.allowsRegister('email', ADA.email, true)
    },
  }),
  scenario({
    name: 'okx/migration-documents-of-the-desk',
    flow,
    says: 'whoever sits at the desk does not accept documents as their own, for either account',
    async run(story) {
      again(story)
      const thief = await toDocuments(story)
      for (const owner of [ADA.id, ADA_AGAIN.id])
        await story.faults('input_not_allowed', () => story.decide(thief, 'approve', owner, ADA.id))
      await thief.at('checkingDocuments')
      await thief.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-wait-objection',
    flow,
    preset: 'hardened',
    says: 'hardened: approved, but within the wait an old contact objects: back to people, and nothing moves till then',
    async run(story) {
      again(story)
      const thief = await migrate(story)
      await thief.at('waiting')
      await story.object(ADA.phone)
      await thief.at('underReview')
      await story.pass({ hours: 30 })
      story.applied(0)
      await story.decide(thief, 'deny')
      await thief.ends('denied')
      await story.allowsRegister('email', ADA.email, true)
    },
  }),
]
