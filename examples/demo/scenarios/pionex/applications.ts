import { ADA } from '../people.ts'
import { pastPassword, proveByCode } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { acknowledge, all, answer, apply, flow, toChoice, toProving, toSubmitting } from './walk.ts'

/** Applying for a reset of the authenticator. */
export const applications: readonly Scenario[] = [
  scenario({
    name: 'pionex/happy',
    flow,
    says: 'an application: codes, questions, a person approves; the authenticator comes off and is set up again',
    async run(story) {
      const ada = await apply(story)
      await ada.at('underReview')
      story.sentToAll(all, 'submitted')
      story.sentToAll(all, 'underReview')
      story.check(story.ada.totp !== undefined, 'until then the authenticator stays')
      await story.pass({ hours: 20 })
      await story.decide(ada, 'approve')
      await ada.at('holding')
      story.check(story.ada.totp === undefined && story.ada.sessions === 0, 'it is off, sessions have ended')
      story.sentToAll(all, 'rebind')
      await story.allows('withdraw', false)
      await story.allows('p2pSell', true)
      await story.owes('totp')
      await story.change({ totp: ADA.totp }, 'Ada signs in and sets up a new authenticator')
      await story.owes()
      await story.allows('withdraw', false)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.sentToAll(all, 'holdOver')
      await story.allows('withdraw', true)
      story.applied(1)
    },
  }),
  scenario({
    name: 'pionex/rejected',
    flow,
    says: 'a person rejects the application: every contact is told, nothing was changed, and Ada may apply again',
    async run(story) {
      const ada = await apply(story)
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.sentToAll(all, 'denied')
      story.check(story.ada.totp === ADA.totp, 'the authenticator is as it was')
      await story.owes()
      await story.allows('withdraw', true)
      const again = await apply(story)
      await story.decide(again, 'approve')
      await again.at('holding')
      await story.pass({ hours: 24 })
      await again.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'pionex/denied-by-score',
    flow,
    says: 'the system sees more than enough and denies before a person looks',
    async run(story) {
      story.world.risk = 'deny'
      const ada = await apply(story)
      await ada.ends('denied')
      story.sentToAll(all, 'underReview', 0)
      story.sentToAll(all, 'denied')
    },
  }),
  scenario({
    name: 'pionex/denied-too-often',
    flow,
    says: 'three denials in a month: customer service takes over; a month later it is free again',
    async run(story) {
      for (let time = 0; time < 3; time++) {
        const ada = await apply(story)
        await story.decide(ada, 'deny')
        await ada.ends('denied')
        await story.pass({ days: 1 })
      }
      const fourth = await story.open()
      await pastPassword(fourth)
      fourth.refused('retry_capped')
      await fourth.ends('referred', { to: 'support' })
      await story.pass({ days: 28 })
      const later = await toChoice(story)
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/overdue-review',
    flow,
    says: 'nobody looks within three business days: it escalates, approves nothing, and is approved by a person at last',
    async run(story) {
      const ada = await apply(story)
      await story.pass({ hours: 71 })
      await ada.at('underReview.inTime')
      await story.pass({ hours: 1 })
      await ada.at('underReview.overdue')
      await ada.noticed('reviewOverdue')
      story.escalated('review')
      story.sentToAll(all, 'overdue')
      const [waiting] = await story.world.recovery.desk.queue()
      story.check(waiting?.overdue === true, 'the desk shows it as overdue')
      story.applied(0)
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/weak-answers',
    flow,
    says: 'the answers are poor; she is not told, but the person who looks sees the mark',
    async run(story) {
      const ada = await apply(story, 'weak')
      await ada.at('underReview')
      ada.accepted()
      const { marked } = await story.world.recovery.desk.view(ada.view.case.id)
      story.check(marked.join() === 'weakAnswers', 'the desk sees the mark')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
    },
  }),
  scenario({
    name: 'pionex/contact-lost-as-well',
    flow,
    says: 'the phone turns out to be lost as well: the mailbox alone is enough to apply',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.at('proving')
      await proveByCode(story, ada, 'email')
      await acknowledge(ada)
      await answer(ada)
      await ada.submit({ type: 'request.submit' })
      await story.decide(ada, 'approve')
      await ada.at('holding')
      story.check(story.ada.phone === ADA.phone, 'the phone stays on the account: only the authenticator was asked for')
      story.sent(ADA.phone, 'rebind')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/too-little-left',
    flow,
    says: 'both contacts turn out to be lost as well: customer service',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.ends('referred', { to: 'support' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/status-by-coming-back',
    flow,
    says: 'Ada comes back two days later with her password and sees how it stands',
    async run(story) {
      const ada = await apply(story)
      await story.pass({ days: 2 })
      const back = await story.open({ as: 'Ada, later' })
      await pastPassword(back)
      await back.at('underReview')
      story.check(back.view.case.id === ada.view.case.id, 'it is the same case')
      await back.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await story.decide(ada, 'deny')
      await back.ends('denied')
    },
  }),
  scenario({
    name: 'pionex/evidence-too-old',
    flow,
    says: 'the questions took too long: everything that is too old is shown again',
    async run(story) {
      const ada = await toSubmitting(story)
      await story.pass({ minutes: 31 })
      await ada.submit({ type: 'request.submit' })
      ada.refused('evidence_stale')
      await ada.at('password')
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await ada.at('proving')
      await proveByCode(story, ada, 'email')
      await proveByCode(story, ada, 'phone')
      // what was accepted once need not be accepted again
      if (ada.view.step.name === 'acknowledging') await ada.submit({ type: 'consequences.accept' })
      await answer(ada)
      await ada.at('submitting')
      await ada.submit({ type: 'request.submit' })
      await ada.at('underReview')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/two-approvers',
    flow,
    preset: 'hardened',
    says: 'hardened: two people, then 24 hours to object, and then the change',
    async run(story) {
      const ada = await apply(story)
      await story.decide(ada, 'approve', 'Mia')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve', 'Mia'))
      await story.decide(ada, 'approve', 'Noa')
      await ada.at('waiting')
      story.applied(0)
      await story.pass({ hours: 24 })
      await ada.at('holding')
      await story.owes('totp')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
]
