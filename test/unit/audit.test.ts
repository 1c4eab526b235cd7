import { binanceReset, okxReset } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { AuditRow } from '../../src/ports/storage.ts'
import { audit } from '../../src/testing/audit.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

let history: readonly AuditRow[] = []
beforeAll(async () => {
  const world = new World({ flows: [binanceReset], storage: memoryStorage() })
  world.host.add(ada)
  const person = await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'holding')
  await world.pass(25 * 3_600_000)
  history = await world.recovery.history(person.caseId)
})
const rowOf = (type: string) => history.findIndex(({ body }) => body.includes(`"${type}"`))
const rewritten = (index: number, from: string | RegExp, to: string): AuditRow[] =>
  history.map((row, at) => (at === index ? { ...row, body: row.body.replace(from, to) } : row))

describe('an audit', () => {
  it('finds nothing in a case that went its way', () => {
    expect(history.length).toBeGreaterThan(8)
    expect(audit(binanceReset, history)).toEqual([])
    expect(audit(binanceReset, [])).toEqual([])
  })
  it('finds a row that is gone', () => {
    expect(audit(binanceReset, history.toSpliced(3, 1))[0]).toMatch(/row 5 follows row 3/)
  })
  it('finds an effect that was left out', () => {
    expect(audit(binanceReset, rewritten(rowOf('change.applied'), '"notify"', '"notified"'))[0]).toMatch(
      /other effects/,
    )
  })
  it('finds a state that was written in', () => {
    const end = history.length - 1
    expect(audit(binanceReset, rewritten(end, /"to":.*$/, '"to":"blocked"}'))[0]).toMatch(/leads elsewhere/)
  })
  it('finds what a policy that was not the case’s own would not have let through', () => {
    const found = audit(binanceReset, history, binanceReset.with({ policy: 'hardened' }).policy)
    expect(found[0]).toMatch(/row \d+ /)
  })
})

describe('the record of a case', () => {
  it('has one row for every revision, of what moved nothing too: the first of two votes', async () => {
    const flow = okxReset.with({ policy: 'hardened' })
    const world = new World({ flows: [flow], storage: memoryStorage() })
    world.host.add(ada)
    world.risk = 'review'
    const person = await walk(await Person.at(world, flow), { account: ada, lost: ['phone'] }, 'underReview')
    for (const staff of ['eve', 'mallory']) {
      const { revision } = (await person.look()).case
      await world.recovery.desk.decide(person.caseId, { decision: 'approve', reason: 'seen', staff, revision })
    }
    const rows = await world.recovery.history(person.caseId)
    expect(rows.map(({ revision }) => revision)).toEqual(rows.map((_, at) => at + 1))
    expect(rows).toHaveLength((await person.look()).case.revision)
    const actors = rows.map(({ body }): string => JSON.parse(body).actor)
    expect(actors.filter((actor) => actor.startsWith('staff:'))).toEqual(['staff:eve', 'staff:mallory'])
  })
  it('has every guess in it, wrong ones too, and not what was guessed', async () => {
    const world = new World({ flows: [binanceReset], storage: memoryStorage() })
    world.host.add(ada)
    const person = await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'password')
    await person.say({ type: 'password.submit', password: 'a wrong guess' })
    await walk(person, { account: ada, lost: ['phone'] }, 'proving')
    await person.say({ type: 'totp.submit', code: '000000' })
    const rows = (await world.recovery.history(person.caseId)).map(({ body }) => body)
    for (const type of ['password.rejected', 'password.accepted', 'totp.rejected'])
      expect(rows.filter((body) => body.includes(`"type":"${type}"`))).toHaveLength(1)
    expect(rows.join()).not.toMatch(/a wrong guess|000000/)
  })
})
