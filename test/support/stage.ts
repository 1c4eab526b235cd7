import { flows } from 'regain/machines'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { ada } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'

/** A world of every flow in memory with ada in it, and what is written in it. */
export function stage(): { readonly spy: Spy; readonly world: World } {
  const spy = spyOn(memoryStorage())
  const world = new World({ flows, storage: spy })
  world.host.add(ada)
  return { spy, world }
}
