import {
  binancePassword,
  binanceReset,
  okxReset,
  pionexAuthenticatorLost,
  pionexPassword,
  pionexSignIn,
} from 'regain/machines'
import { lose } from '../binance/walk.ts'
import { ADA } from '../people.ts'
import { giveNew, givePassword, proveByCode, proveByTotp, reachBy, redeem, send } from '../steps.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'
import { all, byCode, byPassword, come, getIn } from './walk.ts'

const contacts = ['email', 'phone'] as const

/** A stranger guesses passwords in every flow that begins with one, until none is looked at any more. */
async function guessPasswords(story: Story): Promise<void> {
  for (const flow of byPassword) {
    const stranger = await come(story, flow, { as: 'A stranger' })
    for (let guess = 0; guess < 6; guess++) await givePassword(stranger, `guess ${guess}`)
    stranger.refused('password_exhausted')
    await stranger.submit({ type: 'case.cancel' })
  }
}
/** Has codes sent to both contacts, in every flow that begins with one, until no more is sent. */
async function haveCodesSent(story: Story): Promise<void> {
  for (const flow of byCode) {
    const stranger = await come(story, flow, { as: 'A stranger' })
    for (const kind of contacts) await haveSent(story, stranger, kind)
    await stranger.submit({ type: 'case.cancel' })
  }
}
async function haveSent(story: Story, stranger: Visitor, kind: 'email' | 'phone'): Promise<void> {
  for (let time = 0; time < 3; time++) {
    await stranger.submit({ type: 'code.request', kind })
    await story.pass({ minutes: 1 })
  }
  stranger.refused('send_exhausted')
}
/** Guesses codes to both contacts, in every flow that begins with one, until none is looked at any more. */
async function guessCodes(story: Story): Promise<void> {
  for (const flow of byCode) {
    for (const kind of contacts) {
      const stranger = await come(story, flow, { as: 'A stranger', identifier: ADA[kind] })
      await stranger.submit({ type: 'code.request', kind })
      for (let guess = 0; guess < 6; guess++)
        await stranger.submit({ type: 'account.reach', kind, code: await story.wrong(ADA[kind]) })
      await stranger.submit({ type: 'case.cancel' })
    }
    await story.pass({ hours: 1 })
  }
}

/**
 * A stranger who only opens cases and guesses never keeps the owner out. The bound: from a device that the host recognises nothing is ever
 * closed; from another one a guess counts for 24 hours and a code that was sent for one.
 */
export const lockedOut: readonly Scenario[] = [
  scenario({
    name: 'meeting/locked-out-by-passwords',
    flow: binanceReset,
    says: 'a stranger guesses her password in every flow: on her own device every one of them lets her in at once',
    async run(story) {
      await guessPasswords(story)
      story.sentToAll(all, 'guessing', 4)
      for (const flow of byPassword) {
        const ada = await getIn(story, flow, { recognised: true })
        ada.accepted()
        story.check(ada.view.step.name !== 'password', `she is past the password of ${flow.id}`)
        await ada.submit({ type: 'case.cancel' })
      }
    },
  }),
  scenario({
    name: 'meeting/locked-out-by-passwords-elsewhere',
    flow: binanceReset,
    says: 'the same, and she is on a strange device: not now, but 24 hours after the last guess; the screen says when',
    async run(story) {
      await guessPasswords(story)
      const last = story.world.now
      const early = await getIn(story, okxReset)
      early.refused('password_exhausted')
      const free = early.retryAt()
      story.check(free <= last + 86_400_000, 'within a day of the guesses')
      await early.submit({ type: 'case.cancel' })
      await story.passUntil(free)
      for (const flow of byPassword) {
        const ada = await getIn(story, flow)
        ada.accepted()
        story.check(ada.view.step.name !== 'password', `she is past the password of ${flow.id}`)
        await ada.submit({ type: 'case.cancel' })
      }
    },
  }),
  scenario({
    name: 'meeting/locked-out-by-sends',
    flow: pionexPassword,
    says: 'a stranger has codes sent until no more go out: to her own device they still do; to another within the hour',
    async run(story) {
      const began = story.world.now
      await haveCodesSent(story)
      story.check(
        story.codesSent(ADA.email) === 2 && story.codesSent(ADA.phone) === 2,
        'two were sent to each, not four',
      )
      const elsewhere = await come(story, pionexPassword)
      await elsewhere.submit({ type: 'code.request', kind: 'email' })
      elsewhere.refused('send_exhausted')
      const free = elsewhere.retryAt()
      story.check(free <= began + 3_600_000, 'within an hour of the first')
      for (const flow of byCode) {
        const ada = await getIn(story, flow, { recognised: true })
        await ada.offered('account.reach', false)
        await ada.submit({ type: 'case.cancel' })
      }
      await elsewhere.submit({ type: 'case.cancel' })
      await story.passUntil(free)
      const later = await getIn(story, pionexPassword)
      await later.at('choosingPassword')
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/locked-out-by-codes',
    flow: binancePassword,
    says: 'a stranger guesses codes until none is looked at: hers are, on her own device; elsewhere a day later',
    async run(story) {
      await guessCodes(story)
      const elsewhere = await come(story, binancePassword)
      await reachBy(story, elsewhere, 'phone')
      elsewhere.refused('code_exhausted')
      const free = elsewhere.retryAt()
      for (const flow of byCode) {
        const ada = await come(story, flow, { recognised: true })
        await reachBy(story, ada, 'email')
        ada.accepted()
        story.check(ada.view.step.name !== 'reaching', `her code is looked at in ${flow.id}`)
        await ada.submit({ type: 'case.cancel' })
        await story.pass({ hours: 1 })
      }
      await story.passUntil(free)
      const later = await getIn(story, pionexPassword)
      await later.at('choosingPassword')
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/locked-out-after-everything',
    flow: binanceReset,
    says: 'all of it at once, and she still resets her phone, signs in and applies: past the password no stranger counts',
    async run(story) {
      await guessPasswords(story)
      await haveCodesSent(story)
      const ada = await getIn(story, binanceReset, { recognised: true })
      await lose(ada, ['phone'])
      await proveByCode(story, ada, 'email')
      await proveByTotp(story, ada)
      await giveNew(story, ada, 'phone')
      await send(ada)
      await ada.at('holding')
      const there = await getIn(story, pionexSignIn, { recognised: true })
      await proveByTotp(story, there)
      await there.ends('signedIn')
      await redeem(story, there)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      const lost = await getIn(story, pionexAuthenticatorLost)
      await lost.at('choosingPath')
      await lost.submit({ type: 'case.cancel' })
    },
  }),
]
