import { ADA, NEW } from '../people.ts'
import { giveNew, lookAtFace, pastPassword, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { flow, request, toProving } from './walk.ts'

/** Who comes in, who comes back, and what proves it instead. */
export const arrivals: readonly Scenario[] = [
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
