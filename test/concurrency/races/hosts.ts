import { binanceReset, okxReset } from 'regain/machines'
import { expect } from 'vitest'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import type { World } from '../../../src/testing/simulation/world.ts'
import { each, onlyOne, type Race, raceOf } from '../race.ts'
import { lost } from './codes.ts'

async function signedIn(world: World) {
  world.host.add(ada)
  const person = await walk(await Person.at(world, binanceReset), lost, 'passkey')
  await person.say({ type: 'passkey.start' })
  await person.say({ type: 'passkey.finish', response: { credential: ada.passkey } })
  return { ticket: person.ticket, caseId: person.caseId }
}
const redeem = raceOf('a sign-in that is redeemed twice', {
  most: 6,
  outcomes: ['0', '1'],
  every: { quick: [2], deep: [3] },
  flows: [binanceReset],
  lead: signedIn,
  commands: ({ ticket }, count) =>
    each(
      count,
      () =>
        ({ redeem }) =>
          redeem(ticket),
    ),
  judge: ({ told }) => String(onlyOne(told, 'case_closed')),
})
const redeemAgain = raceOf('a sign-in that is redeemed twice by one command', {
  most: 6,
  outcomes: ['one answer'],
  every: { quick: [2], deep: [3] },
  flows: [binanceReset],
  lead: signedIn,
  commands: ({ ticket }, count) =>
    each(
      count,
      () =>
        ({ redeem }) =>
          redeem(ticket, { id: 'one' }),
    ),
  async judge({ setting: { caseId }, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    expect(new Set(meeting.trace.said).size).toBe(1)
    expect((await meeting.rows(caseId)).filter(({ actor }) => actor === 'host')).toHaveLength(1)
    return 'one answer'
  },
})
const redeemFrozen = raceOf('a sign-in that is redeemed while its account is frozen', {
  most: 4,
  outcomes: ['redeemed', 'refused'],
  every: { quick: [2], deep: [3] },
  flows: [binanceReset],
  lead: signedIn,
  commands: ({ ticket }, count) => [
    {
      who: 'host',
      async does({ account }, { world }) {
        // the host's own change is a call like any other
        await world.interfere('host', '')
        world.host.touch('ada', { frozen: true })
        await account('ada').changed()
      },
    },
    ...each(
      count - 1,
      () =>
        ({ redeem }) =>
          redeem(ticket),
    ),
  ],
  judge({ told: [frozen, ...redeemed] }) {
    expect(frozen).toBe('ok')
    const got = redeemed.filter((one) => one === 'ok').length
    expect(got).toBeLessThanOrEqual(1)
    expect(['ok', 'case_closed', 'ticket_invalid']).toEqual(expect.arrayContaining([...new Set(redeemed)]))
    return got === 1 ? 'redeemed' : 'refused'
  },
})

/** The provider looks at documents, and will report what it saw. */
async function looking(world: World) {
  world.host.add(ada)
  const person = await walk(await Person.at(world, okxReset), lost, 'provingIdentity')
  await person.say({ type: 'identity.start', method: 'face' })
  const view = await person.look()
  const request = view.inputs.find(({ type }) => type === 'identity.finish')?.challenge?.['request']
  return { ticket: person.ticket, caseId: person.caseId, request: typeof request === 'string' ? request : '' }
}
const passed = { type: 'identity.passed', of: 'owner' } as const
const report = raceOf('a result that is reported twice', {
  most: 6,
  outcomes: ['0', '1'],
  every: { quick: [2], deep: [3, 4] },
  flows: [okxReset],
  lead: looking,
  commands: ({ request }, count) =>
    each(
      count,
      (index) =>
        ({ report: tell }) =>
          tell(request, passed, { eventId: `event-${index % 3}` }),
    ),
  async judge({ setting: { caseId }, meeting, told }) {
    expect(told.filter((one) => one === 'true')).toHaveLength(1)
    expect(told.filter((one) => one === 'false')).toHaveLength(told.length - 1)
    expect(await meeting.heard(caseId, 'identity.passed')).toBe(1)
    return String(told.indexOf('true'))
  },
})
const shown = raceOf('a result that is reported and shown', {
  most: 4,
  outcomes: ['reported', 'shown'],
  every: { quick: [2], deep: [3] },
  flows: [okxReset],
  lead: looking,
  commands: ({ request, ticket }, count) => [
    { who: 'owner', does: ({ submit }) => submit(ticket, { type: 'identity.finish', response: { face: ada.face } }) },
    ...each(
      count - 1,
      (index) =>
        ({ report: tell }) =>
          tell(request, passed, { eventId: `event-${index % 2}` }),
    ),
  ],
  async judge({ setting: { caseId }, meeting, told: [said = '', ...reports] }) {
    const heard = reports.filter((one) => one === 'true').length
    expect(reports.filter((one) => one === 'false')).toHaveLength(reports.length - heard)
    expect(await meeting.heard(caseId, 'identity.passed')).toBe(1)
    if (heard === 0) expect(said).toBe('ok')
    else expect([heard, 'input_not_allowed']).toEqual([1, said])
    return heard === 0 ? 'shown' : 'reported'
  },
})

export const hosts: readonly Race[] = [redeem, redeemAgain, redeemFrozen, report, shown]
