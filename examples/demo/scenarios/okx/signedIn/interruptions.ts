import { ADA, BOB, NEW } from '../../people.ts'
import { lookAtFace } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all, request, toFace, toProving, toSubmitting } from '../walk.ts'
import { flow, signedIn } from './walk.ts'

/** What a session is worth, and what stops a request that was begun from one. */
export const signedInInterruptions: readonly Scenario[] = [
  scenario({
    name: 'okx/signed-in-too-long-ago',
    flow,
    says: 'a session of yesterday opens nothing and learns nothing; one that is just begun does',
    async run(story) {
      const thief = await story.open({ signedIn: { ago: { minutes: 31 } } })
      await thief.ends('blocked', { why: 'session' })
      story.check(thief.view.factors.length === 0, 'what guards the account is not told')
      const ada = await story.open({ signedIn: { ago: { minutes: 29 } } })
      await ada.at('choosingItem')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/signed-in-from-the-future',
    flow,
    says: 'a session that begins in an hour is no fresh one; a host clock a minute ahead is forgiven',
    async run(story) {
      const thief = await story.open({ signedIn: { ago: { hours: -1 } } })
      await thief.ends('blocked', { why: 'session' })
      const ada = await story.open({ signedIn: { ago: { minutes: -1 } } })
      await ada.at('choosingItem')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/signed-in-nothing-set-up',
    flow,
    has: ['passkey'],
    says: 'neither phone, mailbox nor authenticator: there is no item to reset',
    async run(story) {
      const ada = await story.open({ signedIn: { methods: ['passkey'] } })
      await ada.ends('blocked', { why: 'conditions' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-only-there',
    flow,
    says: 'the flow for sessions does not open without one, nor the signed-out one with one',
    async run(story) {
      await story.faults('input_invalid', () => story.open())
      const { account, session, authenticatedAt, methods } = {
        account: ADA.id,
        session: 'one of Ada',
        authenticatedAt: story.world.now,
        methods: ['password' as const],
      }
      await story.faults('input_invalid', () =>
        story.world.recovery.open('okx.reset', { account, session, authenticatedAt, methods }),
      )
    },
  }),
  scenario({
    name: 'okx/signed-in-other-session',
    flow,
    says: 'a ticket that was copied is worth nothing without its session, or with another',
    async run(story) {
      const ada = await toProving(story, 'phone', signedIn)
      const { recovery } = story.world
      const ask = { type: 'code.request', kind: 'email' } as const
      await story.faults('ticket_invalid', () => recovery.submit(ada.ticket, ask))
      await story.faults('ticket_invalid', () => recovery.submit(ada.ticket, ask, { session: 'the session of Bob' }))
      await story.faults('ticket_invalid', () => recovery.view(ada.ticket))
      await story.faults('ticket_invalid', () => recovery.view(ada.ticket, { session: 'the session of Bob' }))
      story.check(story.codesSent(ADA.email) === 0, 'nothing was sent')
      await ada.submit(ask)
      ada.accepted()
      story.check(story.codesSent(ADA.email) === 1, 'with its own session it works')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/signed-in-standing',
    flow,
    says: 'a request was sent: another session sees how it stands and can do nothing, not even cancel',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story, 'phone', signedIn)
      const laptop = await story.open({ as: 'Ada on her laptop', signedIn: {} })
      await laptop.at('underReview')
      story.check(laptop.view.case.id === ada.view.case.id, 'it is the same case')
      await laptop.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await ada.noticed('ownerSignedIn')
      await ada.submit({ type: 'case.cancel' })
      await laptop.ends('cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-superseded',
    flow,
    says: 'nothing was sent yet: the later session takes the place of the earlier one, and what that proved is gone',
    async run(story) {
      const first = await toFace(story, 'phone', signedIn)
      const second = await toProving(story, 'email', signedIn)
      await first.ends('cancelled', { why: 'superseded' })
      await first.fails({ type: 'identity.start', method: 'face' }, 'case_closed')
      story.check(
        second.view.factors.every(({ state }) => state !== 'proven'),
        'nothing is proven in the second',
      )
      await second.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/signed-in-with-what-is-lost',
    flow,
    says: 'a thief calls the phone lost; Ada signs in with a code to that phone and opens her settings: it is cancelled',
    async run(story) {
      story.world.risk = 'review'
      const thief = await request(story, 'phone', signedIn)
      await thief.at('underReview')
      const other = await story.open({ as: 'Ada by mail', signedIn: { methods: ['password', 'email'] } })
      await other.at('underReview')
      const ada = await story.open({ signedIn: { methods: ['password', 'phone'] } })
      await thief.ends('cancelled')
      await ada.at('choosingItem')
      story.sentToAll(all, 'cancelled')
      await story.allowsRegister('phone', NEW.phone, true)
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-objections',
    flow,
    says: 'before the change the lost number sends it to a person, and the mailbox that stays cancels it',
    async run(story) {
      const thief = await toSubmitting(story, 'phone', signedIn)
      await story.object(ADA.phone)
      await thief.noticed('disputed')
      await thief.submit({ type: 'request.submit' })
      await thief.at('underReview')
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-objection-in-the-hold',
    flow,
    says: 'the old number objects in the hold: its end waits for a person, who finds that it was a thief',
    async run(story) {
      const thief = await request(story, 'phone', signedIn)
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      await story.pass({ hours: 30 })
      story.check((await story.allows('withdraw', false)) === undefined, 'the hold has no end now')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      story.check(story.ada.frozen, 'the account is frozen')
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'okx/signed-in-frozen',
    flow,
    says: 'a frozen account resets nothing, and a freeze ends what is under way; another account does not notice',
    async run(story) {
      const bob = await story.open({ as: 'Bob', signedIn: { account: BOB.id } })
      await bob.at('choosingItem')
      const thief = await toFace(story, 'phone', signedIn)
      await story.freeze()
      await thief.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
      const ada = await story.open({ signedIn: {} })
      await ada.ends('blocked', { why: 'frozen' })
      await bob.at('choosingItem')
      await bob.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/signed-in-frozen-at-the-change',
    flow,
    says: 'frozen between approval and change: the host refuses, the hold is lifted, nothing was bound',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') story.world.host.touch(ADA.id, { frozen: true })
      }
      const ada = await request(story, 'email', signedIn)
      await ada.ends('blocked', { why: 'frozen' })
      story.check(story.ada.email === ADA.email, 'the address is as it was')
      await story.allows('withdraw', true)
      await story.allowsRegister('email', NEW.email, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/signed-in-hold-bars',
    flow,
    says: 'while the hold runs nobody begins again, by session or by password; afterwards Ada can',
    async run(story) {
      const ada = await request(story, 'phone', signedIn)
      const ends = await ada.deadline('holdEnds')
      const again = await story.open({ as: 'Somebody', signedIn: {} })
      const { code, retryAt } = story.given(again.view.refusal, 'a reason')
      story.check(code === 'hold_running' && retryAt === ends, 'it is told why, and until when')
      await again.ends('blocked', { why: 'coolDown' })
      await story.passUntil(ends)
      await ada.ends('completed')
      const later = await toFace(story, 'totp', signedIn)
      await lookAtFace(later)
      await later.at('replacing')
      await later.submit({ type: 'case.cancel' })
    },
  }),
]
