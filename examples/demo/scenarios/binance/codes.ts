import { ADA } from '../people.ts'
import { proveByCode, proveByTotp } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { flow, toProving } from './walk.ts'

/** Codes and their budgets. */
export const codes: readonly Scenario[] = [
  scenario({
    name: 'binance/wrong-code-then-right',
    flow,
    says: 'a slip of the finger: the wrong code is refused, the right one still counts',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      await ada.submit({ type: 'code.submit', kind: 'email', code: await story.wrong(ADA.email) })
      ada.refused('code_wrong')
      await ada.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      ada.accepted()
      await proveByTotp(story, ada)
      await ada.at('replacing')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/five-wrong-codes',
    flow,
    says: 'five wrong guesses end the code; the right one then is worth nothing, a new one is',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const code = await story.wrong(ADA.email)
      for (let guess = 0; guess < 5; guess++) {
        await ada.submit({ type: 'code.submit', kind: 'email', code })
        ada.refused('code_wrong')
      }
      await ada.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      ada.refused('code_expired')
      await ada.disabled('code.submit', 'code_expired')
      await story.pass({ seconds: 60 })
      await proveByCode(story, ada, 'email')
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/day-budget',
    flow,
    says: 'ten wrong guesses in a day, over two codes: later, not never; a new case does not help, time does',
    async run(story) {
      const first = await toProving(story)
      for (let time = 0; time < 2; time++) {
        await story.pass({ seconds: 60 })
        await first.submit({ type: 'code.request', kind: 'email' })
        const code = await story.wrong(ADA.email)
        for (let guess = 0; guess < 5; guess++) await first.submit({ type: 'code.submit', kind: 'email', code })
      }
      await first.submit({ type: 'case.cancel' })
      await story.pass({ hours: 1 })
      const second = await toProving(story)
      await second.submit({ type: 'code.request', kind: 'email' })
      await second.disabled('code.submit', 'code_exhausted')
      await second.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      second.refused('code_exhausted')
      const retryAt = second.retryAt()
      story.sent(ADA.email, 'guessing')
      await story.passUntil(retryAt)
      const third = await toProving(story)
      await proveByCode(story, third, 'email')
      third.accepted()
      await third.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/resend',
    flow,
    says: 'asked again too soon: refused; after a minute a new code comes, and the old one is void',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const old = await story.code(ADA.email)
      await ada.submit({ type: 'code.request', kind: 'email' })
      ada.refused('send_too_soon')
      story.check(story.codesSent(ADA.email) === 1, 'one code has come')
      await story.passUntil(ada.retryAt())
      await ada.submit({ type: 'code.request', kind: 'email' })
      ada.accepted()
      story.check((await story.code(ADA.email)) !== old, 'the new code is another')
      await ada.submit({ type: 'code.submit', kind: 'email', code: old })
      ada.refused('code_wrong')
      await ada.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/too-many-codes',
    flow,
    says: 'five codes an hour to one address, over all cases: her mailbox is not flooded',
    async run(story) {
      const ada = await toProving(story)
      for (let sent = 0; sent < 5; sent++) {
        await ada.submit({ type: 'code.request', kind: 'email' })
        ada.accepted()
        await story.pass({ minutes: 1 })
      }
      await ada.submit({ type: 'code.request', kind: 'email' })
      ada.refused('send_exhausted')
      await ada.submit({ type: 'case.cancel' })
      const again = await toProving(story)
      await again.submit({ type: 'code.request', kind: 'email' })
      again.refused('send_exhausted')
      story.check(story.codesSent(ADA.email) === 5, 'five codes have come')
      await story.pass({ hours: 1 })
      const later = await toProving(story)
      await proveByCode(story, later, 'email')
      later.accepted()
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/code-spent-twice',
    flow,
    says: 'a code is good once, whoever sends it again and in whichever case',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const code = await story.code(ADA.email)
      await ada.submit({ type: 'code.submit', kind: 'email', code })
      await ada.fails({ type: 'code.submit', kind: 'email', code }, 'input_not_allowed')
      await ada.submit({ type: 'step.back' })
      await ada.submit({ type: 'lost.submit', kinds: ['email'] })
      await ada.submit({ type: 'step.back' })
      await ada.submit({ type: 'lost.submit', kinds: ['phone'] })
      await ada.submit({ type: 'consequences.accept' })
      await ada.submit({ type: 'code.submit', kind: 'email', code })
      ada.refused('code_expired')
      await story.pass({ minutes: 2 })
      const again = await toProving(story)
      await again.submit({ type: 'code.submit', kind: 'email', code })
      again.refused('code_none')
      await again.submit({ type: 'code.request', kind: 'email' })
      await again.submit({ type: 'code.submit', kind: 'email', code })
      again.refused('code_wrong')
      await again.submit({ type: 'case.cancel' })
      await ada.ends('cancelled', { why: 'superseded' })
    },
  }),
  scenario({
    name: 'binance/authenticator-replay',
    flow,
    says: 'someone looked over her shoulder: an authenticator code that was used is refused in its own 30 seconds',
    async run(story) {
      const ada = await toProving(story)
      await proveByTotp(story, ada)
      ada.accepted()
      const used = story.world.totp(ADA.totp)
      const thief = await toProving(story)
      await thief.submit({ type: 'totp.submit', code: used })
      thief.refused('totp_wrong')
      await story.pass({ seconds: 30 })
      await thief.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      thief.accepted()
      await thief.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/same-command-twice',
    flow,
    says: 'the answer was lost on the way: the same command under the same id gives it again, and counts once',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const command = { type: 'code.submit', kind: 'email', code: await story.code(ADA.email) } as const
      const old = ada.ticket
      await ada.submit(command, { id: 'once' })
      const ticket = ada.ticket
      ada.ticket = old
      await ada.submit(command, { id: 'once' })
      ada.accepted()
      story.check(ada.ticket === ticket && ticket !== old, 'the same next ticket comes again')
      ada.ticket = old
      await ada.fails({ type: 'case.cancel' }, 'ticket_invalid')
      ada.ticket = ticket
      await ada.fails({ type: 'case.cancel' }, 'input_invalid', { id: 'once' })
      await ada.submit({ type: 'case.cancel' })
    },
  }),
]
