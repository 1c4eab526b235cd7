import {
  binancePassword,
  binanceReset,
  pionexAuthenticatorLost,
  pionexContactChange,
  pionexPassword,
  pionexSignIn,
} from 'regain/machines'
import { BOB, NEW } from '../people.ts'
import { reset } from '../pionex/password/walk.ts'
import { givePassword, identify, proveByCode, proveByTotp, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, come, getIn, statesOf } from './walk.ts'

/** From one flow into another: what goes along is named and fresh, and a ticket is good for one case. */
export const handOvers: readonly Scenario[] = [
  scenario({
    name: 'meeting/hand-over-carries-what-is-named',
    flow: pionexSignIn,
    says: 'the password goes along into the application and nothing else does: every check is asked for there',
    async run(story) {
      const ada = await getIn(story, pionexSignIn)
      const before = ada.stay()
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.at('choosingPath')
      story.check(!statesOf(ada.view).includes('proven'), 'no factor is proven there')
      await ada.submit({ type: 'path.choose', path: 'application' })
      await ada.at('proving')
      await before.ends('handedOver', { to: 'pionex.authenticatorLost' })
      await before.fails({ type: 'path.choose', path: 'application' }, 'case_closed')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(before.ticket))
      story.check(ada.view.case.id !== before.view.case.id, 'it is a case of its own')
      const [, secret = ''] = ada.ticket.split('.')
      await story.faults('ticket_invalid', () => story.world.recovery.view(`${before.view.case.id}.${secret}`))
      const [, first = ''] = before.ticket.split('.')
      await story.faults('ticket_invalid', () => story.world.recovery.view(`${ada.view.case.id}.${first}`))
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/hand-over-carries-nothing-old',
    flow: pionexSignIn,
    says: 'half an hour at the sign-in: in the application she is nobody again, and says who she is from the start',
    async run(story) {
      const ada = await getIn(story, pionexSignIn)
      await story.pass({ minutes: 31 })
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.at('identifying')
      story.check(ada.view.factors.length === 0, 'nothing of the account is shown')
      await identify(ada, BOB.email)
      await givePassword(ada)
      await ada.look()
      story.check(!JSON.stringify(ada.view).includes('a••@'), 'what follows is about the account she names')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/hand-over-without-evidence',
    flow: pionexContactChange,
    says: 'an open session is handed over to the application: it is no proof, so the password is asked for',
    async run(story) {
      const thief = await story.open({ as: 'A thief', signedIn: {} })
      await thief.submit({ type: 'item.choose', kind: 'email' })
      await thief.submit({ type: 'consequences.accept' })
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      thief.in(pionexAuthenticatorLost)
      await thief.at('identifying')
      await thief.fails({ type: 'path.choose', path: 'application' }, 'input_not_allowed')
      await identify(thief)
      await thief.at('password')
      await thief.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/hand-over-to-what-stands',
    flow: pionexSignIn,
    says: 'an application was sent: “lost it?” at the sign-in leads to it, to read; its ticket cannot act',
    async run(story) {
      const ada = await getIn(story, pionexAuthenticatorLost)
      await ada.submit({ type: 'path.choose', path: 'application' })
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await ada.submit({ type: 'consequences.accept' })
      await ada.submit({ type: 'answers.start' })
      await ada.submit({ type: 'answers.submit', response: { band: 'strong' } })
      await send(ada)
      await ada.at('underReview')
      const thief = await getIn(story, pionexSignIn, { as: 'Somebody' })
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await thief.at('underReview')
      story.check(thief.view.case.id === ada.view.case.id, 'it is that one')
      for (const input of [{ type: 'case.cancel' }, { type: 'request.submit' }, { type: 'step.back' }] as const)
        await thief.fails(input, 'input_not_allowed')
      await story.decide(ada, 'deny')
      await thief.ends('denied')
      await ada.ends('denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/hand-over-repeated',
    flow: binanceReset,
    says: 'the answer was lost on the way: the same command leads to the same case, not to a second one',
    async run(story) {
      const ada = await come(story, binanceReset)
      const before = ada.ticket
      const forget = () => story.world.recovery.submit(before, { type: 'password.forget' }, { id: 'forgot-1' })
      const [one, two] = [await forget(), await forget()]
      story.check(one.ticket === two.ticket, 'the same ticket')
      story.check(one.view.case.id === two.view.case.id && one.view.case.flow === binancePassword.id, 'the same case')
      await story.faults('case_closed', () => story.world.recovery.submit(before, { type: 'password.forget' }))
      await ada.ends('handedOver', { to: 'binance.password' })
      await story.world.recovery.submit(one.ticket, { type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/hand-over-back',
    flow: pionexPassword,
    says: 'back to the log-in with a new password: it signs nobody in, and the hold’s own ticket stays with the hold',
    async run(story) {
      const held = await reset(story)
      const ada = held.stay()
      await ada.submit({ type: 'login.return' })
      ada.in(pionexSignIn)
      await ada.at('identifying')
      await held.at('holding')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(held.ticket))
      await identify(ada)
      await givePassword(ada)
      ada.refused('password_wrong')
      await givePassword(ada, NEW.password)
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      await held.at('holding')
      await story.passUntil(await held.deadline('holdEnds'))
      await held.ends('completed')
      story.sentToAll(all, 'holdOver')
    },
  }),
]
