import { ADA, BOB, NEW } from '../people.ts'
import { giveNew, pastPassword, proveByCode, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, proveRest, request, toProving, toReplacing } from './walk.ts'

/** The new contacts, the host's answer, and the hold. */
export const changes: readonly Scenario[] = [
  scenario({
    name: 'binance/replacement-is-the-lost-one',
    flow,
    says: 'the number that was called lost is no replacement; that is said at once',
    async run(story) {
      const ada = await toReplacing(story)
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
  scenario({
    name: 'binance/changed-meanwhile-once',
    flow,
    says: 'the account changes between approval and change: it is decided again, and a person looks',
    async run(story) {
      let times = 0
      story.fault = (port) => {
        if (port === 'accounts.apply' && ++times === 1) story.world.host.touch(ADA.id, { password: 'correct donkey' })
      }
      const ada = await request(story)
      await ada.at('underReview')
      story.applied(0)
      await story.allows('withdraw', true)
      await story.decide(ada, 'approve')
      await ada.at('holding')
      story.applied(1)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/changed-meanwhile-twice',
    flow,
    says: 'the account changes again before the second try: no more tries without a person',
    async run(story) {
      let times = 0
      story.fault = (port) => {
        if (port === 'accounts.apply' && ++times <= 2) story.world.host.touch(ADA.id, { sessions: times })
      }
      const ada = await request(story)
      await ada.at('underReview')
      await story.decide(ada, 'approve')
      await ada.at('underReview')
      story.applied(0)
      await story.allows('withdraw', true)
      await story.decide(ada, 'deny')
      await ada.ends('denied')
    },
  }),
  scenario({
    name: 'binance/host-answer-lost',
    flow,
    says: 'the host made the change but its answer was lost: asked again under the same key, made once',
    async run(story) {
      let lost = 0
      story.fault = (port) => {
        if (port === 'accounts.applied' && lost++ < 3) throw new Error('connection reset')
      }
      const ada = await request(story)
      await ada.at('applying')
      await story.pass({ minutes: 1 })
      await ada.at('holding')
      story.applied(1)
      story.check(story.world.host.events.length === 1, 'the host did it once')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/host-late',
    flow,
    recovery: { portTimeoutMs: 20 },
    says: 'the host hangs for twenty minutes: operators are told, everything stays off, and then it is done',
    async run(story) {
      story.fault = async (port) => {
        if (port === 'accounts.apply') await new Promise((resolve) => setTimeout(resolve, 40))
      }
      const ada = await request(story)
      await ada.at('applying.asked')
      await story.allows('withdraw', false)
      await story.pass({ minutes: 20 })
      await ada.at('applying.late')
      story.escalated('apply')
      story.sentToAll([...all, NEW.phone], 'late')
      await ada.offered('case.cancel', false)
      const back = await story.open({ as: 'Ada, later' })
      await pastPassword(back)
      await back.at('applying.late')
      story.fault = () => undefined
      await story.pass({ minutes: 5 })
      await ada.at('holding')
      story.applied(1)
      const ends = await ada.deadline('holdEnds')
      const hold = story.given(await story.allows('withdraw', false), 'an end of the hold')
      story.check(hold === ends, 'screen and host agree on the end of the hold')
      await story.passUntil(ends)
      await ada.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'binance/courier-down',
    flow,
    says: 'no SMS goes out: after eight tries the notice is set aside, the case goes on, and a retry delivers it',
    async run(story) {
      let tries = 0
      story.fault = (port) => {
        if (port !== 'phone') return
        tries += 1
        throw new Error('no network')
      }
      const ada = await toProving(story, ['totp'])
      story.sent(ADA.email, 'started')
      await proveByCode(story, ada, 'email')
      await story.pass({ minutes: 5 })
      const [aside] = await story.world.recovery.troubles()
      story.check(tries === 8, 'eight tries were made')
      story.sent(ADA.phone, 'started', 0)
      story.fault = () => undefined
      await proveByCode(story, ada, 'phone')
      await send(ada)
      await ada.at('holding')
      await story.owes('totp')
      await story.world.recovery.retry(story.given(aside, 'something set aside').key)
      await story.settle()
      story.sent(ADA.phone, 'started')
      story.check((await story.world.recovery.troubles()).length === 0, 'nothing is set aside any more')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/hold-ends-by-clock',
    flow,
    says: 'nothing shortens the hold: not looking, not signing in, not a new binding, not a restart',
    async run(story) {
      const ada = await request(story)
      const ends = await ada.deadline('holdEnds')
      await story.signIn('email', 'phone', 'totp')
      await story.change({ passkey: ADA.passkey }, 'Ada adds a passkey')
      story.world.restart()
      await story.passUntil(ends - 1_000)
      await ada.at('holding')
      await story.allows('withdraw', false)
      story.world.now -= 7 * 3_600_000
      story.tell('clock', 'the wall clock jumps back by 7 hours')
      await story.settle()
      await story.allows('withdraw', false)
      story.world.now += 7 * 3_600_000
      await story.pass({ seconds: 1 })
      await ada.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'binance/hold-bars-new-case',
    flow,
    says: 'while the hold runs no second reset can begin; when it is over one can',
    async run(story) {
      const ada = await request(story)
      const ends = await ada.deadline('holdEnds')
      const thief = await story.open({ as: 'Somebody' })
      await pastPassword(thief)
      thief.refused('hold_running')
      story.check(thief.retryAt() === ends, 'until the hold ends')
      await thief.ends('blocked', { why: 'coolDown' })
      await ada.at('holding')
      await story.passUntil(ends)
      await ada.ends('completed')
      const later = await toProving(story, ['email'])
      await later.submit({ type: 'case.cancel' })
    },
  }),
]
