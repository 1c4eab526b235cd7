import { pionexAuthenticatorLost, pionexSignIn } from 'regain/machines'
import { ADA, NEW } from '../../people.ts'
import { choosePassword, givePassword, identify, lookAtFace, proveByTotp, reachBy, seeTheSame } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all } from '../walk.ts'
import { flow, isPerson, reset, toPassword, toProving, toReaching } from './walk.ts'

/** Robots, strangers, and who is not to get a password. */
export const refusals: readonly Scenario[] = [
  scenario({
    name: 'pionex/password-robot',
    flow,
    says: 'a program asks for codes in her name: it does not come past the check, and nothing is sent',
    async run(story) {
      const robot = await story.open({ as: 'A program' })
      await identify(robot)
      for (let time = 0; time < 5; time++) {
        await robot.submit({ type: 'bot.submit', response: { person: 'no' } })
        robot.refused('bot_rejected')
      }
      await robot.at('checkingBot')
      await robot.fails({ type: 'code.request', kind: 'email' }, 'input_not_allowed')
      story.check(story.world.sent.length === 0, 'nothing was sent')
      await isPerson(robot)
      await robot.at('reaching')
      await robot.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/password-unknown-account',
    flow,
    says: 'nobody has this address: asked for a code by e-mail and SMS, and never told so',
    async run(story) {
      const known = await story.open({ as: 'Somebody' })
      const unknown = await story.open({ as: 'Somebody' })
      const same = () => seeTheSame(story, known, unknown)
      await identify(known)
      await identify(unknown, 'nobody@example.org')
      same()
      for (const visitor of [known, unknown]) await isPerson(visitor)
      for (const kind of ['email', 'phone'] as const)
        for (const input of [
          { type: 'code.request', kind },
          { type: 'account.reach', kind, code: '000000' },
        ] as const) {
          await known.submit(input)
          await unknown.submit(input)
          same()
        }
      unknown.refused('code_wrong')
      story.check(!story.world.sent.some(({ to }) => to === 'nobody@example.org'), 'nobody hears of it')
      for (const visitor of [known, unknown]) {
        await visitor.submit({ type: 'contacts.declareUnavailable' })
        await visitor.ends('referred', { to: 'support' })
      }
      same()
    },
  }),
  scenario({
    name: 'pionex/password-same-and-weak',
    flow,
    says: 'the old password is no new one, and seven letters are too few; half an hour later the code is too old as well',
    async run(story) {
      const ada = await toPassword(story)
      await choosePassword(ada, ADA.password)
      ada.refused('newPassword_same')
      await choosePassword(ada, 'letters')
      ada.refused('newPassword_weak')
      await story.pass({ minutes: 31 })
      await choosePassword(ada)
      ada.refused('evidence_stale')
      await ada.at('proving')
      await ada.submit({ type: 'code.request', kind: 'email' })
      await ada.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      await choosePassword(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'pionex/password-frozen',
    flow,
    says: 'the account is frozen: a code is not enough to hear more than that',
    async run(story) {
      await story.freeze()
      const ada = await toReaching(story)
      await reachBy(story, ada, 'phone')
      await ada.ends('blocked', { why: 'frozen' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/password-swapped-sim',
    flow,
    says: 'a swapped SIM gets a password, as the guide has it, and comes no further: beside it the same number proves nothing',
    async run(story) {
      const thief = await reset(story)
      const held = thief.stay()
      await story.pass({ minutes: 1 })
      await thief.submit({ type: 'login.return' })
      await identify(thief)
      await givePassword(thief, NEW.password)
      await thief.fails({ type: 'code.request', kind: 'phone' }, 'input_not_allowed')
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      thief.in(pionexAuthenticatorLost)
      await story.allows('withdraw', false)
      await story.object(ADA.email)
      await held.at('holding.contested')
      story.check(story.ada.frozen, 'the account is frozen')
      const again = await story.open({ as: 'The thief', flow: pionexSignIn })
      await identify(again)
      await givePassword(again, NEW.password)
      await again.ends('blocked', { why: 'frozen' })
      await story.decide(held, 'deny')
      await held.ends('blocked', { why: 'frozen' })
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'pionex/password-doubted-in-vain',
    flow,
    says: 'Ada objects by mistake: a person finds that it was her, the hold goes on and ends when it would have',
    async run(story) {
      const ada = await reset(story)
      const end = await ada.deadline('holdEnds')
      await story.object(ADA.email)
      await story.pass({ hours: 2 })
      await story.decide(ada, 'approve')
      await ada.at('holding.running')
      story.check((await ada.deadline('holdEnds')) === end, 'its end is the old one')
      await story.passUntil(end)
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/password-one-thing-only',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'hardened: the mailbox is lost; the phone alone is not enough, her face makes up for it; a mask does not',
    async run(story) {
      const thief = await toProving(story)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await lookAtFace(thief, 'a mask')
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      await story.pass({ hours: 24 })
      const ada = await toProving(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await lookAtFace(ada)
      await ada.at('choosingPassword')
      await choosePassword(ada)
      await ada.at('waiting')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/password-too-soon-after-denial',
    flow,
    preset: 'hardened',
    says: 'hardened: denied, and tried again at once: not before a day has passed',
    async run(story) {
      story.world.risk = 'deny'
      const first = await toProving(story, 'email')
      await first.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await proveByTotp(story, first)
      await choosePassword(first)
      await first.ends('denied')
      const again = await toReaching(story)
      await reachBy(story, again, 'phone')
      again.refused('retry_later')
      const at = again.retryAt()
      story.check(at === story.world.now + 86_400_000, 'a day later')
      await again.ends('blocked', { why: 'coolDown' })
      await story.passUntil(at)
      const later = await toProving(story)
      await later.submit({ type: 'case.cancel' })
    },
  }),
]
