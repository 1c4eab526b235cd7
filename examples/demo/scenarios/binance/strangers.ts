import { binancePassword } from 'regain/machines'
import { ADA, NEW } from '../people.ts'
import { giveNew, givePassword, identify, pastPassword, seeTheSame, send, spendPasswords } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, proveRest, request, toProving } from './walk.ts'

/** Frozen accounts, forgotten and guessed passwords, addresses nobody has. */
export const strangers: readonly Scenario[] = [
  scenario({
    name: 'binance/frozen-at-start',
    flow,
    says: 'the account was frozen before: past the password it is said, and nothing can be reset',
    async run(story) {
      await story.freeze()
      const ada = await story.open()
      await identify(ada)
      await ada.at('password')
      await givePassword(ada)
      await ada.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/frozen-in-the-middle',
    flow,
    says: 'Ada freezes her account while somebody else is proving things: that ends the request',
    async run(story) {
      const thief = await toProving(story)
      await story.freeze()
      await thief.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
      await thief.fails({ type: 'code.request', kind: 'email' }, 'case_closed')
    },
  }),
  scenario({
    name: 'binance/frozen-at-submission',
    flow,
    says: 'the host froze the account and told nobody: it is seen when the request is sent',
    async run(story) {
      const ada = await toProving(story)
      await proveRest(story, ada, ['email', 'totp'])
      await giveNew(story, ada, 'phone')
      await story.change({ frozen: true }, 'ada is frozen, quietly', { told: false })
      await send(ada)
      await ada.ends('blocked', { why: 'frozen' })
      await story.allowsRegister('phone', NEW.phone, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/frozen-at-the-change',
    flow,
    says: 'the account is frozen after the approval: the host refuses the change, the hold is lifted',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') story.world.host.touch(ADA.id, { frozen: true })
      }
      const ada = await request(story)
      await ada.ends('blocked', { why: 'frozen' })
      story.applied(0)
      await story.allows('withdraw', true)
      story.check(story.ada.phone === ADA.phone, 'the number is as it was')
    },
  }),
  scenario({
    name: 'binance/forgotten-password',
    flow,
    says: 'no password, no reset: she goes on in the flow for that, and nothing is carried along',
    async run(story) {
      const ada = await story.open()
      await identify(ada)
      const left = ada.stay()
      await ada.submit({ type: 'password.forget' })
      await left.ends('handedOver', { to: binancePassword.id })
      ada.in(binancePassword)
      await ada.at('identifying')
      story.check(ada.view.factors.length === 0, 'nothing is known of her yet')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/wrong-passwords',
    flow,
    says: 'a stranger guesses passwords: their half of the budget ends, Ada’s own does not',
    async run(story) {
      const thief = await story.open({ as: 'Somebody' })
      await identify(thief)
      await spendPasswords(thief)
      await thief.at('password')
      story.sentToAll(all, 'guessing')
      const ada = await story.open({ recognised: true })
      await pastPassword(ada)
      await ada.at('requirements')
      await ada.submit({ type: 'case.cancel' })
      await thief.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/unknown-account',
    flow,
    says: 'nobody has this address: the same screens, the same refusals, the same end of patience, and no message',
    async run(story) {
      const known = await story.open({ as: 'Somebody' })
      const unknown = await story.open({ as: 'Somebody' })
      const same = () => seeTheSame(story, known, unknown)
      await identify(known)
      await identify(unknown, 'nobody@example.org')
      same()
      for (let guess = 0; guess < 6; guess++) {
        await givePassword(known, `guess ${guess}`)
        await givePassword(unknown, `guess ${guess}`)
        same()
      }
      unknown.refused('password_exhausted')
      story.check(!story.world.sent.some(({ to }) => to === 'nobody@example.org'), 'nobody hears of it')
      await known.submit({ type: 'case.cancel' })
      await unknown.submit({ type: 'case.cancel' })
      same()
    },
  }),
]
