import { ADA, ADA_AGAIN, BOB } from '../../people.ts'
import { identify, lookAtFace, pastPassword, proveByTotp, send } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { flow as okxReset } from '../walk.ts'
import {
  again,
  flow,
  fromNew,
  lent,
  migrate,
  old,
  proveLent,
  toConfirming,
  toDocuments,
  toFace,
  toSubmitting,
} from './walk.ts'

/** A new account lends its contacts to the old one, whose owner is known by the face. */
export const migrations: readonly Scenario[] = [
  scenario({
    name: 'okx/migration',
    flow,
    says: 'neither contact works: the new account’s take their place, the new account is closed, the old one is held',
    async run(story) {
      again(story)
      const ada = await toFace(story)
      story.check(story.codesSent(ADA.email) + story.codesSent(ADA.phone) === 0, 'no code goes to the old contacts')
      story.check(ada.view.subject === undefined, 'before the face nothing is known of an old account')
      await lookAtFace(ada)
      await ada.at('confirming')
      const hints = story.given(ada.view.subject, 'the old account, masked').map(({ hint }) => hint)
      story.check(hints[0] === 'a••@example.org', 'she sees which account it is')
      story.check(!hints.some((hint) => old.some((address) => address === hint)), 'but not its addresses')
      story.sentToAll(old, 'started', 0)
      await ada.submit({ type: 'subject.confirm' })
      story.sentToAll([...old, ...lent], 'started')
      await send(ada)
      await ada.at('holding')
      const donor = story.world.host.get(ADA_AGAIN.id)
      story.check(story.ada.email === ADA_AGAIN.email && story.ada.phone === ADA_AGAIN.phone, 'the old one has them')
      story.check(donor.closed === true && donor.email === undefined, 'the new account is closed, with none')
      story.check(story.ada.sessions === 0 && donor.sessions === 0, 'sessions of both are ended')
      for (const capability of ['withdraw', 'p2pSell', 'recover'] as const) {
        await story.allows(capability, false)
        await story.allows(capability, true, ADA_AGAIN.id)
      }
      story.sentToAll([...old, ...lent], 'applied')
      await story.passUntil(await ada.deadline('holdEnds'))
      await ada.ends('completed')
      await story.allows('withdraw', true)
      story.sentToAll([...old, ...lent], 'holdOver')
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/migration-afterwards',
    flow,
    says: 'afterwards: the old account resets by its new contacts, and the closed one lends nothing any more',
    async run(story) {
      again(story)
      const ada = await migrate(story)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      const empty = await fromNew(story)
      await empty.ends('blocked', { why: 'conditions' })
      const later = await story.open({ flow: okxReset })
      await identify(later, ADA_AGAIN.email)
      await later.submit({ type: 'password.submit', password: ADA.password })
      await later.at('requirements')
      await later.submit({ type: 'case.cancel' })
      story.sentToAll(lent, 'cancelled')
      story.sentToAll(old, 'cancelled', 0)
    },
  }),
  scenario({
    name: 'okx/migration-one-contact',
    flow,
    says: 'the new account has a mailbox only: it takes the place of both, for neither old one works',
    async run(story) {
      again(story, { id: ADA_AGAIN.id, email: ADA_AGAIN.email })
      const ada = await migrate(story)
      await ada.at('holding')
      story.check(story.ada.email === ADA_AGAIN.email && story.ada.phone === undefined, 'the old number is off too')
      story.sentToAll([...old, ADA_AGAIN.email], 'applied')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/migration-after-the-reset',
    flow: okxReset,
    says: 'a reset that has no contact left points to the migration: an authenticator that works is not enough there',
    async run(story) {
      const ada = await story.open()
      await pastPassword(ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.submit({ type: 'item.choose', kind: 'phone' })
      await ada.submit({ type: 'consequences.accept' })
      await proveByTotp(story, ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.ends('referred', { to: 'okx.migration' })
      again(story)
      const there = await story.open({ flow, signedIn: { account: ADA_AGAIN.id } })
      await there.at('provingContacts')
      await there.fails({ type: 'totp.submit', code: story.world.totp(ADA.totp) }, 'input_not_allowed')
      await proveLent(story, there)
      await there.fails({ type: 'totp.submit', code: story.world.totp(ADA.totp) }, 'input_not_allowed')
      await there.offered('identity.start')
      await there.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-contact-out-of-reach',
    flow,
    says: 'no code comes to the number of the new account: all that it lends must be shown, so it ends, and can begin anew',
    async run(story) {
      again(story)
      const ada = await fromNew(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.ends('blocked', { why: 'conditions' })
      await (await toFace(story)).submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-nobody',
    flow,
    says: 'the face is known to nobody: no old account was ever verified with it, customer service',
    async run(story) {
      again(story)
      const ada = await toFace(story)
      await lookAtFace(ada, 'a face that nobody knows')
      await ada.ends('referred', { to: 'support' })
      story.sentToAll(old, 'started', 0)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-own-face',
    flow,
    says: 'the face belongs to the new account itself: there is no old one, customer service',
    async run(story) {
      again(story, { ...ADA_AGAIN, face: 'Eve' })
      const eve = await toFace(story)
      await lookAtFace(eve, 'Eve')
      await eve.ends('referred', { to: 'support' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-documents',
    flow,
    says: 'the camera fails, documents instead: the desk says whose they are, and it goes on',
    async run(story) {
      again(story)
      const ada = await toDocuments(story)
      story.sentToAll(old, 'started', 0)
      await story.decide(ada, 'approve', 'Mia', ADA.id)
      await ada.at('confirming')
      story.check(ada.view.subject?.length === 3, 'the old account is shown, masked')
      await ada.submit({ type: 'subject.confirm' })
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/migration-documents-of-nobody',
    flow,
    says: 'the documents are good but of nobody who has an account: customer service',
    async run(story) {
      again(story)
      const ada = await toDocuments(story)
      await story.decide(ada, 'approve')
      await ada.ends('referred', { to: 'support' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-documents-refused',
    flow,
    says: 'the documents are refused three times: denied; the old account hears nothing, for it was never found',
    async run(story) {
      again(story)
      const ada = await toDocuments(story)
      for (let time = 0; time < 2; time++) {
        await story.decide(ada, 'deny')
        await ada.submit({ type: 'identity.start', method: 'document' })
        await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      }
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.sentToAll(lent, 'denied')
      story.sentToAll(old, 'denied', 0)
    },
  }),
  scenario({
    name: 'okx/migration-by-report',
    flow,
    says: 'the provider reports whose face it is, later and under its request; what it repeats is not heard',
    async run(story) {
      again(story)
      const ada = await toFace(story)
      await ada.submit({ type: 'identity.start', method: 'face' })
      const finish = story.given(
        ada.view.inputs.find(({ type }) => type === 'identity.finish'),
        'a begun check',
      )
      const request = String(finish.challenge?.['request'])
      const { report } = story.world.recovery
      const passed = { type: 'identity.passed', of: 'another', account: ADA.id } as const
      story.check(!(await report(`${request}x`, passed, { eventId: 'event-0' })), 'a forged request is not heard')
      await ada.at('provingIdentity.face')
      story.tell('host', 'the identity provider reports: it is Ada')
      story.check(await report(request, passed, { eventId: 'event-1' }), 'the report is heard')
      await story.settle()
      await ada.at('confirming')
      const bob = { ...passed, account: BOB.id }
      story.check(!(await report(request, bob, { eventId: 'event-2' })), 'a later one is not: it is settled who it is')
      await ada.submit({ type: 'subject.confirm' })
      await send(ada)
      story.check(story.ada.email === ADA_AGAIN.email, 'it is about Ada')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/migration-session-too-old',
    flow,
    says: 'signed in to the new account an hour ago: sign in again; what is proven ages as everywhere',
    async run(story) {
      again(story)
      const early = await fromNew(story, { ago: { hours: 1 } })
      await early.ends('blocked', { why: 'session' })
      const ada = await toConfirming(story)
      await story.pass({ minutes: 31 })
      await ada.submit({ type: 'subject.confirm' })
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('provingContacts')
      await proveLent(story, ada)
      await lookAtFace(ada)
      await ada.submit({ type: 'subject.confirm' })
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/migration-cancelled',
    flow,
    says: 'she sees the masked account and it is not hers: she cancels, and its contacts hear of it',
    async run(story) {
      again(story)
      const bob = await toFace(story)
      await lookAtFace(bob, BOB.face)
      await bob.at('confirming')
      await bob.submit({ type: 'case.cancel' })
      await bob.ends('cancelled')
      story.sent(BOB.email, 'cancelled')
      story.sentToAll(old, 'cancelled', 0)
      const ada = await toSubmitting(story)
      await ada.submit({ type: 'case.cancel' })
      story.sentToAll(old, 'cancelled')
      story.applied(0)
    },
  }),
]
