import { binanceReset, okxMigration, okxResetSignedIn, pionexContactChange, pionexPassword } from 'regain/machines'
import { expect } from 'vitest'
import { ada, again, fresh, Person, walk } from '../../../src/testing/simulation/people.ts'
import type { World } from '../../../src/testing/simulation/world.ts'
import { codesIn } from '../../support/codes.ts'
import { each, onlyOne, type Race, raceOf } from '../race.ts'
import type { Meeting } from '../scene.ts'
import { lost } from './codes.ts'

/** Which of these cases are open, and which one the account calls its own. */
async function openOn({ storage }: Meeting, account: string, ids: readonly string[]) {
  const open: string[] = []
  for (const id of ids) {
    const loaded = await storage.load(id)
    if (loaded && JSON.parse(loaded.case.body).endedAt === undefined) open.push(id)
  }
  const [ledger] = await storage.ledgers([`account:${account}`])
  const changing: unknown = ledger && JSON.parse(ledger.body).changing
  return { open, changing }
}

const contacts = raceOf('accounts that prove the same new number', {
  most: 4,
  outcomes: ['0', '1'],
  every: { quick: [2] },
  flows: [binanceReset],
  async lead(world) {
    const people: { ticket: string; caseId: string; code: string }[] = []
    for (const at of [0, 1, 2, 3]) {
      const account = { ...ada, id: `owner-${at}`, email: `owner.${at}@example.org`, phone: `+4670111223${at}` }
      world.host.add(account)
      const person = await walk(await Person.at(world, binanceReset), { account, lost: ['phone'] }, 'replacing')
      await person.say({ type: 'contact.propose', kind: 'phone', address: fresh.phone })
      await world.recovery.tick()
      const { ticket, caseId } = person
      people.push({ ticket, caseId, code: codesIn(world.sent, fresh.phone).at(-1) ?? '' })
    }
    return people
  },
  commands: (people, count) =>
    each(count, (index) => ({ submit }) => {
      const { ticket, code } = people[index] ?? { ticket: '', code: '' }
      return submit(ticket, { type: 'contact.prove', kind: 'phone', code })
    }),
  async judge({ setting, meeting, told }) {
    const winner = onlyOne(told, 'contact_occupied')
    for (const [index, { caseId }] of setting.entries())
      expect(await meeting.heard(caseId, 'contact.proved')).toBe(index === winner ? 1 : 0)
    const { allowed } = await meeting.world.recovery.contact('phone', fresh.phone).allows('register')
    expect(allowed).toBe(false)
    return String(winner)
  },
})

const visitors = raceOf('visitors past the password of one account', {
  most: 4,
  outcomes: ['0 stays', '1 stays'],
  every: { deep: [2] },
  flows: [binanceReset],
  async lead(world) {
    world.host.add(ada)
    const people: { ticket: string; caseId: string }[] = []
    for (let at = 0; at < 4; at++) people.push(await walk(await Person.at(world, binanceReset), lost, 'password'))
    return people.map(({ ticket, caseId }) => ({ ticket, caseId }))
  },
  commands: (people, count) =>
    each(
      count,
      (index) =>
        ({ submit }) =>
          submit(people[index]?.ticket ?? '', { type: 'password.submit', password: ada.password }),
    ),
  async judge({ setting, meeting, told }) {
    expect(new Set(told)).toEqual(new Set(['ok']))
    const racing = setting.slice(0, told.length).map(({ caseId }) => caseId)
    const { open, changing } = await openOn(meeting, 'ada', racing)
    expect(open).toEqual([changing])
    for (const id of racing) if (id !== changing) expect(await meeting.outcome(id)).toBe('cancelled')
    return `${racing.findIndex((id) => id === changing)} stays`
  },
})

const donors = [again, { ...again, id: 'once-more', email: 'once.more@example.com', phone: '+46703334456' }] as const
const lenders = raceOf('donors whose owner is the same', {
  most: 2,
  outcomes: ['0 goes on', '1 goes on'],
  every: { deep: [2] },
  flows: [okxMigration],
  async lead(world) {
    for (const account of [ada, ...donors]) world.host.add(account)
    const people: Person[] = []
    for (const donor of donors) {
      const person = await Person.signedIn(world, okxMigration, donor.id)
      await walk(person, { account: donor, lost: [] }, 'provingIdentity')
      await person.say({ type: 'identity.start', method: 'face' })
      people.push(person)
    }
    return people.map(({ ticket, caseId, caller }) => ({ ticket, caseId, caller }))
  },
  commands: (people, count) =>
    each(count, (index) => async ({ submit }) => {
      const person = people[index]
      if (person) await submit(person.ticket, { type: 'identity.finish', response: { face: ada.face } }, person.caller)
    }),
  async judge({ setting, meeting }) {
    const ids = setting.map(({ caseId }) => caseId)
    const { open, changing } = await openOn(meeting, 'ada', ids)
    expect(open).toEqual([changing])
    return `${ids.findIndex((id) => id === changing)} goes on`
  },
})

const sessionOf = (world: World) => ({ account: 'ada', session: 's', authenticatedAt: world.now, methods: [] })
const doors = raceOf('sessions and a code that come at once', {
  most: 3,
  outcomes: ['okx.resetSignedIn', 'pionex.contactChange'],
  every: { quick: [2], deep: [3] },
  flows: [okxResetSignedIn, pionexContactChange, pionexPassword],
  async lead(world) {
    world.host.add(ada)
    const reaching = await walk(await Person.at(world, pionexPassword), { account: ada, lost: [] }, 'reaching')
    await reaching.say({ type: 'code.request', kind: 'email' })
    return { ticket: reaching.ticket, caseId: reaching.caseId, code: await world.code(ada.email) }
  },
  commands: ({ ticket, code }, count) => [
    { who: 'reset', does: ({ open }, { world }) => open(okxResetSignedIn.id, sessionOf(world)) },
    { who: 'change', does: ({ open }, { world }) => open(pionexContactChange.id, sessionOf(world)) },
    ...each(
      count - 2,
      () =>
        ({ submit }) =>
          submit(ticket, { type: 'account.reach', kind: 'email', code }),
    ),
  ],
  async judge({ setting: { caseId }, meeting, told }) {
    expect(told.slice(0, 2)).toEqual(['ok', 'ok'])
    const ids = [...meeting.storage.cases].filter((id) => told.length > 2 || id !== caseId)
    const { open, changing } = await openOn(meeting, 'ada', ids)
    expect(open).toEqual([changing])
    const loaded = await meeting.storage.load(open[0] ?? '')
    return loaded ? JSON.parse(loaded.case.body).flow : 'none'
  },
})

export const accounts: readonly Race[] = [contacts, visitors, lenders, doors]
