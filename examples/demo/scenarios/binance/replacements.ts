import { ADA, BOB, NEW } from '../people.ts'
import { giveNew, givePassword, identify, pastPassword, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { flow, lose, proveRest, request, toReplacing } from './walk.ts'

/** The new contacts, and who else may have them. */
export const replacements: readonly Scenario[] = [
  scenario({
    name: 'binance/replacement-is-the-lost-one',
    flow,
    says: 'the number that was called lost is no replacement, and neither is what is no number; that is said at once',
    async run(story) {
      const ada = await toReplacing(story)
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: '+46 70-174 x' })
      ada.refused('contact_invalid')
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: '+46 70-174 06 05' })
      ada.refused('contact_lost')
      story.check(story.codesSent(ADA.phone) === 0, 'no code went to the lost number')
      await giveNew(story, ada, 'phone')
      await ada.at('submitting')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/replacement-is-occupied',
    flow,
    says: 'another account has that number; that is said only to someone who controls it',
    async run(story) {
      const ada = await toReplacing(story)
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: BOB.phone })
      ada.accepted()
      await ada.submit({ type: 'contact.prove', kind: 'phone', code: await story.wrong(BOB.phone) })
      ada.refused('code_wrong')
      await ada.submit({ type: 'contact.prove', kind: 'phone', code: await story.code(BOB.phone) })
      ada.refused('contact_occupied')
      await ada.at('replacing')
      await story.pass({ seconds: 60 })
      await giveNew(story, ada, 'phone')
      await ada.at('submitting')
      await ada.submit({ type: 'case.cancel' })
      story.sent(BOB.phone, 'cancelled', 0)
    },
  }),
  scenario({
    name: 'binance/replacement-is-banned',
    flow,
    preset: 'hardened',
    says: 'hardened: a number that was taken off is nobody’s for 30 days, and then free again',
    async run(story) {
      const first = await request(story)
      await story.pass({ hours: 24 })
      await first.at('holding')
      const until = story.given(await story.allowsRegister('phone', ADA.phone, false), 'an end of the ban')
      await story.pass({ hours: 48 })
      await first.ends('completed')
      const second = await toReplacing(story)
      await second.submit({ type: 'contact.propose', kind: 'phone', address: ADA.phone })
      second.refused('contact_banned')
      story.check(story.codesSent(ADA.phone) === 0, 'no code went to it')
      await giveNew(story, second, 'phone', '+46701740608')
      await second.submit({ type: 'case.cancel' })
      const bob = await story.open({ as: 'Bob' })
      await identify(bob, BOB.email)
      await givePassword(bob)
      await lose(bob, ['phone'])
      await bob.submit({ type: 'code.request', kind: 'email' })
      await bob.submit({ type: 'code.submit', kind: 'email', code: await story.code(BOB.email) })
      await bob.submit({ type: 'contact.propose', kind: 'phone', address: ADA.phone })
      bob.accepted()
      await bob.submit({ type: 'contact.prove', kind: 'phone', code: await story.code(ADA.phone) })
      bob.refused('contact_banned')
      await bob.submit({ type: 'case.cancel' })
      await story.passUntil(until - 1_000)
      await story.allowsRegister('phone', ADA.phone, false)
      await story.pass({ seconds: 1 })
      await story.allowsRegister('phone', ADA.phone, true)
    },
  }),
  scenario({
    name: 'binance/taken-meanwhile',
    flow,
    says: 'between approval and change another account takes the new number: the change is not made, another is given',
    async run(story) {
      let taken = false
      story.fault = (port) => {
        if (port !== 'accounts.apply' || taken) return
        taken = true
        story.world.host.touch(BOB.id, { phone: NEW.phone })
      }
      const ada = await request(story)
      await ada.at('replacing')
      story.applied(0)
      await story.allows('withdraw', true)
      await story.pass({ seconds: 60 })
      await giveNew(story, ada, 'phone', '+46701740608')
      await ada.at('submitting')
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.phone === '+46701740608', 'the other number is bound')
      story.check(story.world.host.get(BOB.id).phone === NEW.phone, 'Bob keeps what he took')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.applied(1)
      await story.allowsRegister('phone', '+46701740608', false)
      await story.allowsRegister('phone', NEW.phone, true)
    },
  }),
  scenario({
    name: 'binance/taken-after-review',
    flow,
    says: 'the new number is taken while a person looks for two days: what was shown is too old and is shown again',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await story.pass({ days: 2 })
      story.world.host.touch(BOB.id, { phone: NEW.phone })
      await story.decide(ada, 'approve')
      await ada.at('replacing')
      const back = await story.open({ as: 'Ada, later' })
      await pastPassword(back)
      await back.at('replacing')
      await giveNew(story, ada, 'phone', '+46701740608')
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('password')
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await proveRest(story, ada, ['email', 'totp'])
      await ada.at('submitting')
      await send(ada)
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.applied(1)
    },
  }),
]
