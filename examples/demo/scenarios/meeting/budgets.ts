import {
  binancePassword,
  binanceReset,
  okxReset,
  okxResetSignedIn,
  pionexAuthenticatorLost,
  pionexPassword,
} from 'regain/machines'
import { lose } from '../binance/walk.ts'
import { ADA, NEW } from '../people.ts'
import { proveByCode, proveByTotp, reachBy } from '../steps.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'
import { bobReplaces } from './contacts.ts'
import { come, getIn } from './walk.ts'

const as = 'A thief'
async function inReset(story: Story): Promise<Visitor> {
  const thief = await getIn(story, binanceReset, { as })
  await lose(thief, ['phone'])
  return thief
}
async function inApplication(story: Story): Promise<Visitor> {
  const thief = await getIn(story, pionexAuthenticatorLost, { as })
  await thief.submit({ type: 'path.choose', path: 'savedKey' })
  return thief
}
async function inItem(story: Story): Promise<Visitor> {
  const thief = await getIn(story, okxReset, { as })
  await thief.submit({ type: 'factor.declareUnavailable', kind: 'phone' })
  await thief.submit({ type: 'item.choose', kind: 'phone' })
  await thief.submit({ type: 'consequences.accept' })
  return thief
}
async function inSession(story: Story): Promise<Visitor> {
  const thief = await story.open({ as, flow: okxResetSignedIn, signedIn: {} })
  await thief.submit({ type: 'item.choose', kind: 'phone' })
  await thief.submit({ type: 'consequences.accept' })
  return thief
}
/** A thief who has the password or a session, at the checks of one flow after the other. */
const everywhere = [inReset, inApplication, inItem, inSession] as const
const wrongTotp = (story: Story) => String((Number(story.world.totp(ADA.totp)) + 1) % 1_000_000).padStart(6, '0')

/** One account, one factor, one budget: many flows give no more guesses and no more messages than one. */
export const budgets: readonly Scenario[] = [
  scenario({
    name: 'meeting/guesses-at-the-authenticator',
    flow: binanceReset,
    says: 'ten guesses at the authenticator, spread over four flows: the eleventh is refused in each, right or wrong',
    async run(story) {
      let made = 0
      for (const comes of everywhere) {
        const thief = await comes(story)
        for (let guess = 0; guess < 3 && made < 10; guess++, made++) {
          await thief.submit({ type: 'totp.submit', code: wrongTotp(story) })
          thief.refused('totp_wrong')
        }
      }
      for (const comes of everywhere) {
        const thief = await comes(story)
        await thief.disabled('totp.submit', 'totp_exhausted')
        await thief.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
        thief.refused('totp_exhausted')
      }
      story.check(
        story.world.sent.some(({ to }) => to === ADA.email),
        'she has heard of it',
      )
      await story.pass({ hours: 24 })
      const ada = await inReset(story)
      await proveByTotp(story, ada)
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/guesses-at-codes',
    flow: binanceReset,
    says: 'a new code in each flow brings no new guesses: ten at the mailbox’s codes, over all of them, and no more',
    async run(story) {
      for (const comes of [inReset, inItem, inSession]) {
        const thief = await comes(story)
        await thief.submit({ type: 'code.request', kind: 'email' })
        const wrong = await story.wrong(ADA.email)
        for (let guess = 0; guess < 3; guess++) {
          await thief.submit({ type: 'code.submit', kind: 'email', code: wrong })
          thief.refused('code_wrong')
        }
      }
      const thief = await inReset(story)
      await thief.submit({ type: 'code.request', kind: 'email' })
      await thief.submit({ type: 'code.submit', kind: 'email', code: await story.wrong(ADA.email) })
      thief.refused('code_wrong')
      await thief.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      thief.refused('code_exhausted')
      const closed = thief.retryAt()
      const late = await inItem(story)
      await late.submit({ type: 'code.request', kind: 'email' })
      await late.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      late.refused('code_exhausted')
      await story.passUntil(closed)
      const ada = await inSession(story)
      await proveByCode(story, ada, 'email')
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/guesses-of-strangers',
    flow: binancePassword,
    says: 'without a password the same: five guesses over both flows for a forgotten one, and both are closed for a day',
    async run(story) {
      const one = await come(story, binancePassword, { as })
      const two = await come(story, pionexPassword, { as, identifier: ADA.phone })
      for (const [thief, times] of [
        [one, 3],
        [two, 2],
      ] as const) {
        await thief.submit({ type: 'code.request', kind: 'email' })
        const wrong = await story.wrong(ADA.email)
        for (let guess = 0; guess < times; guess++) {
          await thief.submit({ type: 'account.reach', kind: 'email', code: wrong })
          thief.refused('code_wrong')
        }
      }
      for (const thief of [one, two]) {
        await thief.submit({ type: 'account.reach', kind: 'email', code: await story.code(ADA.email) })
        thief.refused('code_exhausted')
      }
      await reachBy(story, two, 'phone')
      await two.at('choosingPassword')
      for (const thief of [one, two]) await thief.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/messages-over-flows',
    flow: binanceReset,
    says: 'codes to her mailbox, asked for in one flow after the other: five an hour, whatever they are for',
    async run(story) {
      const ways = [inReset, inItem, inSession] as const
      for (const comes of [...ways, ...ways].slice(0, 5)) {
        const thief = await comes(story)
        await thief.submit({ type: 'code.request', kind: 'email' })
        thief.accepted()
      }
      for (const comes of ways) {
        const thief = await comes(story)
        await thief.submit({ type: 'code.request', kind: 'email' })
        thief.refused('send_exhausted')
      }
      story.check(story.codesSent(ADA.email) === 5, 'five came')
      await story.pass({ hours: 1 })
      const ada = await inReset(story)
      await proveByCode(story, ada, 'email')
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/messages-to-a-third',
    flow: okxResetSignedIn,
    says: 'two accounts offer the number of somebody who has neither: they are written to five times an hour, not ten',
    async run(story) {
      const propose = (visitor: Visitor) =>
        visitor.submit({ type: 'contact.propose', kind: 'phone', address: NEW.phone })
      const ada = await inReset(story)
      await proveByCode(story, ada, 'email')
      await proveByTotp(story, ada)
      const bob = await bobReplaces(story, 'phone')
      for (const visitor of [ada, bob, ada, bob, ada]) {
        await propose(visitor)
        visitor.accepted()
        await story.pass({ minutes: 1 })
      }
      for (const visitor of [ada, bob]) {
        await propose(visitor)
        visitor.refused('send_exhausted')
      }
      story.check(story.codesSent(NEW.phone) === 5, 'five came')
      for (const visitor of [ada, bob]) await visitor.submit({ type: 'case.cancel' })
    },
  }),
]
