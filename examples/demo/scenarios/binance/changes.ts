import { ADA, NEW } from '../people.ts'
import { lookAtFace, pastPassword, proveByCode, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, request, toProving, toSubmitting } from './walk.ts'

/** The host's answer, the messages, and the hold. */
export const changes: readonly Scenario[] = [
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
    name: 'binance/mailbox-changed-meanwhile',
    flow,
    says: 'her mailbox is another one by the time a thief of the old one sends the request: what the old one showed counts no more',
    async run(story) {
      const thief = await toSubmitting(story)
      const mailbox = 'ada@moved.example'
      await story.change({ email: mailbox }, 'Ada has another mailbox')
      await send(thief)
      thief.refused('evidence_stale')
      await thief.at('proving')
      await story.pass({ minutes: 1 })
      const before = story.codesSent(ADA.email)
      await thief.submit({ type: 'code.request', kind: 'email' })
      await story.settle()
      story.check(story.codesSent(mailbox) === 1 && story.codesSent(ADA.email) === before, 'the new mailbox is asked')
      await thief.submit({ type: 'case.cancel' })
      story.sent(mailbox, 'cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/faces-denied-to-a-password',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'a thief of the password shows the wrong face again and again: it does not use up the tries of the owner',
    async run(story) {
      for (let time = 0; time < 3; time++) {
        const thief = await story.open({ as: 'A thief' })
        await pastPassword(thief)
        await thief.submit({ type: 'factor.declareUnavailable', kind: 'email' })
        await thief.submit({ type: 'lost.submit', kinds: ['email', 'phone'] })
        await lookAtFace(thief, 'nobody')
        await thief.ends('denied')
      }
      const ada = await story.open()
      await pastPassword(ada)
      ada.accepted()
      await ada.at('requirements')
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
      // the system is not asked again
      story.world.risk = 'deny'
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
    recovery: { portTimeoutMs: 300 },
    says: 'the host hangs for twenty minutes: operators are told, everything stays off, and then it is done',
    async run(story) {
      let tries = 0
      story.fault = async (port) => {
        if (port !== 'accounts.apply') return
        if (++tries === 1) await new Promise(() => undefined)
        throw new Error('busy')
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
