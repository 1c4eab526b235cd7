import { pionexAuthenticatorBinding, pionexAuthenticatorLost } from 'regain/machines'
import { ADA } from '../../people.ts'
import { givePassword, identify, proveByCode, proveByTotp, redeem } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { change, toTotp } from '../contactChange/walk.ts'
import { acknowledge, all, answer, apply } from '../walk.ts'
import { elsewhere, flow, toSecond } from './walk.ts'

/** The second factor, and what is done about it when it is gone. */
export const seconds: readonly Scenario[] = [
  scenario({
    name: 'pionex/sign-in-wrong-codes',
    flow,
    says: 'ten wrong codes of the authenticator: it is closed for a day, she is told, and an SMS still gets her in',
    async run(story) {
      const ada = await toSecond(story)
      for (let guess = 0; guess < 10; guess++) {
        await ada.submit({ type: 'totp.submit', code: '000000' })
        ada.refused('totp_wrong')
      }
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      ada.refused('totp_exhausted')
      const later = ada.retryAt()
      await ada.disabled('totp.submit', 'totp_exhausted')
      story.sentToAll(all, 'guessing')
      const again = await toSecond(story)
      await again.disabled('totp.submit', 'totp_exhausted')
      await again.submit({ type: 'code.request', kind: 'phone' })
      await again.submit({ type: 'code.submit', kind: 'phone', code: await story.wrong(ADA.phone) })
      again.refused('code_wrong')
      await again.submit({ type: 'code.submit', kind: 'phone', code: await story.code(ADA.phone) })
      await again.ends('signedIn')
      await story.passUntil(later)
      const tomorrow = await toSecond(story)
      await proveByTotp(story, tomorrow)
      await tomorrow.ends('signedIn')
      await ada.ends('expired')
    },
  }),
  scenario({
    name: 'pionex/sign-in-authenticator-lost',
    flow,
    says: '“lost it?”: on to the reset, with the password already shown; the application begins at once',
    async run(story) {
      const ada = await toSecond(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.at('choosingPath')
      await ada.submit({ type: 'path.choose', path: 'application' })
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await acknowledge(ada)
      await answer(ada)
      await ada.submit({ type: 'request.submit' })
      await story.decide(ada, 'approve')
      await ada.at('holding')
      story.check(story.ada.totp === undefined, 'it is off')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'pionex/sign-in-google-authenticator-lost',
    flow,
    says: 'signed in by Google: what Google said is carried along, and no password is asked for on the way',
    async run(story) {
      const ada = await story.open()
      await elsewhere(ada, 'google')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.at('choosingPath')
      await ada.submit({ type: 'path.choose', path: 'application' })
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await acknowledge(ada)
      await answer(ada)
      await ada.submit({ type: 'request.submit' })
      await ada.at('underReview')
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
    },
  }),
  scenario({
    name: 'pionex/sign-in-lost-too-late',
    flow,
    says: 'she looks for her phone for half an hour before she says so: the password has to be given again',
    async run(story) {
      const ada = await toSecond(story)
      await story.pass({ minutes: 31 })
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      await ada.at('identifying')
      story.check(ada.view.factors.length === 0, 'nothing is known of her')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/sign-in-authenticator-restored',
    flow,
    says: '“lost it?”, and then the old phone turns up: transferred, and nothing has changed',
    async run(story) {
      const ada = await toSecond(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await ada.submit({ type: 'path.choose', path: 'transfer' })
      await proveByTotp(story, ada)
      await ada.ends('restored')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))
      story.sentToAll(all, 'restored')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/sign-in-phone-lost',
    flow,
    says: 'the phone is lost and the authenticator is not: it is enough',
    async run(story) {
      const ada = await toSecond(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.at('provingSecond')
      await ada.fails({ type: 'code.request', kind: 'phone' }, 'input_not_allowed')
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      await redeem(story, ada)
    },
  }),
  scenario({
    name: 'pionex/sign-in-nothing-left',
    flow,
    has: ['email', 'phone'],
    says: 'SMS was the only second factor, and the phone is lost: customer service',
    async run(story) {
      const ada = await toSecond(story)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
      await ada.ends('referred', { to: 'support' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/sign-in-reaches-application',
    flow,
    says: 'somebody has applied to take her authenticator off; Ada signs in with it, and that cancels the application',
    async run(story) {
      const thief = await apply(story)
      await thief.at('underReview')
      const ada = await toSecond(story)
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      await thief.at('underReview')
      await redeem(story, ada)
      await thief.ends('cancelled')
      story.sentToAll(all, 'cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'pionex/sign-in-by-sms-reaches-application',
    flow,
    says: 'she signs in by SMS instead, which nobody calls lost: the application goes on, and shows it',
    async run(story) {
      const application = await apply(story)
      await application.noticed('ownerSignedIn', false)
      const ada = await toSecond(story)
      await story.pass({ minutes: 1 })
      await proveByCode(story, ada, 'phone')
      await redeem(story, ada)
      await application.at('underReview')
      await application.noticed('ownerSignedIn')
      await story.decide(application, 'deny')
      await application.ends('denied')
    },
  }),
  scenario({
    name: 'pionex/sign-in-lost-again',
    flow,
    says: '“lost it?” while her application is under review: no second one, she sees how the first one stands',
    async run(story) {
      const application = await apply(story)
      const ada = await toSecond(story, 'Ada, later')
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await ada.at('underReview')
      story.check(ada.view.case.id === application.view.case.id, 'it is the same case')
      await ada.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await story.decide(application, 'deny')
      await ada.ends('denied')
    },
  }),
  scenario({
    name: 'pionex/sign-in-lost-under-hold',
    flow,
    says: 'her mailbox was changed an hour ago, and now the authenticator is lost: not before the hold is over',
    async run(story) {
      const changed = await change(story)
      const end = await changed.deadline('holdEnds')
      await story.pass({ hours: 1 })
      const ada = await story.open()
      await identify(ada, ADA.phone)
      await givePassword(ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      ada.in(pionexAuthenticatorLost)
      ada.refused('hold_running')
      story.check(ada.retryAt() === end, 'it may be tried again then')
      await ada.ends('blocked', { why: 'coolDown' })
      await story.passUntil(end)
      await changed.ends('completed')
      const later = await story.open()
      await identify(later, ADA.phone)
      await givePassword(later)
      await later.submit({ type: 'factor.declareUnavailable', kind: 'totp' })
      await later.at('choosingPath')
      await later.submit({ type: 'case.cancel' })
      story.applied(1)
    },
  }),
  scenario({
    name: 'pionex/sign-in-code-used-elsewhere',
    flow,
    says: 'who looks over her shoulder at the sign-in cannot use the same code for a change in the same half minute',
    async run(story) {
      const ada = await toSecond(story)
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      const code = story.world.totp(ADA.totp)
      const thief = await toTotp(story)
      await thief.submit({ type: 'totp.submit', code })
      thief.refused('totp_wrong')
      await thief.at('provingTotp')
      await thief.submit({ type: 'case.cancel' })
      await thief.ends('cancelled')
    },
  }),
  scenario({
    name: 'pionex/sign-in-while-owing',
    flow,
    has: ['email', 'totp'],
    says: 'the authenticator was taken off: until a new one is set up a code by e-mail stands in for it',
    async run(story) {
      const application = await apply(story)
      await story.decide(application, 'approve')
      await application.at('holding')
      const thief = await story.open({ as: 'Somebody with the password' })
      await identify(thief)
      await givePassword(thief)
      await thief.at('provingEmail')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(thief.ticket))
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await thief.ends('referred', { to: 'support' })

      const ada = await story.open()
      await identify(ada)
      await givePassword(ada)
      await proveByCode(story, ada, 'email')
      await ada.ends('signedIn')
      const { methods, obligations } = await redeem(story, ada)
      story.check(methods.join() === 'password,email', 'by password and mailbox')
      story.check(obligations.map(({ kind }) => kind).join() === 'totp', 'an authenticator has to be set up')

      await story.pass({ minutes: 1 })
      const binding = await story.open({
        flow: pionexAuthenticatorBinding,
        signedIn: { methods: ['password', 'email'] },
      })
      await binding.at('proving')
      await proveByCode(story, binding, 'email')
      const { secret } = story.given(await binding.submit({ type: 'enrolment.start' }), 'a key')
      await binding.submit({ type: 'key.confirmSaved' })
      await binding.submit({ type: 'enrolment.confirm', code: story.world.totp(secret) })
      await binding.submit({ type: 'request.submit' })
      await binding.at('holding')
      await story.owes()
      await story.allows('withdraw', false)
      await story.pass({ seconds: 30 })
      const back = await toSecond(story)
      await back.fails({ type: 'code.request', kind: 'email' }, 'input_not_allowed')
      await back.submit({ type: 'totp.submit', code: story.world.totp(secret) })
      await back.ends('signedIn')
      story.check((await redeem(story, back)).obligations.length === 0, 'nothing has to be set up any more')
      await story.pass({ hours: 24 })
      await application.ends('completed')
    },
  }),
]
