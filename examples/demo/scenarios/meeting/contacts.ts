import { binanceReset, okxMigration, okxResetSignedIn, pionexContactChange } from 'regain/machines'
import { lose } from '../binance/walk.ts'
import { again, fromNew } from '../okx/migration/walk.ts'
import { ADA, ADA_AGAIN, BOB, NEW } from '../people.ts'
import { change } from '../pionex/contactChange/walk.ts'
import { giveNew, lookAtFace, proveByCode, proveByTotp, send } from '../steps.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'
import { getIn } from './walk.ts'

/** Bob replaces his own, up to the new one. */
export async function bobReplaces(story: Story, kind: 'email' | 'phone'): Promise<Visitor> {
  const bob = await story.open({ as: 'Bob', flow: okxResetSignedIn, signedIn: { account: BOB.id } })
  const left = kind === 'email' ? 'phone' : 'email'
  await bob.submit({ type: 'item.choose', kind })
  await bob.submit({ type: 'consequences.accept' })
  await bob.submit({ type: 'code.request', kind: left })
  await bob.submit({ type: 'code.submit', kind: left, code: await story.code(BOB[left]) })
  await lookAtFace(bob, BOB.face)
  await bob.at('replacing')
  return bob
}
async function adaReplaces(story: Story, kind: 'email' | 'phone'): Promise<Visitor> {
  const ada = await getIn(story, binanceReset, story.ada.email === undefined ? {} : { identifier: story.ada.email })
  await lose(ada, [kind])
  await proveByCode(story, ada, kind === 'email' ? 'phone' : 'email')
  await proveByTotp(story, ada)
  await ada.at('replacing')
  return ada
}

/** A contact that was given up, or is claimed by a case, is so in every flow and for every account. */
export const contacts: readonly Scenario[] = [
  scenario({
    name: 'meeting/banned-contact-elsewhere',
    flow: pionexContactChange,
    says: 'the mailbox Ada gave up: another flow and another account may not have it, nor she herself, for 30 days',
    async run(story) {
      const ada = await change(story)
      await ada.at('holding')
      await story.allowsRegister('email', ADA.email, false)
      const bob = await bobReplaces(story, 'email')
      await bob.submit({ type: 'contact.propose', kind: 'email', address: ADA.email })
      bob.accepted()
      await bob.submit({ type: 'contact.prove', kind: 'email', code: await story.code(ADA.email) })
      bob.refused('contact_banned')
      await story.pass({ minutes: 1 })
      await bob.submit({ type: 'contact.propose', kind: 'email', address: ` ${ADA.email.toUpperCase()} ` })
      await bob.submit({ type: 'contact.prove', kind: 'email', code: await story.code(ADA.email) })
      bob.refused('contact_banned')
      await bob.submit({ type: 'case.cancel' })
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      const again = await adaReplaces(story, 'email')
      await again.submit({ type: 'contact.propose', kind: 'email', address: ADA.email })
      again.refused('contact_banned')
      await again.submit({ type: 'case.cancel' })
      story.check(story.ada.email === NEW.email && story.world.host.get(BOB.id).email === BOB.email, 'nobody has it')
    },
  }),
  scenario({
    name: 'meeting/banned-contact-afterwards',
    flow: pionexContactChange,
    says: 'thirty days later, to the second, the mailbox can be anybody’s: Bob binds it, and then it is his alone',
    async run(story) {
      const ada = await change(story)
      const until = story.given(await story.allowsRegister('email', ADA.email, false), 'an end of the ban')
      story.check(until === story.world.now + 30 * 86_400_000, 'it lasts 30 days')
      await story.passUntil(until - 1_000)
      await ada.ends('completed')
      await story.allowsRegister('email', ADA.email, false)
      await story.pass({ seconds: 1 })
      const bob = await bobReplaces(story, 'email')
      await giveNew(story, bob, 'email', ADA.email)
      await send(bob)
      await bob.at('holding')
      story.check(story.world.host.get(BOB.id).email === ADA.email, 'it is bound to Bob')
      const late = await adaReplaces(story, 'email')
      await giveNew(story, late, 'email', ADA.email)
      late.refused('contact_occupied')
      await late.submit({ type: 'case.cancel' })
      await story.pass({ hours: 24 })
      await bob.ends('completed')
    },
  }),
  scenario({
    name: 'meeting/banned-contact-lent',
    flow: okxMigration,
    says: 'a new account is made with the banned mailbox to lend it to another: it lends nothing till the ban is over',
    async run(story) {
      const ada = await change(story)
      again(story, { id: ADA_AGAIN.id, email: ADA.email })
      const thief = await fromNew(story)
      await thief.ends('blocked', { why: 'conditions' })
      await story.pass({ days: 30 })
      await ada.ends('completed')
      const later = await fromNew(story)
      await later.at('provingContacts')
      await later.submit({ type: 'case.cancel' })
      story.applied(1)
    },
  }),
  scenario({
    name: 'meeting/claimed-contact-elsewhere',
    flow: binanceReset,
    says: 'Bob has shown a number to be his: Ada, who reads it too, is refused after its code; he gives up, she may',
    async run(story) {
      const bob = await bobReplaces(story, 'phone')
      await giveNew(story, bob, 'phone')
      await story.allowsRegister('phone', NEW.phone, false)
      const ada = await adaReplaces(story, 'phone')
      await giveNew(story, ada, 'phone')
      ada.refused('contact_occupied')
      await ada.at('replacing')
      await bob.submit({ type: 'case.cancel' })
      await story.pass({ minutes: 1 })
      await giveNew(story, ada, 'phone')
      ada.accepted()
      await ada.at('submitting')
      await send(ada)
      story.check(story.ada.phone === NEW.phone, 'it is hers')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'meeting/claimed-contact-at-once',
    flow: binanceReset,
    says: 'both enter the right code of one number at the very same moment: it is one person’s, never both’s',
    async run(story) {
      const bob = await bobReplaces(story, 'phone')
      const ada = await adaReplaces(story, 'phone')
      const codes = []
      for (const visitor of [bob, ada]) {
        await visitor.submit({ type: 'contact.propose', kind: 'phone', address: NEW.phone })
        codes.push(await story.code(NEW.phone))
      }
      const [his = '', hers = ''] = codes
      await Promise.all([
        bob.submit({ type: 'contact.prove', kind: 'phone', code: his }),
        ada.submit({ type: 'contact.prove', kind: 'phone', code: hers }),
      ])
      const through = [bob, ada].filter(({ view }) => view.step.name === 'submitting')
      story.check(through.length === 1, 'one of them has it')
      for (const visitor of through) {
        await send(visitor)
        await visitor.at('holding')
      }
      story.applied(1)
      const bound = [...story.world.host.accounts.values()].filter(({ phone }) => phone === NEW.phone)
      story.check(bound.length === 1, 'it is bound once')
      for (const visitor of [bob, ada].filter((one) => !through.includes(one)))
        await visitor.submit({ type: 'case.cancel' })
      await story.pass({ hours: 24 })
    },
  }),
  scenario({
    name: 'meeting/claimed-contact-lent',
    flow: okxMigration,
    says: 'a number that Bob’s case claims is registered by a new account all the same: it is not lent to anybody',
    async run(story) {
      const bob = await bobReplaces(story, 'phone')
      await giveNew(story, bob, 'phone', ADA_AGAIN.phone)
      again(story)
      const thief = await fromNew(story)
      await thief.ends('blocked', { why: 'conditions' })
      await bob.submit({ type: 'case.cancel' })
      const later = await fromNew(story)
      await later.at('provingContacts')
      await later.submit({ type: 'case.cancel' })
    },
  }),
]
