import { ADA, NEW } from '../people.ts'
import { giveNewTotp, lookAtFace, pastPassword, proveByCode, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, request, toChoice, toFace, toProving, toSubmitting } from './walk.ts'

/** One item at a time, the rest proven, and what is decided. */
export const requests: readonly Scenario[] = [
  scenario({
    name: 'okx/happy',
    flow,
    says: 'the phone is lost: mailbox, authenticator and face prove it, a new number comes in, 24 hours of hold',
    async run(story) {
      const ada = await request(story)
      await ada.at('holding')
      story.check(story.ada.phone === NEW.phone && story.ada.sessions === 0, 'the new number is bound, sessions ended')
      await story.allows('withdraw', false)
      await story.allows('p2pSell', false)
      await story.allows('card', true)
      story.sentToAll([...all, NEW.phone], 'applied')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      await story.allows('p2pSell', true)
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/new-mailbox',
    flow,
    says: 'the mailbox is lost: a new one comes in, and the old one is told of everything all the same',
    async run(story) {
      const ada = await request(story, 'email')
      await ada.at('holding')
      story.check(story.ada.email === NEW.email, 'the new address is bound')
      story.sentToAll([ADA.email, ADA.phone, NEW.email], 'applied')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.sentToAll([ADA.email, ADA.phone, NEW.email], 'holdOver')
    },
  }),
  scenario({
    name: 'okx/new-authenticator',
    flow,
    says: 'the authenticator is lost: a new one is set up in the flow, so nothing stays owed',
    async run(story) {
      const ada = await toFace(story, 'totp')
      await lookAtFace(ada)
      const reveal = story.given(await ada.submit({ type: 'enrolment.start' }), 'a new key, shown once')
      await ada.submit({ type: 'enrolment.confirm', code: '000000' })
      ada.refused('enrolment_wrong')
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(reveal.secret) })
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.totp === reveal.secret, 'the new key is bound')
      story.check(reveal.secret.length >= 32, 'it has 160 bits')
      await story.owes()
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/denied-then-again',
    flow,
    says: 'denied by the system; every proof is shown anew for the second request',
    async run(story) {
      story.world.risk = 'deny'
      const first = await request(story)
      await first.ends('denied')
      story.sentToAll([...all, NEW.phone], 'denied')
      await story.pass({ minutes: 1 })
      story.world.risk = 'approve'
      const second = await request(story)
      await second.at('holding')
      await story.pass({ hours: 24 })
      await second.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/denied-by-review',
    flow,
    says: 'the system is not sure, a person looks and says no',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/overdue-review',
    flow,
    says: 'nobody looks within 48 hours: it escalates and waits on, until a person approves',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await story.pass({ hours: 49 })
      await ada.at('underReview.overdue')
      story.escalated('review')
      story.applied(0)
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/both-contacts-lost',
    flow,
    says: 'neither phone nor mailbox: the reset cannot help, a pointer leads to the migration',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.ends('referred', { to: 'okx.migration' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/only-contact-lost',
    flow,
    has: ['phone', 'totp'],
    says: 'the phone was the only contact: choosing it leads to the migration at once',
    async run(story) {
      const ada = await story.open()
      await ada.submit({ type: 'identifier.submit', identifier: ADA.phone })
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.submit({ type: 'item.choose', kind: 'phone' })
      await ada.ends('referred', { to: 'okx.migration' })
    },
  }),
  scenario({
    name: 'okx/more-than-one-item',
    flow,
    says: 'the authenticator turns out to be lost as well: one item at a time, the rest is for customer service',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await ada.ends('referred', { to: 'support' })
    },
  }),
  scenario({
    name: 'okx/evidence-too-old',
    flow,
    says: 'the face took a day of documents: codes are shown once more, and the new number need not be',
    async run(story) {
      const ada = await toSubmitting(story)
      await story.pass({ minutes: 31 })
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('password')
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await proveByCode(story, ada, 'email')
      await story.pass({ seconds: 30 })
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await lookAtFace(ada)
      await ada.at('submitting')
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/passkey-lost',
    flow,
    has: ['email', 'phone', 'passkey'],
    says: 'a passkey is none of the items that can be reset here: customer service',
    async run(story) {
      const ada = await story.open()
      await pastPassword(ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'passkey' })
      await ada.ends('referred', { to: 'support' })
    },
  }),
  scenario({
    name: 'okx/back-and-another-item',
    flow,
    says: 'she thinks again: the authenticator is it, not the phone; what was ticked first is not lost',
    async run(story) {
      const ada = await toChoice(story)
      await ada.submit({ type: 'item.choose', kind: 'phone' })
      await ada.submit({ type: 'consequences.accept' })
      await ada.submit({ type: 'step.back' })
      await ada.submit({ type: 'step.back' })
      await ada.at('requirements')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await ada.submit({ type: 'item.choose', kind: 'totp' })
      await ada.submit({ type: 'consequences.accept' })
      await proveByCode(story, ada, 'email')
      await proveByCode(story, ada, 'phone')
      await lookAtFace(ada)
      await giveNewTotp(story, ada)
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.phone === ADA.phone, 'the phone stays')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
]
