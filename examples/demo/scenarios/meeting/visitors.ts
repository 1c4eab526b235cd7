import {
  binancePassword,
  binanceReset,
  okxReset,
  okxResetSignedIn,
  pionexAuthenticatorLost,
  pionexContactChange,
} from 'regain/machines'
import { lose } from '../binance/walk.ts'
import { ADA, NEW } from '../people.ts'
import { giveNew, givePassword, proveByCode, proveByTotp, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { come, getIn, statesOf } from './walk.ts'

/** Two people, one account, at the same time. */
export const visitors: readonly Scenario[] = [
  scenario({
    name: 'meeting/two-visitors-interleaved',
    flow: binanceReset,
    says: 'both know the password and go step by step: the later one takes over, and gains nothing the first has shown',
    async run(story) {
      const ada = await come(story, binanceReset)
      const thief = await come(story, pionexAuthenticatorLost, { as: 'Somebody' })
      await givePassword(ada)
      await ada.at('requirements')
      await thief.at('password')
      await lose(ada, ['phone'])
      await proveByCode(story, ada, 'email')
      await proveByTotp(story, ada)
      await ada.at('replacing')
      const before = ada.ticket
      await givePassword(thief)
      await thief.at('choosingPath')
      await ada.ends('cancelled', { why: 'superseded' })
      await ada.fails({ type: 'contact.propose', kind: 'phone', address: NEW.phone }, 'case_closed')
      story.check(ada.ticket === before, 'her ticket reads that, and does no more')
      story.check(!statesOf(thief.view).includes('proven'), 'nothing of hers is proven for the other')
      await thief.submit({ type: 'path.choose', path: 'application' })
      await thief.at('proving')
      story.sent(ADA.email, 'cancelled')
      const again = await getIn(story, binanceReset)
      await thief.ends('cancelled', { why: 'superseded' })
      await again.at('requirements')
      story.check(!statesOf(again.view).includes('proven'), 'nor does she get back what she had shown')
      await again.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/two-visitors-one-code',
    flow: binanceReset,
    says: 'a code that was sent in the first visitor’s case opens nothing in the second’s, not even in the same flow',
    async run(story) {
      const ada = await getIn(story, binanceReset)
      await lose(ada, ['phone'])
      await ada.submit({ type: 'code.request', kind: 'email' })
      const code = await story.code(ADA.email)
      const thief = await getIn(story, binanceReset, { as: 'Somebody' })
      await lose(thief, ['phone'])
      await thief.submit({ type: 'code.submit', kind: 'email', code })
      thief.refused('code_none')
      await thief.submit({ type: 'code.request', kind: 'email' })
      await story.code(ADA.email)
      await thief.submit({ type: 'code.submit', kind: 'email', code })
      thief.refused('code_wrong')
      const other = await come(story, binancePassword, { as: 'Somebody' })
      await other.submit({ type: 'account.reach', kind: 'email', code })
      other.refused('code_none')
      for (const visitor of [thief, other]) await visitor.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/two-visitors-after-submission',
    flow: binanceReset,
    says: 'it was sent: whoever comes by another flow, or by a session, reads it and can neither act nor take it over',
    async run(story) {
      story.world.risk = 'review'
      const ada = await getIn(story, binanceReset)
      await lose(ada, ['phone'])
      await proveByCode(story, ada, 'email')
      await proveByTotp(story, ada)
      await giveNew(story, ada, 'phone')
      await send(ada)
      await ada.at('underReview')
      const ways = [
        () => getIn(story, pionexAuthenticatorLost, { as: 'Somebody' }),
        () => getIn(story, okxReset, { as: 'Somebody' }),
        () => getIn(story, binancePassword, { as: 'Somebody with the mailbox' }),
        () => story.open({ as: 'Somebody', flow: okxResetSignedIn, signedIn: {} }),
        () => story.open({ as: 'Somebody', flow: pionexContactChange, signedIn: {} }),
      ]
      for (const comes of ways) {
        const visitor = await comes()
        await visitor.at('underReview')
        visitor.in(binanceReset)
        story.check(visitor.view.case.id === ada.view.case.id, 'it is her case')
        story.check(visitor.view.inputs.length === 0, 'there is nothing to do')
        await visitor.fails({ type: 'case.cancel' }, 'input_not_allowed')
      }
      await ada.at('underReview')
      await story.decide(ada, 'approve')
      await ada.at('holding')
      story.applied(1)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'meeting/two-visitors-at-once',
    flow: binanceReset,
    says: 'she sends her request in the very moment in which somebody gives the password elsewhere: one of the two counts',
    async run(story) {
      story.world.risk = 'review'
      const ada = await getIn(story, binanceReset)
      await lose(ada, ['phone'])
      await proveByCode(story, ada, 'email')
      await proveByTotp(story, ada)
      await giveNew(story, ada, 'phone')
      const thief = await come(story, okxReset, { as: 'Somebody' })
      await Promise.allSettled([send(ada), givePassword(thief)])
      const { outcome } = (await ada.look()).case
      await thief.look()
      if (outcome) {
        await ada.ends('cancelled', { why: 'superseded' })
        await thief.at('requirements')
        await story.allowsRegister('phone', NEW.phone, true)
        await thief.submit({ type: 'case.cancel' })
      } else {
        await ada.at('underReview')
        story.check(thief.view.case.id === ada.view.case.id, 'the other reads hers')
        await thief.fails({ type: 'case.cancel' }, 'input_not_allowed')
        await ada.submit({ type: 'case.cancel' })
      }
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/two-visitors-and-the-new-number',
    flow: binanceReset,
    says: 'the first had shown a new number to be hers: superseded, it is nobody’s; the later one may offer another',
    async run(story) {
      const ada = await getIn(story, binanceReset)
      await lose(ada, ['phone'])
      await proveByCode(story, ada, 'email')
      await proveByTotp(story, ada)
      await giveNew(story, ada, 'phone')
      await story.allowsRegister('phone', NEW.phone, false)
      const there = await getIn(story, okxReset, { as: 'Ada on her laptop' })
      await ada.ends('cancelled', { why: 'superseded' })
      await story.allowsRegister('phone', NEW.phone, true)
      story.sent(NEW.phone, 'cancelled')
      await there.submit({ type: 'case.cancel' })
    },
  }),
]
