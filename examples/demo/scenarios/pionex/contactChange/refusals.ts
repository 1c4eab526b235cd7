import { pionexAuthenticatorLost } from 'regain/machines'
import { ADA, BOB, NEW } from '../../people.ts'
import { giveNew, pastPassword, proveByCode, proveByTotp, send } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all } from '../walk.ts'
import { change, flow, fromSession, toContacts, toReplacing, toSubmitting, toTotp } from './walk.ts'

/** What a change of contacts does not begin with, or does not get past. */
export const refusals: readonly Scenario[] = [
  scenario({
    name: 'pionex/contact-condition-missing',
    flow,
    has: ['email', 'phone'],
    says: 'e-mail, SMS and the authenticator must all be set up first: without one of them it does not begin',
    async run(story) {
      const without = await fromSession(story, {})
      await without.ends('blocked', { why: 'conditions' })
      await story.change({ totp: ADA.totp }, 'Ada sets up an authenticator')
      const ada = await fromSession(story)
      await ada.at('choosingContact')
      await ada.fails({ type: 'item.choose', kind: 'totp' }, 'input_not_allowed')
      await ada.submit({ type: 'case.cancel' })
      story.check(
        story.world.sent.every(({ to }) => to !== NEW.email),
        'nobody else hears of it',
      )
    },
  }),
  scenario({
    name: 'pionex/contact-session-too-old',
    flow,
    says: 'signed in 30 minutes ago is new enough, a second more is not: sign in once more',
    async run(story) {
      const late = await fromSession(story, { ago: { minutes: 30, seconds: 1 } })
      await late.ends('blocked', { why: 'session' })
      const ada = await fromSession(story, { ago: { minutes: 30 } })
      await ada.at('choosingContact')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/contact-session-of-another',
    flow,
    says: 'a ticket that was copied into another session is worth nothing there, and nothing without one',
    async run(story) {
      const ada = await toTotp(story)
      const { recovery } = story.world
      const code = { type: 'totp.submit', code: story.world.totp(ADA.totp) } as const
      await story.faults('ticket_invalid', () =>
        recovery.submit(ada.ticket, code, { session: 'the session of somebody' }),
      )
      await story.faults('ticket_invalid', () => recovery.submit(ada.ticket, code))
      await story.faults('ticket_invalid', () => recovery.view(ada.ticket))
      await story.faults('input_invalid', () => recovery.open(flow.id))
      await ada.submit(code)
      await ada.at('provingContacts')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/contact-session-is-no-proof',
    flow,
    says: 'an open laptop in a café: the session alone changes nothing, and Ada hears of it',
    async run(story) {
      const thief = await toTotp(story)
      story.sentToAll(all, 'started')
      await thief.fails({ type: 'request.submit' }, 'input_not_allowed')
      for (let guess = 0; guess < 10; guess++) await thief.submit({ type: 'totp.submit', code: '000000' })
      await thief.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      thief.refused('totp_exhausted')
      story.sentToAll(all, 'guessing')
      await story.object(ADA.phone)
      await thief.ends('cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/contact-frozen',
    flow,
    says: 'the account is frozen: it does not begin; frozen in the middle: it ends',
    async run(story) {
      const ada = await toContacts(story)
      await story.freeze()
      await ada.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
      const again = await fromSession(story)
      await again.ends('blocked', { why: 'frozen' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/contact-same-again',
    flow,
    says: 'the very mailbox that is to leave is no new one: said at once',
    async run(story) {
      const ada = await toReplacing(story)
      await ada.submit({ type: 'contact.propose', kind: 'email', address: ' ADA@Example.org ' })
      ada.refused('contact_lost')
      await ada.fails({ type: 'contact.propose', kind: 'phone', address: NEW.phone }, 'input_not_allowed')
      await ada.at('replacing')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/contact-occupied',
    flow,
    says: 'the new mailbox is Bob’s: not told before its own code was right, and then refused; another one does',
    async run(story) {
      const ada = await toReplacing(story)
      await ada.submit({ type: 'contact.propose', kind: 'email', address: BOB.email })
      ada.accepted()
      await ada.submit({ type: 'contact.prove', kind: 'email', code: await story.wrong(BOB.email) })
      ada.refused('code_wrong')
      await ada.submit({ type: 'contact.prove', kind: 'email', code: await story.code(BOB.email) })
      ada.refused('contact_occupied')
      await ada.at('replacing')
      await story.pass({ minutes: 1 })
      await giveNew(story, ada, 'email')
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.email === NEW.email && story.world.host.get(BOB.id).email === BOB.email, 'each has one')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-taken-meanwhile',
    flow,
    says: 'the host gives the new mailbox to somebody else before the change: back to another one, the hold is lifted',
    async run(story) {
      const ada = await toSubmitting(story)
      story.world.host.touch(BOB.id, { email: NEW.email })
      await send(ada)
      await ada.at('replacing')
      await story.allows('withdraw', true)
      story.check(story.ada.email === ADA.email, 'the mailbox is as it was')
      await story.pass({ minutes: 1 })
      await giveNew(story, ada, 'email', 'ada@third.example')
      await send(ada)
      await ada.at('holding')
      story.applied(1)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-authenticator-lost',
    flow,
    says: 'the authenticator is lost: on to its reset, which knows nothing of her and asks for the password',
    async run(story) {
      const ada = await toTotp(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.at('identifying')
      story.check(ada.view.factors.length === 0, 'a session is no proof')
      await pastPassword(ada)
      await ada.at('choosingPath')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/contact-code-cannot-come',
    flow,
    says: 'the old mailbox is closed and its code cannot be read: customer service, and nothing was changed',
    async run(story) {
      const ada = await toContacts(story)
      await proveByCode(story, ada, 'phone')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.ends('referred', { to: 'support' })
      story.applied(0)
      story.check(story.ada.email === ADA.email, 'the mailbox is as it was')
    },
  }),
  scenario({
    name: 'pionex/contact-proofs-too-old',
    flow,
    says: 'half an hour over the new mailbox: everything is shown once more, the new one is kept',
    async run(story) {
      const ada = await toSubmitting(story)
      await story.pass({ minutes: 31 })
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('provingTotp')
      story.applied(0)
      await proveByTotp(story, ada)
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await ada.at('submitting')
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.email === NEW.email, 'it is new')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-denied',
    flow,
    says: 'the system sees more than enough: denied, nothing is changed, banned or kept',
    async run(story) {
      story.world.risk = 'deny'
      const ada = await change(story)
      await ada.ends('denied')
      story.sentToAll([...all, NEW.email], 'denied')
      await story.allowsRegister('email', ADA.email, true)
      await story.allowsRegister('email', NEW.email, true)
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
]
