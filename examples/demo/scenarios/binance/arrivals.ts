import { ADA, NEW } from '../people.ts'
import { giveNew, givePassword, identify, lookAtFace, pastPassword, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, proveRest, request, toProving } from './walk.ts'

/** Who comes in, and as what. */
export const arrivals: readonly Scenario[] = [
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
    says: 'no password, no reset: a pointer to the flow for that, which carries nothing along',
    async run(story) {
      const ada = await story.open()
      await identify(ada)
      await ada.submit({ type: 'password.forget' })
      await ada.ends('referred', { to: 'binance.password' })
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
      for (let guess = 0; guess < 5; guess++) {
        await givePassword(thief, `guess ${guess}`)
        thief.refused('password_wrong')
      }
      await givePassword(thief)
      thief.refused('password_exhausted')
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
    name: 'binance/no-second-factor',
    flow,
    has: [],
    says: 'the account has no second factor: the password signs in, and that is redeemed once',
    async run(story) {
      // her address is a name here, not a check
      story.world.host.find = async ({ value }) => (value === ADA.email ? ADA.id : undefined)
      const ada = await story.open()
      await pastPassword(ada)
      await ada.ends('signedIn')
      const { account, methods } = await story.world.recovery.redeem(ada.ticket)
      story.check(account === ADA.id && methods.join() === 'password', 'the host learns who it is, and by what')
      await story.faults('case_closed', () => story.world.recovery.redeem(ada.ticket))
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/passkey',
    flow,
    has: ['email', 'phone', 'totp', 'passkey'],
    says: 'the passkey works after all: signed in, nothing was reset, redeemed once',
    async run(story) {
      const ada = await story.open()
      await ada.submit({ type: 'identifier.submit', identifier: ADA.email })
      await ada.submit({ type: 'passkey.start' })
      await ada.submit({ type: 'passkey.finish', response: { credential: 'another passkey' } })
      ada.refused('passkey_rejected')
      await ada.submit({ type: 'passkey.start' })
      await ada.submit({ type: 'passkey.finish', response: { credential: ADA.passkey } })
      await ada.ends('signedIn')
      const { account, methods } = await story.world.recovery.redeem(ada.ticket)
      story.check(account === ADA.id && methods.join() === 'passkey', 'the host learns who it is, and by what')
      await story.faults('case_closed', () => story.world.recovery.redeem(ada.ticket))
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/superseded',
    flow,
    says: 'nothing was sent yet: a later visitor with the password takes the place of the earlier one',
    async run(story) {
      const first = await toProving(story)
      const second = await story.open({ as: 'Ada on her laptop' })
      await pastPassword(second)
      await second.at('requirements')
      await first.ends('cancelled', { why: 'superseded' })
      await first.fails({ type: 'code.request', kind: 'email' }, 'case_closed')
      await second.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/status-by-coming-back',
    flow,
    says: 'the request was sent: whoever comes back with the password sees how it stands, and can do nothing',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      const back = await story.open({ as: 'Ada, later' })
      await pastPassword(back)
      await back.at('underReview')
      story.check(back.view.case.id === ada.view.case.id, 'it is the same case')
      story.check(back.view.inputs.length === 0, 'there is nothing to do')
      await back.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await story.decide(ada, 'approve')
      await back.at('holding')
      await story.pass({ hours: 24 })
      await back.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'binance/unknown-account',
    flow,
    says: 'nobody has this address: the same screens, the same refusals, the same end of patience, and no message',
    async run(story) {
      const known = await story.open({ as: 'Somebody' })
      const unknown = await story.open({ as: 'Somebody' })
      const same = () => {
        const [a, b] = [known, unknown].map(({ view }) => JSON.stringify({ ...view, case: { ...view.case, id: '' } }))
        story.check(a === b, 'both see the same')
      }
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
  scenario({
    name: 'binance/identity-instead',
    flow,
    preset: 'hardened',
    says: 'hardened: everything is lost, but her face is known: identity stands in, and everything is given anew',
    async run(story) {
      const ada = await story.open()
      await pastPassword(ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.submit({ type: 'lost.submit', kinds: ['email', 'phone', 'totp'] })
      await ada.at('provingIdentity.face')
      await lookAtFace(ada)
      await ada.at('acknowledging')
      await ada.submit({ type: 'consequences.accept' })
      await ada.at('replacing')
      await giveNew(story, ada, 'email')
      await giveNew(story, ada, 'phone')
      await send(ada)
      await ada.at('waiting')
      await story.pass({ hours: 24 })
      await ada.at('holding')
      story.check(story.ada.email === NEW.email && story.ada.phone === NEW.phone, 'both are new')
      await story.owes('totp')
      story.sentToAll([ADA.email, ADA.phone, NEW.email, NEW.phone], 'applied')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
]
