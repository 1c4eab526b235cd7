import { pionexSignIn } from 'regain/machines'
import { ADA } from '../../people.ts'
import { lookAtFace, pastPassword, proveByCode, send } from '../../steps.ts'
import { type Scenario, type Story, scenario } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'
import { all, apply, flow as lost } from '../walk.ts'
import { bind, flow, fromSession, showKey, toEnd, toEnrolling } from './walk.ts'

const hours = (story: Story, count: number) => story.world.now + count * 3_600_000

/** An authenticator is set up. */
export const bindings: readonly Scenario[] = [
  scenario({
    name: 'pionex/binding-on-the-web',
    flow,
    has: ['email', 'phone'],
    says: 'a code by e-mail, the key shown once and written down, a code of the app: bound, and nothing is off',
    async run(story) {
      const ada = await toEnrolling(story)
      await ada.offered('key.confirmSaved', false)
      const reveal = story.given(await ada.submit({ type: 'enrolment.start' }), 'a key')
      story.check(reveal.secret.length === 32, 'the key has 160 bits')
      story.check(reveal.uri.startsWith('otpauth://totp/') && reveal.uri.includes(reveal.secret), 'and can be scanned')
      story.check(!JSON.stringify(await ada.look()).includes(reveal.secret), 'it is shown once')
      story.check(story.ada.totp === undefined, 'until it is proven there is none')
      await ada.submit({ type: 'key.confirmSaved' })
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(reveal.secret) })
      await ada.at('submitting')
      await send(ada)
      await ada.at('holding.running')
      story.check(story.ada.totp === reveal.secret && story.ada.sessions === 0, 'it is on, other sessions have ended')
      story.sentToAll(all, 'applied')
      story.sentToAll(all, 'holdOver', 0)
      for (const capability of ['withdraw', 'p2pSell', 'pay', 'card'] as const) await story.allows(capability, true)
      await story.allows('recover', false)
      story.applied(1)
      const back = await story.open({ flow: pionexSignIn })
      await pastPassword(back)
      await story.pass({ seconds: 30 })
      await back.submit({ type: 'totp.submit', code: story.world.totp(reveal.secret) })
      await back.ends('signedIn')
      await toEnd(story, ada)
      story.sentToAll(all, 'holdOver')
      await story.allows('recover', true)
    },
  }),
  scenario({
    name: 'pionex/binding-in-the-app',
    flow,
    has: ['email', 'phone'],
    says: 'on Android, with a code by SMS in place of the mail',
    async run(story) {
      const ada = await story.open({ client: { channel: 'android' }, signedIn: {} })
      await proveByCode(story, ada, 'phone')
      story.check(story.codesSent(ADA.email) === 0, 'the mailbox got no code')
      const secret = await bind(story, ada)
      story.check(story.ada.totp === secret, 'it is on')
      await toEnd(story, ada)
    },
  }),
  scenario({
    name: 'pionex/binding-already-set-up',
    flow,
    says: 'there is one already: nothing to set up here; it is reset elsewhere',
    async run(story) {
      const ada = await fromSession(story)
      await ada.ends('blocked', { why: 'conditions' })
      story.check(story.ada.totp === ADA.totp, 'it is as it was')
    },
  }),
  scenario({
    name: 'pionex/binding-wrong-code',
    flow,
    has: ['email', 'phone'],
    says: 'a code of the wrong app, then another key: the first key is worth nothing any more',
    async run(story) {
      const ada = await toEnrolling(story)
      const first = await showKey(story, ada)
      await ada.submit({ type: 'key.confirmSaved' })
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(ADA.totp) })
      ada.refused('enrolment_wrong')
      await ada.submit({ type: 'step.back' })
      await ada.at('enrolling.showing')
      const second = await showKey(story, ada)
      story.check(first !== second, 'another key')
      await ada.submit({ type: 'key.confirmSaved' })
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(first) })
      ada.refused('enrolment_wrong')
      const third = await showKey(story, ada)
      await ada.at('enrolling.showing')
      await ada.submit({ type: 'key.confirmSaved' })
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(third) })
      await send(ada)
      story.check(story.ada.totp === third, 'the last one is on')
      await toEnd(story, ada)
    },
  }),
  scenario({
    name: 'pionex/binding-guessed',
    flow,
    has: ['email', 'phone'],
    says: 'ten wrong codes for the new key: the tenth was the last for today, and she is told',
    async run(story) {
      const ada = await toEnrolling(story)
      const secret = await showKey(story, ada)
      await ada.submit({ type: 'key.confirmSaved' })
      for (let guess = 0; guess < 10; guess++) {
        await ada.submit({ type: 'enrolment.confirm', code: '000000' })
        ada.refused('enrolment_wrong')
      }
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(secret) })
      ada.refused('enrolment_exhausted')
      story.sentToAll(all, 'guessing')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/binding-session-too-old',
    flow,
    has: ['email', 'phone'],
    says: 'signed in too long ago: sign in once more; and a session without any contact has nothing to check by',
    async run(story) {
      const late = await fromSession(story, { ago: { hours: 1 } })
      await late.ends('blocked', { why: 'session' })
      story.world.host.add({ id: 'bare' })
      const bare = await fromSession(story, { account: 'bare' })
      await bare.ends('blocked', { why: 'conditions' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/binding-contact-lost',
    flow,
    has: ['email', 'phone'],
    says: 'the mailbox is lost: the phone does; the phone as well: customer service',
    async run(story) {
      const ada = await fromSession(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.at('proving')
      const other = ada.stay()
      await proveByCode(story, ada, 'phone')
      await ada.at('enrolling')
      await other.ticketIsDead()
      await ada.submit({ type: 'case.cancel' })
      const again = await fromSession(story)
      for (const kind of ['email', 'phone'] as const) await again.submit({ type: 'factor.declareUnavailable', kind })
      await again.ends('referred', { to: 'support' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/binding-proof-too-old',
    flow,
    has: ['email', 'phone'],
    says: 'the app takes half an hour to install: the code by e-mail is asked for again, the key need not be',
    async run(story) {
      const ada = await toEnrolling(story)
      const secret = await showKey(story, ada)
      await ada.submit({ type: 'key.confirmSaved' })
      await story.pass({ minutes: 31 })
      await ada.submit({ type: 'enrolment.confirm', code: story.world.totp(secret) })
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('proving')
      await proveByCode(story, ada, 'email')
      await ada.at('submitting')
      await send(ada)
      story.check(story.ada.totp === secret, 'it is the same key')
      await toEnd(story, ada)
    },
  }),
  scenario({
    name: 'pionex/binding-denied',
    flow,
    has: ['email', 'phone'],
    says: 'the system says no: nothing is bound, the contacts are told',
    async run(story) {
      story.world.risk = 'deny'
      const thief = await toEnrolling(story)
      await bind(story, thief)
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.check(story.ada.totp === undefined, 'nothing is bound')
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/binding-reviewed',
    flow,
    has: ['email', 'phone'],
    says: 'the system is not sure, and the phone objects while a person looks: cancelled',
    async run(story) {
      story.world.risk = 'review'
      const thief = await toEnrolling(story)
      await bind(story, thief)
      await thief.at('underReview')
      await story.object(ADA.phone)
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      story.check(story.ada.totp === undefined, 'nothing is bound')
    },
  }),
  scenario({
    name: 'pionex/binding-objection',
    flow,
    has: ['email', 'phone'],
    says: 'an open session and her mailbox set up an authenticator: her phone says “this was not me”, the account is frozen',
    async run(story) {
      const thief = await toEnrolling(story)
      await bind(story, thief)
      await story.pass({ hours: 23 })
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      story.check(story.ada.frozen, 'frozen at once')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
    },
  }),
  scenario({
    name: 'pionex/binding-objection-too-late',
    flow,
    has: ['email', 'phone'],
    says: 'a day later the link of the notice leads nowhere any more: only operators hear of it',
    async run(story) {
      const thief = await toEnrolling(story)
      await bind(story, thief)
      await toEnd(story, thief)
      await story.faults('case_closed', () => story.object(ADA.phone))
      const told = story.world.log.filter(({ event }) => event === 'dispute_after_end')
      story.check(told.length === 1 && told[0]?.caseId === thief.view.case.id, 'operators are told which case it was')
      story.check(!story.ada.frozen, 'nothing is undone by itself')
    },
  }),
  scenario({
    name: 'pionex/binding-lifts-obligation',
    flow,
    says: 'her authenticator was reset: the hold of that bars every change but this one, which she owes',
    async run(story) {
      const application = await apply(story)
      await story.decide(application, 'approve')
      await story.owes('totp')
      const end = await story.allows('withdraw', false)
      const barred = await story.open({ as: 'Somebody', flow: lost })
      await pastPassword(barred)
      barred.refused('hold_running')
      await story.pass({ minutes: 1 })
      const ada = await toEnrolling(story)
      await bind(story, ada)
      await ada.at('holding')
      await story.owes()
      story.check((await story.allows('withdraw', false)) === end, 'the hold of the reset is as long as it was')
      await application.at('holding')
      await story.pass({ hours: 24 })
      await application.ends('completed')
      await ada.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'pionex/binding-hardened',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'hardened: both contacts, two people, a day before it counts, and two days of hold after it',
    async run(story) {
      const ada = await fromSession(story)
      await proveByCode(story, ada, 'email')
      await ada.at('proving')
      await proveByCode(story, ada, 'phone')
      const secret = await bind(story, ada)
      await agree(story, ada)
      await ada.at('waiting')
      await story.pass({ hours: 23 })
      story.check(story.ada.totp === undefined, 'it does not count yet')
      await story.pass({ hours: 1 })
      await ada.at('holding')
      story.check(story.ada.totp === secret, 'it counts')
      story.check((await story.allows('withdraw', false)) === hours(story, 48), 'off for two days')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/binding-identity',
    flow,
    preset: 'hardened',
    has: ['email'],
    says: 'hardened: one contact is too little; her face makes up for the other, and the hold is objected to in time',
    async run(story) {
      const ada = await fromSession(story)
      await ada.at('provingIdentity.face')
      await lookAtFace(ada)
      await proveByCode(story, ada, 'email')
      await bind(story, ada)
      await ada.at('waiting')
      await story.pass({ hours: 24 })
      await ada.at('holding')
      await story.object(ADA.email)
      await ada.at('holding.contested')
      story.check(story.ada.frozen, 'the account is frozen')
      await story.decide(ada, 'deny', 'Mia')
      await ada.ends('blocked', { why: 'frozen' })
    },
  }),
]

async function agree(story: Story, visitor: Visitor): Promise<void> {
  await visitor.at('underReview')
  await story.decide(visitor, 'approve', 'Mia')
  await visitor.at('underReview')
  await story.decide(visitor, 'approve', 'Noa')
}
