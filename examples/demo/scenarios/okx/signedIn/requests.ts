import { ADA, NEW } from '../../people.ts'
import { lookAtFace, send } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all, proveRest, request, toFace, toProving, toSubmitting } from '../walk.ts'
import { flow, signedIn } from './walk.ts'

/** One item, chosen from a session; everything else is shown, and a face. */
export const signedInRequests: readonly Scenario[] = [
  scenario({
    name: 'okx/signed-in-phone',
    flow,
    says: 'signed in, the phone is lost: mailbox, authenticator and face, then a new number and 24 hours of hold',
    async run(story) {
      const ada = await story.open({ signedIn: {} })
      await ada.at('choosingItem')
      await ada.offered('password.submit', false)
      await ada.submit({ type: 'item.choose', kind: 'phone' })
      await ada.submit({ type: 'consequences.accept' })
      story.sentToAll(all, 'started')
      await ada.offered('factor.declareUnavailable')
      await proveRest(story, ada, 'phone')
      await lookAtFace(ada)
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: ADA.phone })
      ada.refused('contact_lost')
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: NEW.phone })
      await ada.submit({ type: 'contact.prove', kind: 'phone', code: await story.code(NEW.phone) })
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.phone === NEW.phone && story.ada.sessions === 0, 'the new number is bound, sessions ended')
      story.sentToAll([...all, NEW.phone], 'applied')
      for (const capability of ['withdraw', 'p2pSell', 'recover'] as const) await story.allows(capability, false)
      await story.allows('card', true)
      await story.passUntil(await ada.deadline('holdEnds'))
      await ada.ends('completed')
      await story.allows('withdraw', true)
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/signed-in-mailbox',
    flow,
    says: 'signed in, the mailbox is lost: a new one is bound, and the old one is told of everything all the same',
    async run(story) {
      const ada = await request(story, 'email', signedIn)
      await ada.at('holding')
      story.check(story.ada.email === NEW.email && story.ada.phone === ADA.phone, 'the new address is bound, no more')
      story.sentToAll([ADA.email, ADA.phone, NEW.email], 'applied')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.sentToAll([ADA.email, ADA.phone, NEW.email], 'holdOver')
    },
  }),
  scenario({
    name: 'okx/signed-in-authenticator',
    flow,
    says: 'signed in, the authenticator is lost: both codes and a face, and a new key that is shown once',
    async run(story) {
      const ada = await toFace(story, 'totp', signedIn)
      await lookAtFace(ada)
      const reveal = story.given(await ada.submit({ type: 'enrolment.start' }), 'a new key')
      story.check(!JSON.stringify(await ada.look()).includes(reveal.secret), 'it is shown once')
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(ADA.totp) })
      ada.refused('enrolment_wrong')
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(reveal.secret) })
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.totp === reveal.secret, 'the new key is bound')
      await story.owes()
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/signed-in-contacts-lost',
    flow,
    says: 'the mailbox cannot be reached either: no reset, but a pointer to the migration, and no ticket for it',
    async run(story) {
      const ada = await toProving(story, 'phone', signedIn)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.ends('referred', { to: 'okx.migration' })
      await ada.fails({ type: 'code.request', kind: 'phone' }, 'case_closed')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-only-contact-lost',
    flow,
    has: ['email', 'totp'],
    says: 'the mailbox was the only contact: choosing it leads to the migration before anything is asked',
    async run(story) {
      const ada = await story.open({ signedIn: {} })
      await ada.submit({ type: 'item.choose', kind: 'email' })
      await ada.ends('referred', { to: 'okx.migration' })
      story.sent(ADA.email, 'started', 0)
    },
  }),
  scenario({
    name: 'okx/signed-in-second-item',
    flow,
    says: 'the authenticator turns out to be lost as well: one item at a time, the rest is for customer service',
    async run(story) {
      const ada = await toProving(story, 'phone', signedIn)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await ada.ends('referred', { to: 'support' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-face-then-documents',
    flow,
    says: 'the camera fails three times: documents instead, which a person at the desk accepts',
    async run(story) {
      const ada = await toFace(story, 'phone', signedIn)
      for (let time = 0; time < 3; time++) await lookAtFace(ada, 'unclear')
      ada.refused('identity_exhausted')
      await ada.fails({ type: 'identity.start', method: 'face' }, 'input_not_allowed')
      await ada.submit({ type: 'identity.start', method: 'document' })
      await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      await ada.at('checkingDocuments')
      await story.decide(ada, 'approve')
      await ada.at('replacing')
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
    },
  }),
  scenario({
    name: 'okx/signed-in-documents-refused',
    flow,
    says: 'the documents are refused three times as well: denied, and all contacts are told',
    async run(story) {
      const thief = await toFace(story, 'phone', signedIn)
      for (let time = 0; time < 3; time++) await lookAtFace(thief, 'unclear')
      for (let time = 0; time < 3; time++) {
        await thief.submit({ type: 'identity.start', method: 'document' })
        await thief.submit({ type: 'identity.finish', response: { papers: 'passport' } })
        await story.decide(thief, 'deny')
      }
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-someone-else',
    flow,
    says: "a stolen session and every code, but the face is Bob's: denied at once, without a second look",
    async run(story) {
      const thief = await toFace(story, 'phone', signedIn)
      await lookAtFace(thief, 'Bob')
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-evidence-too-old',
    flow,
    says: 'she comes back after half an hour: codes and face once more; the session does not stand in for them',
    async run(story) {
      const ada = await toSubmitting(story, 'phone', signedIn)
      await story.pass({ minutes: 31 })
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('proving')
      await ada.fails({ type: 'request.submit' }, 'input_not_allowed')
      await proveRest(story, ada, 'phone')
      await lookAtFace(ada)
      await ada.at('submitting')
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/signed-in-two-approvers',
    flow,
    preset: 'hardened',
    says: 'hardened: two people must agree, then a day to object, then two days of hold',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story, 'phone', signedIn)
      await ada.at('underReview')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve', ADA.id))
      await story.decide(ada, 'approve')
      await ada.at('underReview')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve'))
      await story.decide(ada, 'approve', 'Max')
      await ada.at('waiting')
      story.applied(0)
      story.sentToAll([...all, NEW.phone], 'waiting')
      await story.passUntil(await ada.deadline('waitEnds'))
      await ada.at('holding')
      story.applied(1)
      await story.allowsRegister('phone', ADA.phone, false)
      await story.pass({ hours: 47 })
      await story.allows('addressBook', false)
      await story.pass({ hours: 1 })
      await ada.ends('completed')
    },
  }),
]
