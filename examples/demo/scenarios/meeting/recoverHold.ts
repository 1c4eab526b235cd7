import {
  binancePassword,
  binanceReset,
  okxMigration,
  okxReset,
  okxResetSignedIn,
  pionexAuthenticatorBinding,
  pionexAuthenticatorLost,
  pionexContactChange,
  pionexPassword,
} from 'regain/machines'
import { again, fromNew, proveLent } from '../okx/migration/walk.ts'
import { ADA, BOB, NEW } from '../people.ts'
import { bind } from '../pionex/authenticatorBinding/walk.ts'
import { reset } from '../pionex/password/walk.ts'
import { givePassword, identify, lookAtFace, proveByCode, reachBy } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { authenticatorLost } from './holds.ts'
import { come } from './walk.ts'

/** While a hold runs nothing new begins, save what the hold itself leads to. */
export const recoverHold: readonly Scenario[] = [
  scenario({
    name: 'meeting/recover-bars-all',
    flow: pionexPassword,
    says: 'a new password an hour ago: no flow begins a change, by password, code, session or a lent contact, until it is over',
    async run(story) {
      const ada = await reset(story)
      const ends = await ada.deadline('holdEnds')
      for (const flow of [binanceReset, okxReset, pionexAuthenticatorLost]) {
        const late = await come(story, flow)
        await givePassword(late, NEW.password)
        late.refused('hold_running')
        story.check(late.retryAt() === ends, `${flow.id} says until when`)
        await late.ends('blocked', { why: 'coolDown' })
      }
      for (const flow of [binancePassword, pionexPassword]) {
        const late = await come(story, flow)
        await reachBy(story, late, 'email')
        late.refused('hold_running')
        await late.ends('blocked', { why: 'coolDown' })
      }
      for (const flow of [okxResetSignedIn, pionexContactChange, pionexAuthenticatorBinding]) {
        const late = await story.open({ flow, signedIn: {} })
        late.refused('hold_running')
        await late.ends('blocked', { why: 'coolDown' })
      }
      again(story)
      const lent = await fromNew(story)
      await proveLent(story, lent)
      await lookAtFace(lent)
      lent.refused('hold_running')
      await lent.ends('blocked', { why: 'conditions' })
      const own = await story.open({ flow: okxMigration, signedIn: {} })
      await own.ends('blocked', { why: 'coolDown' })
      await story.passUntil(ends)
      await ada.ends('completed')
      const later = await story.open({ flow: pionexContactChange, signedIn: {} })
      await later.at('choosingContact')
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/recover-lets-back',
    flow: binancePassword,
    says: 'from the new password back to the reset she came for: that way is open, to nobody who comes by another',
    async run(story) {
      const ada = await come(story, binanceReset)
      await ada.submit({ type: 'password.forget' })
      ada.in(binancePassword)
      await identify(ada)
      await reachBy(story, ada, 'email')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await story.pass({ seconds: 30 })
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await ada.submit({ type: 'newPassword.submit', password: NEW.password })
      await ada.at('holding')
      const held = ada.stay()
      const other = await come(story, binanceReset, { as: 'Somebody' })
      await givePassword(other, NEW.password)
      await other.ends('blocked', { why: 'coolDown' })
      await ada.submit({ type: 'login.return' })
      ada.in(binanceReset)
      await identify(ada)
      await givePassword(ada, NEW.password)
      await ada.at('requirements')
      await ada.submit({ type: 'case.cancel' })
      await story.passUntil(await held.deadline('holdEnds'))
      await held.ends('completed')
    },
  }),
  scenario({
    name: 'meeting/recover-lets-back-to-her-own',
    flow: binancePassword,
    says: 'the way back leads past her own hold, not past Bob’s: who it is has to be shown anew',
    async run(story) {
      await story.change({ totp: ADA.totp, phone: BOB.phone }, 'Bob has an authenticator', { account: BOB.id })
      const bob = await come(story, binancePassword, { as: 'Bob', identifier: BOB.email })
      await bob.submit({ type: 'code.request', kind: 'email' })
      await bob.submit({ type: 'account.reach', kind: 'email', code: await story.code(BOB.email) })
      for (const kind of ['phone', 'totp'] as const) await bob.submit({ type: 'factor.declareUnavailable', kind })
      await bob.submit({ type: 'newPassword.submit', password: NEW.password })
      await bob.at('holding')
      const thief = await come(story, binancePassword, { as: 'A thief' })
      await reachBy(story, thief, 'email')
      for (const kind of ['phone', 'totp'] as const) await thief.submit({ type: 'factor.declareUnavailable', kind })
      await thief.submit({ type: 'newPassword.submit', password: NEW.password })
      await thief.at('holding')
      const held = thief.stay()
      await thief.submit({ type: 'login.return' })
      await identify(thief, BOB.email)
      await givePassword(thief, NEW.password)
      thief.refused('hold_running')
      await thief.ends('blocked', { why: 'coolDown' })
      await story.pass({ hours: 24 })
      await held.ends('completed')
      await bob.ends('completed')
    },
  }),
  scenario({
    name: 'meeting/recover-lets-fulfil',
    flow: pionexAuthenticatorLost,
    says: 'the authenticator is off and has to be set up: that may begin in the hold, and nothing else; done, nothing may',
    async run(story) {
      const first = await authenticatorLost(story)
      await story.owes('totp')
      const other = await story.open({ flow: okxResetSignedIn, signedIn: {} })
      await other.ends('blocked', { why: 'coolDown' })
      const binding = await story.open({ flow: pionexAuthenticatorBinding, signedIn: {} })
      await proveByCode(story, binding, 'email')
      await bind(story, binding)
      await binding.at('holding')
      await story.owes()
      const again = await story.open({ flow: pionexAuthenticatorBinding, signedIn: {} })
      await again.ends('blocked', { why: 'coolDown' })
      await story.allows('withdraw', false)
      await story.pass({ hours: 24 })
      await first.ends('completed')
    },
  }),
  scenario({
    name: 'meeting/recover-lets-object',
    flow: pionexPassword,
    says: 'a hold bars what is new, never an objection: her phone says “this was not me”, the account is frozen',
    async run(story) {
      const thief = await reset(story, { through: 'email' })
      await story.allows('recover', false)
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      story.check(story.ada.frozen, 'frozen at once')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      await story.allows('recover', false)
    },
  }),
]
