import { pionexContactChange, pionexPassword } from 'regain/machines'
import { ADA, BOB, NEW } from '../../people.ts'
import { giveNew, identify, lookAtFace, proveByCode, reachBy, send } from '../../steps.ts'
import { type Scenario, type Story, scenario } from '../../story.ts'
import type { Visitor } from '../../visitor.ts'
import { all } from '../walk.ts'
import { change, flow, fromSession, toContacts, toReplacing, toSubmitting } from './walk.ts'

const DAY = 86_400_000

/** One contact goes, and perhaps another comes. */
export const changes: readonly Scenario[] = [
  scenario({
    name: 'pionex/contact-new-mailbox',
    flow,
    says: 'authenticator, both codes, a new mailbox by its own code: changed, all four told, withdrawals off for a day',
    async run(story) {
      const ada = await change(story)
      await ada.at('holding')
      story.check(story.ada.email === NEW.email && story.ada.sessions === 0, 'it is new, and sessions have ended')
      story.sentToAll([...all, NEW.email], 'submitted')
      story.sentToAll([...all, NEW.email], 'applied')
      await story.owes()
      const until = await story.allows('withdraw', false)
      story.check(until === story.world.now + DAY, 'for 24 hours')
      await story.allows('card', true)
      await story.pass({ hours: 23, minutes: 59, seconds: 59 })
      await ada.at('holding')
      await story.pass({ seconds: 1 })
      await ada.ends('completed')
      story.sentToAll([...all, NEW.email], 'holdOver')
      await story.allows('withdraw', true)
      story.applied(1)
    },
  }),
  scenario({
    name: 'pionex/contact-new-phone',
    flow,
    says: 'the same with the phone number: only that one leaves and is banned',
    async run(story) {
      const ada = await change(story, 'phone')
      await ada.at('holding')
      story.check(story.ada.phone === NEW.phone && story.ada.email === ADA.email, 'only the number is new')
      await story.allowsRegister('phone', ADA.phone, false)
      await story.allowsRegister('email', ADA.email, true)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-switched-off',
    flow,
    says: 'e-mail is switched off and nothing takes its place: the phone and the authenticator stay',
    async run(story) {
      const ada = await toReplacing(story)
      await ada.submit({ type: 'replacement.skip' })
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.email === undefined && story.ada.phone === ADA.phone, 'the mailbox is off')
      story.sentToAll(all, 'applied')
      await story.owes()
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      const again = await fromSession(story)
      await again.ends('blocked', { why: 'conditions' })
    },
  }),
  scenario({
    name: 'pionex/contact-other-choice',
    flow,
    says: 'chosen the wrong one, and back: what is proven stays proven, and only what was confirmed leaves',
    async run(story) {
      const ada = await toContacts(story, 'email')
      await proveByCode(story, ada, 'phone')
      await ada.submit({ type: 'step.back' })
      await ada.at('choosingContact')
      await ada.submit({ type: 'item.choose', kind: 'phone' })
      await ada.submit({ type: 'consequences.accept' })
      await ada.at('provingContacts')
      await proveByCode(story, ada, 'email')
      await ada.submit({ type: 'replacement.skip' })
      await send(ada)
      await ada.at('holding')
      story.check(
        story.ada.phone === undefined && story.ada.email === ADA.email,
        'the number is off, the mailbox stays',
      )
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-banned-for-a-month',
    flow,
    says: 'the mailbox she gave up: not to be registered, nor bound by anyone, for 30 days to the second',
    async run(story) {
      const ada = await change(story)
      const until = await story.allowsRegister('email', ADA.email, false)
      story.check(until === story.world.now + 30 * DAY, 'for 30 days')
      await story.pass({ hours: 24 })
      await ada.ends('completed')

      const back = await toReplacing(story)
      await back.submit({ type: 'contact.propose', kind: 'email', address: ADA.email })
      back.refused('contact_banned')
      await back.submit({ type: 'case.cancel' })

      const bob = await bobToReplacing(story)
      await bob.submit({ type: 'contact.propose', kind: 'email', address: ADA.email })
      bob.accepted()
      await bob.submit({ type: 'contact.prove', kind: 'email', code: await story.code(ADA.email) })
      bob.refused('contact_banned')
      await bob.submit({ type: 'case.cancel' })

      await story.passUntil(story.given(until, 'an end') - 1_000)
      await story.allowsRegister('email', ADA.email, false)
      await story.pass({ seconds: 1 })
      await story.allowsRegister('email', ADA.email, true)
      const free = await toSubmitting(story, 'email', ADA.email)
      await send(free)
      await free.at('holding')
      story.check(story.ada.email === ADA.email, 'it is hers again')
      await story.pass({ hours: 24 })
      await free.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-reserved',
    flow,
    says: 'from its own code on the new mailbox is kept for her: nobody else gets it, until she gives the change up',
    async run(story) {
      const bob = await bobToReplacing(story)
      const ada = await toReplacing(story)
      await story.allowsRegister('email', NEW.email, true)
      await giveNew(story, ada, 'email')
      await story.allowsRegister('email', NEW.email, false)
      await giveNew(story, bob, 'email')
      bob.refused('contact_occupied')
      await bob.submit({ type: 'case.cancel' })
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      story.sentToAll([...all, NEW.email], 'cancelled')
      await story.allowsRegister('email', NEW.email, true)
      await story.allowsRegister('email', ADA.email, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/contact-hold-bars',
    flow,
    says: 'while withdrawals are off no other change begins: neither another contact nor a forgotten password',
    async run(story) {
      const ada = await change(story)
      const again = await fromSession(story)
      again.refused('hold_running')
      await again.ends('blocked', { why: 'coolDown' })
      const other = await story.open({ as: 'Somebody', flow: pionexPassword })
      await identify(other, ADA.phone)
      await other.submit({ type: 'bot.submit', response: { person: 'yes' } })
      await reachBy(story, other, 'phone')
      other.refused('hold_running')
      await other.ends('blocked', { why: 'coolDown' })
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      const later = await fromSession(story)
      await later.at('choosingContact')
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/contact-two-windows',
    flow,
    says: 'two windows, two changes: the later one takes the place of the first, unless that was sent already',
    async run(story) {
      story.world.risk = 'review'
      const first = await toContacts(story, 'email')
      const second = await toSubmitting(story, 'phone')
      await first.ends('cancelled', { why: 'superseded' })
      await send(second)
      await second.at('underReview')
      const third = await fromSession(story)
      await third.at('underReview')
      await third.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await story.decide(second, 'approve')
      await second.at('holding')
      story.check(story.ada.phone === NEW.phone && story.ada.email === ADA.email, 'one change was made')
      story.applied(1)
      await story.pass({ hours: 24 })
      await second.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-identity',
    flow,
    preset: 'hardened',
    says: 'hardened: the old mailbox is closed and gets no code; her face stands in for it, and it is changed after a day',
    async run(story) {
      const ada = await toContacts(story)
      await proveByCode(story, ada, 'phone')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.at('provingIdentity.face')
      await lookAtFace(ada)
      await ada.at('replacing')
      await giveNew(story, ada, 'email')
      await send(ada)
      await ada.at('waiting')
      story.applied(0)
      await story.pass({ hours: 24 })
      await ada.at('holding')
      story.check(story.ada.email === NEW.email, 'it is new')
      await story.allowsRegister('email', ADA.email, false)
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/contact-face-of-another',
    flow,
    preset: 'hardened',
    says: 'hardened: somebody has her session and her authenticator, but not her face: denied',
    async run(story) {
      const thief = await toContacts(story)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await lookAtFace(thief, 'Bob')
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.applied(0)
      story.check(thief.view.case.flow === pionexContactChange.id, 'it went nowhere else')
    },
  }),
]

/** Bob changes his mailbox, too. */
async function bobToReplacing(story: Story): Promise<Visitor> {
  const totp = 'KRUGKIDROVUWG2ZAMJZG653OEBTG66BA'
  story.world.host.touch(BOB.id, { totp })
  const bob = await story.open({ as: 'Bob', flow, signedIn: { account: BOB.id } })
  await bob.submit({ type: 'item.choose', kind: 'email' })
  await bob.submit({ type: 'consequences.accept' })
  await bob.submit({ type: 'totp.submit', code: story.world.totp(totp) })
  for (const kind of ['email', 'phone'] as const) {
    await bob.submit({ type: 'code.request', kind })
    await bob.submit({ type: 'code.submit', kind, code: await story.code(BOB[kind]) })
  }
  await bob.at('replacing')
  return bob
}
