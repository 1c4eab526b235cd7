import type { Flow } from 'regain'
import { binanceReset } from 'regain/machines'
import { expect } from 'vitest'
import { ada, Person, type Plan, walk } from '../../../src/testing/simulation/people.ts'
import type { World } from '../../../src/testing/simulation/world.ts'
import { codesIn, otherCode } from '../../support/codes.ts'
import { each, onlyOne, type Race, raceOf } from '../race.ts'

export const lost: Plan = { account: ada, lost: ['phone'] }
const flows = [binanceReset]

async function withCode(world: World) {
  world.host.add(ada)
  const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
  await person.say({ type: 'code.request', kind: 'email' })
  return { ticket: person.ticket, caseId: person.caseId, code: await world.code(ada.email) }
}

const sameCode = raceOf('the same right code', {
  most: 6,
  outcomes: ['0', '1'],
  every: { quick: [2, 3], deep: [4] },
  flows,
  lead: withCode,
  commands: ({ ticket, code }, count) =>
    each(
      count,
      () =>
        ({ submit }) =>
          submit(ticket, { type: 'code.submit', kind: 'email', code }),
    ),
  async judge({ setting: { caseId, code }, meeting, told }) {
    const winner = onlyOne(told, 'ticket_invalid')
    meeting.trace.told.push({
      caseId,
      at: meeting.trace.latest,
      input: { type: 'code.submit', kind: 'email', code },
      answer: 'ok',
      commits: 1,
    })
    expect(await meeting.heard(caseId, 'code.accepted')).toBe(1)
    return String(winner)
  },
})

const sameCommand = raceOf('the same right code under one command id', {
  most: 6,
  outcomes: ['one answer'],
  every: { quick: [2], deep: [3] },
  flows,
  lead: withCode,
  commands: ({ ticket, code }, count) =>
    each(
      count,
      () =>
        ({ submit }) =>
          submit(ticket, { type: 'code.submit', kind: 'email', code }, { id: 'one' }),
    ),
  async judge({ setting: { caseId }, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    expect(new Set(meeting.trace.said).size).toBe(1)
    expect(await meeting.heard(caseId, 'code.accepted')).toBe(1)
    return 'one answer'
  },
})

const rightAndWrong = raceOf('a right code and wrong ones', {
  // the fifth wrong one would end the code
  most: 5,
  outcomes: ['after 0', 'after 1'],
  every: { quick: [2, 3] },
  flows,
  lead: withCode,
  commands: ({ ticket, code }, count) =>
    each(count, (index) => ({ submit }) => {
      const last = index === count - 1
      return submit(ticket, { type: 'code.submit', kind: 'email', code: last ? code : otherCode(code, index) })
    }),
  async judge({ setting: { caseId }, meeting, told }) {
    expect(told.at(-1)).toBe('ok')
    onlyOne(told, 'code_wrong', 'ticket_invalid')
    expect(await meeting.heard(caseId, 'code.accepted')).toBe(1)
    const before = told.filter((one) => one === 'code_wrong').length
    const tries = (await meeting.rows(caseId)).filter(({ input }) => input === 'code.submit')
    expect(tries).toHaveLength(before + 1)
    return `after ${before}`
  },
})

const sameTotp = raceOf('the same authenticator code', {
  most: 6,
  outcomes: ['0', '1'],
  every: { quick: [2] },
  flows,
  async lead(world) {
    world.host.add(ada)
    const { ticket, caseId } = await walk(await Person.at(world, binanceReset), lost, 'proving')
    return { ticket, caseId, code: world.totp(ada.totp) }
  },
  commands: ({ ticket, code }, count) =>
    each(
      count,
      () =>
        ({ submit }) =>
          submit(ticket, { type: 'totp.submit', code }),
    ),
  async judge({ setting: { caseId }, meeting, told }) {
    const winner = onlyOne(told, 'ticket_invalid', 'totp_wrong')
    expect(await meeting.heard(caseId, 'totp.accepted')).toBe(1)
    return String(winner)
  },
})

const resend = raceOf('a resend and the code before it', {
  most: 4,
  outcomes: ['the old one', 'the new one'],
  every: { quick: [2], deep: [3] },
  flows,
  async lead(world) {
    const setting = await withCode(world)
    world.now += 61_000
    return setting
  },
  commands: ({ ticket, code }, count) => [
    { who: 'resend', does: ({ submit }) => submit(ticket, { type: 'code.request', kind: 'email' }) },
    ...each(
      count - 1,
      () =>
        ({ submit }) =>
          submit(ticket, { type: 'code.submit', kind: 'email', code }),
    ),
  ],
  async judge({ setting: { caseId, ticket, code }, meeting, told: [resent, ...submitted] }) {
    if (submitted.includes('ok')) {
      expect(['ok', 'ticket_invalid']).toContain(resent)
      onlyOne(submitted, 'ticket_invalid')
      expect(await meeting.heard(caseId, 'code.accepted')).toBe(1)
      return 'the old one'
    }
    expect([resent, ...new Set(submitted)]).toEqual(['ok', 'code_wrong'])
    expect(await meeting.heard(caseId, 'code.accepted')).toBe(0)
    const { world } = meeting
    await world.recovery.tick()
    const newest = codesIn(world.sent, ada.email).at(-1) ?? ''
    expect(newest).not.toBe(code)
    const { view } = await world.recovery.submit(ticket, { type: 'code.submit', kind: 'email', code: newest })
    expect(view.refusal).toBeUndefined()
    return 'the new one'
  },
})

const frugal: Flow = { ...binanceReset, policy: { ...binanceReset.policy, guessesPerDay: 4 } }
const guesses = raceOf('wrong passwords in several cases of one account', {
  most: 6,
  outcomes: ['2 told'],
  every: { deep: [2] },
  flows: [frugal],
  async lead(world) {
    world.host.add(ada)
    const tickets: string[] = []
    for (let at = 0; at < 6; at++) tickets.push((await walk(await Person.at(world, frugal), lost, 'password')).ticket)
    return tickets
  },
  commands: (tickets, count) =>
    each(
      count,
      (index) =>
        ({ submit }) =>
          submit(tickets[index] ?? '', { type: 'password.submit', password: `wrong ${index}` }),
    ),
  judge({ told }) {
    // strangers have half of the four
    const wrongs = told.filter((one) => one === 'password_wrong').length
    expect(wrongs).toBe(2)
    expect(told.filter((one) => one === 'password_exhausted')).toHaveLength(told.length - wrongs)
    return `${wrongs} told`
  },
})

export const codes: readonly Race[] = [sameCode, sameCommand, rightAndWrong, sameTotp, resend, guesses]
