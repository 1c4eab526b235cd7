import { binanceReset } from 'regain/machines'
import { expect } from 'vitest'
import { ada, fresh, Person, walk } from '../../../src/testing/simulation/people.ts'
import type { World } from '../../../src/testing/simulation/world.ts'
import { each, type Race, raceOf } from '../race.ts'
import { lost } from './codes.ts'

const SECOND = 1_000
const flows = [binanceReset]

/** The host failed once: the change is due to be asked for again. */
async function applying(world: World) {
  world.host.add(ada)
  world.interfere = (port) => {
    if (port === 'accounts.apply') throw new Error('not now')
  }
  const { ticket, caseId } = await walk(await Person.at(world, binanceReset), lost, 'applying')
  world.interfere = () => undefined
  const tokens = await tokensIn(world)
  world.now += 2 * SECOND
  return { ticket, caseId, ...tokens }
}
const tokensIn = async (world: World) => ({
  kept: await world.noticeToken(ada.email),
  left: await world.noticeToken(ada.phone),
  added: await world.noticeToken(fresh.phone),
})
async function holding(world: World) {
  world.host.add(ada)
  const { ticket, caseId } = await walk(await Person.at(world, binanceReset), lost, 'holding')
  return { ticket, caseId, ...(await tokensIn(world)) }
}
const dispute = (token: string, who: string) => ({
  who,
  does: ({ notice }: { notice: (token: string) => { dispute(): Promise<unknown> } }) => notice(token).dispute(),
})
const ticks = (count: number) =>
  each(
    count,
    () =>
      ({ tick }) =>
        tick(),
  )

const objection = raceOf('an objection and the change', {
  most: 4,
  outcomes: ['kept for later', 'heard at once'],
  every: { deep: [2] },
  flows,
  lead: applying,
  commands: ({ kept }, count) => [dispute(kept, 'owner'), ...ticks(count - 1)],
  async judge({ setting: { caseId, ticket }, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    const { world } = meeting
    await world.recovery.tick()
    expect(meeting.changes).toBe(1)
    expect(await meeting.heard(caseId, 'change.applied')).toBe(1)
    expect(await meeting.heard(caseId, 'case.disputed')).toBe(1)
    expect((await world.recovery.view(ticket)).step.name).toBe('holding.contested.inTime')
    expect(await world.recovery.account('ada').allows('withdraw')).toMatchObject({ allowed: false })
    expect((await world.recovery.account('ada').allows('withdraw')).until).toBeUndefined()
    const rows = await meeting.rows(caseId)
    const by = rows.find(({ facts }) => facts.some(({ type }) => type === 'case.disputed'))?.actor
    return by === 'notice' ? 'heard at once' : 'kept for later'
  },
})

const objections = raceOf('all who are told object while the change is made', {
  fewest: 3,
  most: 6,
  outcomes: ['contested'],
  every: { deep: [3] },
  flows,
  lead: applying,
  commands: ({ kept, left, added }, count) => [
    dispute(left, 'left'),
    dispute(added, 'added'),
    dispute(kept, 'kept'),
    ...ticks(count - 3),
  ],
  async judge({ setting: { ticket }, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    const { world } = meeting
    await world.recovery.tick()
    expect(meeting.changes).toBe(1)
    // whoever objects by a contact that stayed is heard, whoever else objected first
    expect(world.host.events.filter(({ what }) => what === 'frozen')).toHaveLength(1)
    return (await world.recovery.view(ticket)).step.name.split('.')[1] ?? ''
  },
})

const holdOver = raceOf('an objection and the end of the hold', {
  most: 4,
  outcomes: ['over', 'contested'],
  every: { quick: [2] },
  flows,
  async lead(world, storage) {
    const setting = await holding(world)
    world.now = (await storage.nextDue()) ?? 0
    return setting
  },
  commands: ({ kept }, count) => [dispute(kept, 'owner'), ...ticks(count - 1)],
  async judge({ setting: { caseId }, meeting, told: [objected = '', ...others] }) {
    expect(others.filter((one) => one !== 'ok')).toEqual([])
    const { world } = meeting
    await world.recovery.tick()
    const { allowed } = await world.recovery.account('ada').allows('withdraw')
    if (objected === 'case_closed') {
      expect([await meeting.outcome(caseId), allowed]).toEqual(['completed', true])
      return 'over'
    }
    expect([objected, await meeting.outcome(caseId), allowed]).toEqual(['ok', undefined, false])
    expect(await meeting.heard(caseId, 'case.disputed')).toBe(1)
    return 'contested'
  },
})

const freeze = raceOf('a freeze and the change', {
  most: 4,
  outcomes: ['changed', 'frozen'],
  every: { deep: [2] },
  flows,
  lead: applying,
  commands: (_, count) => [
    {
      who: 'host',
      async does({ account }, { world }) {
        // the host's own change is a call like any other
        await world.interfere('host', '')
        world.host.touch('ada', { frozen: true })
        await account('ada').changed()
      },
    },
    ...ticks(count - 1),
  ],
  async judge({ setting: { caseId }, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    const { world } = meeting
    await world.recovery.tick()
    const changed = meeting.changes === 1
    expect(await meeting.heard(caseId, 'change.applied')).toBe(changed ? 1 : 0)
    expect(await meeting.heard(caseId, 'change.refused')).toBe(changed ? 0 : 1)
    expect(await meeting.outcome(caseId)).toBe(changed ? undefined : 'blocked')
    expect((await world.recovery.account('ada').allows('withdraw')).allowed).toBe(!changed)
    return changed ? 'changed' : 'frozen'
  },
})

const delivery = raceOf('processes that deliver the same', {
  most: 6,
  outcomes: ['once each'],
  every: { deep: [2] },
  flows,
  async lead(world) {
    world.host.add(ada)
    const person = await walk(await Person.at(world, binanceReset), lost, 'submitting')
    await person.say({ type: 'request.submit' })
    return { caseId: person.caseId }
  },
  commands: (_, count) => ticks(count),
  async judge({ setting: { caseId }, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    const { world } = meeting
    await world.recovery.tick()
    const keys = world.sent.map(({ key }) => key)
    expect(keys).toEqual([...new Set(keys)])
    for (const fact of ['risk.decided', 'change.applied']) expect(await meeting.heard(caseId, fact)).toBe(1)
    expect(meeting.changes).toBe(1)
    for (const { state, attempt } of await meeting.storage.effectsOf(caseId))
      expect([state, attempt]).toEqual(['done', 1])
    return 'once each'
  },
})

export const changes: readonly Race[] = [objection, objections, holdOver, freeze, delivery]
