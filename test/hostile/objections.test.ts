import { binanceReset } from 'regain/machines'
import { expect, it } from 'vitest'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { lost, spy, world } from './tables/stage.ts'

/** Who has a notice follows its link a hundred times: it counts once, and nothing grows. */
for (const state of ['submitting', 'holding'])
  it(`a notice that is objected to over and over in ${state} changes nothing after the first time`, async () => {
    await walk(await Person.at(world, binanceReset), lost, state)
    const { dispute } = world.recovery.notice(await world.noticeToken(ada.phone))
    const first = await dispute()
    await world.recovery.tick()
    const before = await spy.dump()
    for (let time = 0; time < 100; time++) expect(await dispute()).toEqual(first)
    await world.recovery.tick()
    expect((await spy.dump()) === before).toBe(true)
  })
