import { ADA, NEW } from '../people.ts'
import { send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, request, toProving, toSubmitting } from './walk.ts'

/** “This was not me”, “never mind”, and the owner coming back. */
export const objections: readonly Scenario[] = [
  scenario({
    name: 'binance/cancelled-by-person',
    flow,
    says: 'Ada finds her phone again and cancels while a person is still looking',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await ada.at('underReview')
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      story.sentToAll([...all, NEW.phone], 'cancelled')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve'))
      await ada.fails({ type: 'case.cancel' }, 'case_closed')
      await story.allowsRegister('phone', NEW.phone, true)
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/cancelled-by-notice',
    flow,
    says: 'somebody else has the password and the codes; the real Ada stops it from her mailbox',
    async run(story) {
      story.world.risk = 'review'
      const thief = await request(story)
      await thief.at('underReview')
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.sentToAll([...all, NEW.phone], 'cancelled')
      story.applied(0)
      await story.faults('case_closed', () => story.object(ADA.phone))
    },
  }),
  scenario({
    name: 'binance/wait-cancelled-by-notice',
    flow,
    preset: 'hardened',
    says: 'hardened: approved already, and stopped from the mailbox within the 24 hours of the wait',
    async run(story) {
      const thief = await request(story)
      await story.pass({ hours: 20 })
      await thief.at('waiting')
      await story.object(ADA.email)
      await thief.ends('cancelled')
      await story.pass({ days: 3 })
      story.applied(0)
      story.check(story.ada.phone === ADA.phone, 'the number is as it was')
    },
  }),
  scenario({
    name: 'binance/wait-doubted-by-leaving',
    flow,
    preset: 'hardened',
    says: 'hardened: the number that leaves objects during the wait; two people look, and the wait begins anew',
    async run(story) {
      const ada = await request(story)
      await ada.at('waiting')
      await story.object(ADA.phone)
      await ada.at('underReview')
      await ada.noticed('disputed')
      await story.decide(ada, 'approve', 'Mia')
      await story.decide(ada, 'approve', 'Noa')
      await ada.at('waiting')
      await story.pass({ hours: 24 })
      await ada.at('holding')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/doubted-by-leaving',
    flow,
    says: 'the lost number says it was not them: the system may not approve alone, a person sees the mark',
    async run(story) {
      const ada = await toSubmitting(story)
      await story.object(ADA.phone)
      await ada.noticed('disputed')
      await send(ada)
      await ada.at('underReview')
      const { marked } = await story.world.recovery.desk.view(ada.view.case.id)
      story.check(marked.join() === 'disputed', 'the desk sees the objection')
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/doubted-by-new',
    flow,
    preset: 'hardened',
    says: 'hardened: whoever really has the new number objects during the wait: a person looks and denies',
    async run(story) {
      const ada = await request(story)
      await ada.at('waiting')
      await story.object(NEW.phone)
      await ada.at('underReview')
      await ada.noticed('disputed')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      await story.pass({ days: 2 })
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/owner-signs-in',
    flow,
    says: 'the real Ada signs in with the phone that the request calls lost: the request is cancelled',
    async run(story) {
      const thief = await toProving(story)
      await story.signIn('phone')
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/owner-signs-in-otherwise',
    flow,
    says: 'Ada signs in with something that is not lost: the request goes on and says so',
    async run(story) {
      const ada = await toProving(story)
      await ada.noticed('ownerSignedIn', false)
      await story.signIn('totp')
      await ada.at('proving')
      await ada.noticed('ownerSignedIn')
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
    },
  }),
]
