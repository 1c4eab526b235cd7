import { pionexPassword } from 'regain/machines'
import { ADA } from '../../people.ts'
import {
  givePassword,
  identify,
  pastPassword,
  proveByCode,
  proveByTotp,
  redeem,
  seeTheSame,
  spendPasswords,
} from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all } from '../walk.ts'
import { elsewhere, flow, toSecond } from './walk.ts'

/** The first factor: a password, Google or Apple. */
export const firsts: readonly Scenario[] = [
  scenario({
    name: 'pionex/sign-in-password-and-authenticator',
    flow,
    says: 'password and authenticator: signed in, redeemed once; whoever comes late with the ticket gets nothing',
    async run(story) {
      const ada = await toSecond(story)
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      const { redeem: redeemNow } = story.world.recovery
      const [one, two] = await Promise.allSettled([redeemNow(ada.ticket), redeemNow(ada.ticket)])
      story.check(one.status === 'fulfilled' && two.status === 'rejected', 'of two at once one is served')
      const { account, methods, obligations } = story.given(one.status === 'fulfilled' ? one.value : undefined, 'it')
      story.check(account === ADA.id && methods.join() === 'password,totp', 'the host learns who it is, and by what')
      story.check(obligations.length === 0, 'nothing has to be set up')
      await story.faults('case_closed', () => story.world.recovery.redeem(ada.ticket))
      const late = await toSecond(story)
      await proveByTotp(story, late)
      await late.ends('signedIn')
      await story.pass({ hours: 1, seconds: 1 })
      await story.faults('ticket_invalid', () => story.world.recovery.redeem(late.ticket))
      story.applied(0)
      story.check(story.ada.sessions === 1, 'the library makes no sessions and ends none')
    },
  }),
  scenario({
    name: 'pionex/sign-in-password-and-sms',
    flow,
    has: ['email', 'phone'],
    says: 'known by phone number, password and SMS; a code by e-mail is no second factor here',
    async run(story) {
      const ada = await story.open()
      await identify(ada, ADA.phone)
      await givePassword(ada)
      await ada.at('provingSecond')
      await ada.fails({ type: 'code.request', kind: 'email' }, 'input_not_allowed')
      await proveByCode(story, ada, 'phone')
      await ada.ends('signedIn')
      const { methods } = await redeem(story, ada)
      story.check(methods.join() === 'password,phone', 'by both')
    },
  }),
  scenario({
    name: 'pionex/sign-in-google',
    flow,
    says: 'Google, and then the account’s own second factor all the same',
    async run(story) {
      const ada = await story.open()
      await elsewhere(ada, 'google')
      await ada.at('provingSecond')
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(ada.ticket))
      await proveByTotp(story, ada)
      await ada.ends('signedIn')
      const { account, methods } = await redeem(story, ada)
      story.check(account === ADA.id && methods.join() === 'federated,totp', 'no password was asked for')
    },
  }),
  scenario({
    name: 'pionex/sign-in-apple-everywhere',
    flow,
    says: 'Apple on iPhone, Android and the web: the same way on each',
    async run(story) {
      await story.change({ linked: ['google:ada', 'apple:ada'] }, 'Ada links her Apple account')
      for (const channel of ['ios', 'android', 'web'] as const) {
        const ada = await story.open({ client: { channel } })
        const start = ada.view.inputs.find(({ type }) => type === 'federated.start')
        const offered = start?.choices.map(({ value }) => value).sort()
        story.check(offered?.join() === 'apple,google', `both are offered on ${channel}`)
        await elsewhere(ada, 'apple')
        await proveByTotp(story, ada)
        await ada.ends('signedIn')
        const { account, methods } = await redeem(story, ada)
        story.check(account === ADA.id && methods.join() === 'federated,totp', `in, on ${channel}`)
      }
    },
  }),
  scenario({
    name: 'pionex/sign-in-google-not-linked',
    flow,
    says: 'a Google account that belongs to nobody here, one that says no, and back to the password',
    async run(story) {
      const ada = await story.open()
      await elsewhere(ada, 'google', 'nobody')
      ada.refused('federated_unlinked')
      await ada.at('federated')
      await ada.fails({ type: 'federated.finish', response: { user: 'ada' } }, 'input_not_allowed')
      await ada.submit({ type: 'federated.start', provider: 'apple' })
      await ada.submit({ type: 'federated.finish', response: { error: 'access_denied' } })
      ada.refused('federated_failed')
      await ada.submit({ type: 'step.back' })
      await pastPassword(ada)
      await ada.at('provingSecond')
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      story.check(story.world.sent.length === 0, 'giving up a sign-in is no news')
    },
  }),
  scenario({
    name: 'pionex/sign-in-google-of-another',
    flow,
    says: 'what one provider calls ada is not the ada of another, and it is Bob’s account that Bob’s Google opens',
    async run(story) {
      story.world.host.touch('bob', { linked: ['google:bob'] })
      const somebody = await story.open({ as: 'Somebody' })
      await elsewhere(somebody, 'apple', 'ada')
      somebody.refused('federated_unlinked')
      await somebody.submit({ type: 'case.cancel' })
      const bob = await story.open({ as: 'Bob' })
      await bob.submit({ type: 'identifier.submit', identifier: ADA.email })
      await bob.at('password')
      await bob.fails({ type: 'federated.start', provider: 'google' }, 'input_not_allowed')
      await bob.submit({ type: 'case.cancel' })
      const again = await story.open({ as: 'Bob' })
      await elsewhere(again, 'google', 'bob')
      await again.at('provingSecond')
      const hints = again.view.factors.map(({ hint }) => hint).join(' ')
      story.check(hints.includes('b••@example.org') && !hints.includes('a••'), 'he sees his own contacts')
      await again.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/sign-in-no-second-factor',
    flow,
    has: ['email'],
    says: 'no second factor was ever set up: the password signs in, and so does Google',
    async run(story) {
      const ada = await story.open()
      await pastPassword(ada)
      await ada.ends('signedIn')
      const { methods, obligations } = await redeem(story, ada)
      story.check(methods.join() === 'password' && obligations.length === 0, 'by the password alone')
      const again = await story.open()
      await elsewhere(again, 'google')
      await again.ends('signedIn')
      story.check((await redeem(story, again)).methods.join() === 'federated', 'by Google alone')
    },
  }),
  scenario({
    name: 'pionex/sign-in-wrong-passwords',
    flow,
    says: 'a stranger guesses passwords until the budget is spent: Ada is told, and signs in from her own device',
    async run(story) {
      const thief = await story.open({ as: 'Somebody' })
      await identify(thief)
      await spendPasswords(thief)
      story.sentToAll(all, 'guessing')
      const ada = await story.open({ recognised: true })
      await pastPassword(ada)
      await ada.at('provingSecond')
      for (const visitor of [thief, ada]) await visitor.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/sign-in-unknown-account',
    flow,
    says: 'nobody has this address: the same screens and refusals, the same end of patience, and no message',
    async run(story) {
      const known = await story.open({ as: 'Somebody' })
      const unknown = await story.open({ as: 'Somebody' })
      const same = () => seeTheSame(story, known, unknown)
      await identify(known)
      await identify(unknown, 'nobody@example.org')
      same()
      for (let guess = 0; guess < 6; guess++) {
        for (const visitor of [known, unknown]) await givePassword(visitor, `guess ${guess}`)
        same()
      }
      unknown.refused('password_exhausted')
      for (const visitor of [known, unknown]) await visitor.submit({ type: 'password.forget' })
      same()
      story.check(!story.world.sent.some(({ to }) => to === 'nobody@example.org'), 'nobody hears of it')
      for (const visitor of [known, unknown]) await visitor.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/sign-in-forgotten-password',
    flow,
    says: 'forgotten: on to a new password, with nothing carried along, and the sign-in is over',
    async run(story) {
      const ada = await story.open()
      await identify(ada)
      const left = ada.stay()
      await ada.submit({ type: 'password.forget' })
      ada.in(pionexPassword)
      await ada.at('identifying')
      await left.ends('handedOver', { to: pionexPassword.id })
      await left.fails({ type: 'password.submit', password: ADA.password }, 'case_closed')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'pionex/sign-in-frozen',
    flow,
    says: 'the account is frozen: the right password and Google both end there, a wrong one does not tell',
    async run(story) {
      await story.freeze()
      const ada = await story.open()
      await identify(ada)
      await givePassword(ada, 'a guess')
      ada.refused('password_wrong')
      await givePassword(ada)
      await ada.ends('blocked', { why: 'frozen' })
      const again = await story.open()
      await elsewhere(again, 'google')
      await again.ends('blocked', { why: 'frozen' })
      await story.faults('input_not_allowed', () => story.world.recovery.redeem(again.ticket))
    },
  }),
]
