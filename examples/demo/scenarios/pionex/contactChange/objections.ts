import { ADA, NEW } from '../../people.ts'
import { send } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all, apply } from '../walk.ts'
import { change, flow, fromSession, toSubmitting } from './walk.ts'

/** “This was not me”, from who stays, who leaves and who is new. */
export const objections: readonly Scenario[] = [
  scenario({
    name: 'pionex/contact-leaving-objects-before',
    flow,
    says: 'the mailbox that is to leave objects before it is sent: the system may not approve alone, a person looks',
    async run(story) {
      const ada = await toSubmitting(story)
      await story.object(ADA.email)
      await ada.at('submitting')
      await ada.noticed('disputed')
      await send(ada)
      await ada.at('underReview')
      const { marked } = await story.world.recovery.desk.view(ada.view.case.id)
      story.check(marked.join() === 'disputed', 'the desk sees the objection')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.check(story.ada.email === ADA.email, 'the mailbox is as it was')
    },
  }),
  scenario({
    name: 'pionex/contact-leaving-objects-after',
    flow,
    says: 'the mailbox that left objects in the hold: nothing is frozen, but the hold does not end before a person looked',
    async run(story) {
      const ada = await change(story)
      const end = await ada.deadline('holdEnds')
      await story.pass({ hours: 20 })
      await story.object(ADA.email)
      await ada.at('holding.contested')
      story.check(!story.ada.frozen, 'nothing is frozen')
      await story.passUntil(end)
      await ada.at('holding.contested')
      await story.allows('withdraw', false)
      await story.decide(ada, 'approve')
      await ada.ends('completed')
      await story.allows('withdraw', true)
      await story.faults('case_closed', () => story.object(ADA.phone))
    },
  }),
  scenario({
    name: 'pionex/contact-leaving-was-right',
    flow,
    says: 'the same, and it was not Ada: the account is frozen and the case is over',
    async run(story) {
      const thief = await change(story)
      await story.object(ADA.email)
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      story.check(story.ada.frozen, 'the account is frozen')
      story.sentToAll(all, 'blocked')
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'pionex/contact-kept-objects-before',
    flow,
    says: 'the phone that stays objects: cancelled, and the new mailbox is nobody’s again',
    async run(story) {
      const thief = await toSubmitting(story)
      await story.object(ADA.phone)
      await thief.ends('cancelled')
      story.sentToAll([...all, NEW.email], 'cancelled')
      await story.allowsRegister('email', NEW.email, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/contact-kept-objects-after',
    flow,
    says: 'the phone that stays objects when it is done: frozen at once, and a person finds for Ada',
    async run(story) {
      const thief = await change(story)
      await thief.at('holding')
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      story.check(story.ada.frozen, 'the account is frozen')
      story.sentToAll([...all, NEW.email], 'disputed')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
    },
  }),
  scenario({
    name: 'pionex/contact-wait-objection',
    flow,
    preset: 'hardened',
    says: 'hardened: approved, and within the day before the change the mailbox that leaves objects: two people decide',
    async run(story) {
      const ada = await change(story)
      await ada.at('waiting')
      await story.pass({ hours: 23 })
      await story.object(ADA.email)
      await ada.at('underReview')
      await story.pass({ hours: 24 })
      story.applied(0)
      await story.decide(ada, 'approve', 'Mia')
      await story.decide(ada, 'approve', 'Noa')
      await ada.at('waiting')
      await story.pass({ hours: 23 })
      story.applied(0)
      await story.pass({ hours: 1 })
      await ada.at('holding')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-owner-reaches-application',
    flow,
    says: 'somebody has applied to take her authenticator off; Ada, signed in with it, opens her settings: cancelled',
    async run(story) {
      const thief = await apply(story)
      await thief.at('underReview')
      const ada = await fromSession(story)
      await thief.ends('cancelled')
      await ada.at('choosingContact')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
]
