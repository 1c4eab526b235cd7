import { binancePassword, binanceReset, pionexAuthenticatorLost, pionexPassword, pionexSignIn } from 'regain/machines'
import { lose } from '../binance/walk.ts'
import { ADA, NEW } from '../people.ts'
import { acknowledge, answer } from '../pionex/walk.ts'
import { giveNew, givePassword, identify, lookAtFace, proveByCode, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, passwordThrough } from './walk.ts'

/**
 * Laundering: one stolen contact is turned into a password, and then the two are offered as two proofs. They have one root.
 */
export const laundering: readonly Scenario[] = [
  scenario({
    name: 'meeting/laundering-by-mailbox',
    flow: binanceReset,
    says: 'mailbox → new password → the rest is “lost” → proven by the mailbox: one root, so never without a person',
    async run(story) {
      const thief = await passwordThrough(story, binancePassword, 'email')
      await thief.at('holding')
      story.sent(ADA.phone, 'applied')
      await story.allows('withdraw', false)
      const ends = await thief.deadline('holdEnds')
      await thief.submit({ type: 'login.return' })
      thief.in(binanceReset)
      await identify(thief)
      await givePassword(thief, NEW.password)
      await lose(thief, ['phone', 'totp'])
      await proveByCode(story, thief, 'email')
      await giveNew(story, thief, 'phone')
      await send(thief)
      await thief.at('underReview')
      story.applied(1)
      story.check(story.ada.phone === ADA.phone && story.ada.totp === ADA.totp, 'number and authenticator are hers')
      const { passwordRoot } = await story.world.recovery.desk.view(thief.view.case.id)
      story.check(passwordRoot === 'email', 'the desk sees that password and mailbox are one')
      await story.object(ADA.phone)
      await story.decide(thief, 'deny')
      await thief.ends('denied')
      story.applied(1)
      await story.passUntil(ends - 1_000)
      await story.allows('withdraw', false)
      await story.pass({ seconds: 1 })
    },
  }),
  scenario({
    name: 'meeting/laundering-by-phone',
    flow: binanceReset,
    says: 'the same by a swapped SIM: number → new password → mailbox and authenticator “lost” → proven by the number',
    async run(story) {
      const thief = await passwordThrough(story, binancePassword, 'phone')
      await thief.at('holding')
      story.sent(ADA.email, 'applied')
      await thief.submit({ type: 'login.return' })
      await identify(thief, ADA.phone)
      await givePassword(thief, NEW.password)
      await lose(thief, ['email', 'totp'])
      await proveByCode(story, thief, 'phone')
      await giveNew(story, thief, 'email')
      await send(thief)
      await thief.at('underReview')
      story.applied(1)
      story.check(story.ada.email === ADA.email, 'the mailbox is hers')
      await story.decide(thief, 'deny')
      await thief.ends('denied')
      await story.pass({ hours: 24 })
    },
  }),
  scenario({
    name: 'meeting/laundering-hardened',
    flow: binancePassword,
    preset: 'hardened',
    says: 'hardened: one contact changes no password at all: a face is asked for, and it is not Ada’s',
    async run(story) {
      for (const contact of ['email', 'phone'] as const) {
        const thief = await passwordThrough(story, binancePassword, contact)
        await thief.at('provingIdentity.face')
        await thief.offered('newPassword.submit', false)
        await lookAtFace(thief, 'a mask')
        await thief.ends('denied')
        await story.pass({ days: 1 })
      }
      story.sentToAll(all, 'denied', 2)
      story.applied(0)
      story.check(story.ada.password === ADA.password, 'the password is as it was')
    },
  }),
  scenario({
    name: 'meeting/laundering-hardened-reset',
    flow: binanceReset,
    preset: 'hardened',
    says: 'hardened: a password that the host says came by mail makes no second proof beside the mailbox: a face instead',
    async run(story) {
      await story.change({ passwordRoot: 'email' }, 'the password was reset through the mailbox', { told: false })
      const thief = await story.open({ as: 'A thief' })
      await identify(thief)
      await givePassword(thief)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await thief.submit({ type: 'lost.submit', kinds: ['phone', 'totp'] })
      await thief.at('provingIdentity.face')
      await thief.fails({ type: 'code.request', kind: 'email' }, 'input_not_allowed')
      await lookAtFace(thief, 'Bob')
      await thief.ends('denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/laundering-at-pionex',
    flow: pionexPassword,
    says: 'a swapped SIM gets a password, but no money; the authenticator takes a person, and Ada’s mailbox stops it',
    async run(story) {
      const thief = await passwordThrough(story, pionexPassword, 'phone')
      await thief.at('holding')
      story.sentToAll(all, 'applied')
      const window = thief.stay()
      await thief.submit({ type: 'login.return' })
      thief.in(pionexSignIn)
      await identify(thief, ADA.phone)
      await givePassword(thief, NEW.password)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      thief.in(pionexAuthenticatorLost)
      await thief.submit({ type: 'path.choose', path: 'application' })
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await proveByCode(story, thief, 'phone')
      await acknowledge(thief)
      await answer(thief, 'weak')
      await send(thief)
      await thief.at('underReview')
      const { marked, passwordRoot } = await story.world.recovery.desk.view(thief.view.case.id)
      story.check(marked.join() === 'weakAnswers' && passwordRoot === 'phone', 'the desk sees how little it is')
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.check(story.ada.totp === ADA.totp, 'the authenticator is hers')
      await story.allows('withdraw', false)
      await story.passUntil(await window.deadline('holdEnds'))
      await window.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'meeting/laundering-by-the-window',
    flow: binanceReset,
    says: 'six days later password and mailbox are still one root; after seven the password is its own again',
    async run(story) {
      const ada = await passwordThrough(story, binancePassword, 'email')
      await story.pass({ days: 6, hours: 23 })
      await ada.ends('completed')
      const ask = async () => {
        const visitor = await story.open({ flow: binanceReset })
        await identify(visitor)
        await givePassword(visitor, NEW.password)
        await lose(visitor, ['phone', 'totp'])
        await proveByCode(story, visitor, 'email')
        await giveNew(story, visitor, 'phone')
        await send(visitor)
        return visitor
      }
      const early = await ask()
      await early.at('underReview')
      await early.submit({ type: 'case.cancel' })
      await story.pass({ hours: 1 })
      const late = await ask()
      await late.at('holding')
      story.applied(2)
      await story.pass({ hours: 24 })
      await late.ends('completed')
    },
  }),
]
