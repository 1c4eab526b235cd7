import { binanceReset } from 'regain/machines'
import { expect, it } from 'vitest'
import { Person, walk } from '../../src/testing/simulation/people.ts'
import { lost, spy, world } from './tables/stage.ts'

/** Whoever can write to the storage puts a row forward; the case knows when its deadlines fall. */
for (const state of ['password', 'proving', 'submitting', 'underReview'])
  it(`a deadline in ${state} whose row was put forward changes nothing before its time`, async () => {
    world.risk = 'review'
    const { caseId } = await walk(await Person.at(world, binanceReset), lost, state)
    const rows = (await spy.dueTimers(Number.MAX_SAFE_INTEGER, 100)).filter((row) => row.caseId === caseId)
    expect(rows.length).toBeGreaterThan(0)
    const before = (await spy.load(caseId))?.case.body
    await spy.commit({
      now: world.now,
      timers: rows.map(({ id, epoch }) => ({ op: 'set', caseId, id, epoch, due: world.now })),
    })
    await world.recovery.tick()
    expect((await spy.load(caseId))?.case.body).toBe(before)
  })
