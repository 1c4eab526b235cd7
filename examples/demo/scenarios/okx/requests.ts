import { ADA, NEW } from '../people.ts'
import { giveNew, giveNewTotp, lookAtFace, pastPassword, proveByCode, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, request, toChoice, toFace, toProving, toSubmitting } from './walk.ts'

/** One item at a time, the rest proven, and a face. */
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
    name: 'okx/cancelled-by-person',
    flow,
    says: 'Ada finds her phone and cancels before she has sent anything',
    async run(story) {
      const ada = await toSubmitting(story)
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      story.sentToAll([...all, NEW.phone], 'cancelled')
      await story.allowsRegister('phone', NEW.phone, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/cancelled-by-notice',
    flow,
    says: 'the mailbox says it was not them while a person is looking: cancelled',
    async run(story) {
      story.world.risk = 'review'
      const thief = await request(story)
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/objection-while-applying',
    flow,
    says: 'the old number objects while the change is being made: it is kept, and the hold is contested at once',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') throw new Error('busy')
      }
      const ada = await request(story)
      await story.object(ADA.phone)
      await ada.at('applying')
      story.fault = () => undefined
      await story.pass({ minutes: 5 })
      await ada.at('holding.contested')
      story.check(!story.ada.frozen, 'a contact that left freezes nothing')
      story.check((await story.allows('withdraw', false)) === undefined, 'the end of the hold is suspended')
      await story.decide(ada, 'approve')
      await ada.at('holding.running')
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
    name: 'okx/outdated',
    flow,
    policy: { minClientVersion: { value: { android: '6.80.0' }, source: ['O-13'] } },
    says: 'the app is too old: update first; the same on a newer one or on the web goes on',
    async run(story) {
      const old = await story.open({ client: { channel: 'android', version: '6.79.9' } })
      await old.ends('blocked', { why: 'outdated' })
      const updated = await story.open({ client: { channel: 'android', version: '6.80' } })
      await updated.at('identifying')
      await updated.submit({ type: 'case.cancel' })
      const web = await story.open()
      await web.at('identifying')
      await web.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/frozen-at-start',
    flow,
    says: 'Ada froze the account herself: no item can be reset until it is unfrozen',
    async run(story) {
      await story.freeze()
      const ada = await story.open()
      await pastPassword(ada)
      await ada.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
    },
  }),
  scenario({
    name: 'okx/frozen-at-the-change',
    flow,
    says: 'frozen between approval and change: the host refuses, the hold is lifted, the new authenticator is not bound',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') story.world.host.touch(ADA.id, { frozen: true })
      }
      const ada = await request(story, 'totp')
      await ada.ends('blocked', { why: 'frozen' })
      story.check(story.ada.totp === ADA.totp, 'the old authenticator is as it was')
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/face-then-documents',
    flow,
    says: 'the camera fails three times: documents instead, a person at the desk accepts them',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 2; time++) {
        await lookAtFace(ada, 'unclear')
        ada.refused('identity_failed')
      }
      await lookAtFace(ada, 'unclear')
      ada.refused('identity_exhausted')
      await ada.at('provingIdentity.documents')
      await ada.submit({ type: 'identity.start', method: 'document' })
      await ada.submit({ type: 'identity.finish', response: { picture: 'passport' } })
      await ada.at('provingIdentity.checking')
      await story.decide(ada, 'approve')
      await ada.at('replacing')
      await giveNew(story, ada, 'phone')
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/documents-overdue',
    flow,
    policy: { documentsTarget: { value: { hours: 4 }, source: ['AO-10'] } },
    says: 'the documents lie at the desk for hours: it escalates; refused three times, the request is denied',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 3; time++) await lookAtFace(ada, 'unclear')
      await ada.submit({ type: 'identity.start', method: 'document' })
      await ada.submit({ type: 'identity.finish', response: { picture: 'passport' } })
      await story.pass({ hours: 3 })
      await ada.at('provingIdentity.checking.inTime')
      await story.pass({ hours: 3 })
      await ada.at('provingIdentity.checking.overdue')
      story.escalated('review')
      story.sentToAll(all, 'overdue')
      for (let time = 0; time < 2; time++) {
        await story.decide(ada, 'deny')
        await ada.at('provingIdentity.documents')
        await ada.submit({ type: 'identity.start', method: 'document' })
        await ada.submit({ type: 'identity.finish', response: { picture: 'passport' } })
      }
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/documents-by-report',
    flow,
    says: 'the identity provider answers later, under the id of its request: heard once, repeated in vain',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 3; time++) await lookAtFace(ada, 'unclear')
      await ada.submit({ type: 'identity.start', method: 'document' })
      const { challenge } = story.given(
        ada.view.inputs.find(({ type }) => type === 'identity.finish'),
        'a begun check',
      )
      await ada.submit({ type: 'identity.finish', response: { picture: 'passport' } })
      const { report } = story.world.recovery
      const passed = { type: 'identity.passed', of: 'owner' } as const
      const request = String(challenge?.['request'])
      story.tell('host', 'the identity provider reports: it is the owner')
      story.check(await report(request, passed, { eventId: 'event-1' }), 'the report is heard')
      await story.settle()
      await ada.at('replacing')
      story.check(!(await report(request, passed, { eventId: 'event-1' })), 'the same event counts once')
      story.check(!(await report('nobody.nothing', passed, { eventId: 'event-2' })), 'a forged one is not heard')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/someone-else',
    flow,
    says: "every code is right, but the face is Bob's: denied",
    async run(story) {
      const thief = await toFace(story)
      await lookAtFace(thief, 'Bob')
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.applied(0)
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
    name: 'okx/forgotten-password',
    flow,
    says: 'cannot sign in at all: customer service',
    async run(story) {
      const ada = await story.open()
      await ada.submit({ type: 'identifier.submit', identifier: ADA.email })
      await ada.submit({ type: 'password.forget' })
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
  scenario({
    name: 'okx/wait-cancelled-by-notice',
    flow,
    preset: 'hardened',
    says: 'hardened: approved, but the mailbox objects within the wait: cancelled, and nothing was changed',
    async run(story) {
      const thief = await request(story)
      await thief.at('waiting')
      await story.pass({ hours: 23 })
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.applied(0)
    },
  }),
]
