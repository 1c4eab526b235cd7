import type { Flow, Recovery } from 'regain'
import { binanceReset, okxReset } from 'regain/machines'
import { expect } from 'vitest'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import type { World } from '../../../src/testing/simulation/world.ts'
import { each, onlyOne, type Race, raceOf } from '../race.ts'
import { lost } from './codes.ts'

const HOUR = 3_600_000

const inReview = (flow: Flow) => async (world: World) => {
  world.host.add(ada)
  world.risk = 'review'
  const { ticket, caseId, view } = await walk(await Person.at(world, flow), lost, 'underReview')
  return { ticket, caseId, revision: view.case.revision }
}
interface Reviewed {
  readonly caseId: string
  readonly revision: number
}
const vote =
  (staff: string, decision: 'approve' | 'deny', { caseId, revision }: Reviewed) =>
  ({ desk }: Recovery) =>
    desk.decide(caseId, { staff, decision, reason: 'seen', revision })

const reviewers = raceOf('reviewers who disagree', {
  most: 6,
  outcomes: ['approve', 'deny'],
  every: { quick: [2], deep: [3, 4] },
  flows: [binanceReset],
  lead: inReview(binanceReset),
  commands: (setting, count) => each(count, (index) => vote(`staff ${index}`, index % 2 ? 'deny' : 'approve', setting)),
  async judge({ setting: { caseId }, meeting, told }) {
    const winner = onlyOne(told, 'busy', 'input_not_allowed')
    expect(await meeting.heard(caseId, 'review.decided')).toBe(1)
    await meeting.world.recovery.tick()
    const approved = winner % 2 === 0
    expect(meeting.changes).toBe(approved ? 1 : 0)
    return approved ? 'approve' : 'deny'
  },
})

const twoApprovers = okxReset.with({ policy: 'hardened' })
const approvers = raceOf('approvers where two are needed', {
  most: 4,
  outcomes: ['ann first', 'ben first'],
  every: { quick: [2], deep: [3] },
  flows: [twoApprovers],
  lead: inReview(twoApprovers),
  commands: (setting, count) => each(count, (index) => vote(`staff ${index % 2}`, 'approve', setting)),
  async judge({ setting: { caseId, ticket }, meeting, told }) {
    // who looked at an older revision looks again
    const winner = onlyOne(told, 'busy', 'input_not_allowed')
    expect(await meeting.heard(caseId, 'review.decided')).toBe(0)
    expect((await meeting.world.recovery.view(ticket)).step.name).toBe('underReview.inTime')
    return winner % 2 ? 'ben first' : 'ann first'
  },
})

const cancel = raceOf('a cancel and an approval', {
  most: 4,
  outcomes: ['cancelled', 'approved'],
  every: { quick: [2, 3] },
  flows: [binanceReset],
  lead: inReview(binanceReset),
  commands: (setting, count) => [
    { who: 'owner', does: ({ submit }) => submit(setting.ticket, { type: 'case.cancel' }) },
    ...each(count - 1, (index) => vote(`staff ${index}`, 'approve', setting)),
  ],
  async judge({ setting: { caseId }, meeting, told: [cancelled, ...approved] }) {
    onlyOne([cancelled ?? '', ...approved], 'busy', 'input_not_allowed', 'case_closed')
    await meeting.world.recovery.tick()
    expect(meeting.changes).toBe(cancelled === 'ok' ? 0 : 1)
    expect(await meeting.outcome(caseId)).toBe(cancelled === 'ok' ? 'cancelled' : undefined)
    return cancelled === 'ok' ? 'cancelled' : 'approved'
  },
})

const submission = raceOf('a submission, a cancel and the clock', {
  fewest: 3,
  most: 6,
  outcomes: ['changed', 'cancelled'],
  every: { deep: [3] },
  flows: [binanceReset],
  async lead(world) {
    world.host.add(ada)
    const { ticket, caseId } = await walk(await Person.at(world, binanceReset), lost, 'submitting')
    return { ticket, caseId }
  },
  commands: ({ ticket }, count) => [
    { who: 'owner', does: ({ submit }) => submit(ticket, { type: 'request.submit' }) },
    { who: 'other', does: ({ submit }) => submit(ticket, { type: 'case.cancel' }) },
    ...each(
      count - 2,
      () =>
        ({ tick }) =>
          tick(),
    ),
  ],
  async judge({ meeting, told: [submitted = '', cancelled = '', ...ticks] }) {
    expect(ticks.filter((one) => one !== 'ok')).toEqual([])
    await meeting.world.recovery.tick()
    if (cancelled === 'ok') {
      expect(meeting.changes).toBe(0)
      expect(['ok', 'case_closed', 'ticket_invalid']).toContain(submitted)
      return 'cancelled'
    }
    expect(['input_not_allowed', 'case_closed', 'ticket_invalid']).toContain(cancelled)
    expect(submitted).toBe('ok')
    expect(meeting.changes).toBe(1)
    return 'changed'
  },
})

const ofLife = 'xstate.after.caseLife.binance.reset.open.session'
const life = raceOf('the end of a case and an input', {
  most: 4,
  outcomes: ['heard', 'too late'],
  every: { quick: [2] },
  flows: [binanceReset],
  async lead(world, storage) {
    world.host.add(ada)
    const person = await walk(await Person.at(world, binanceReset), lost, 'requirements')
    await person.say({ type: 'factor.declareUnavailable', kind: 'phone' })
    const timers = await storage.dueTimers(Number.MAX_SAFE_INTEGER, 10)
    const due = timers.find(({ id }) => id === ofLife)?.due ?? 0
    // a ticket that is used is not idle
    while (world.now + HOUR < due) {
      world.now += HOUR - 1
      await person.say({ type: 'step.back' })
      await person.say({ type: 'factor.declareUnavailable', kind: 'phone' })
    }
    world.now = due
    return { ticket: person.ticket, caseId: person.caseId }
  },
  commands: ({ ticket }, count) => [
    { who: 'owner', does: ({ submit }) => submit(ticket, { type: 'step.back' }) },
    ...each(
      count - 1,
      () =>
        ({ tick }) =>
          tick(),
    ),
  ],
  async judge({ setting: { caseId }, meeting, told: [said = '', ...ticks] }) {
    expect(ticks.filter((one) => one !== 'ok')).toEqual([])
    expect(['ok', 'case_closed', 'ticket_invalid']).toContain(said)
    await meeting.world.recovery.tick()
    expect(await meeting.heard(caseId, ofLife)).toBe(1)
    expect(await meeting.outcome(caseId)).toBe('expired')
    return said === 'ok' ? 'heard' : 'too late'
  },
})
export const decisions: readonly Race[] = [reviewers, approvers, cancel, submission, life]
