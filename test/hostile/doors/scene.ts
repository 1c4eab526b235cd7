import type { Flow } from 'regain'
import { flows } from 'regain/machines'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import type { Storage } from '../../../src/ports/storage.ts'
import { ada, again, Person, walk } from '../../../src/testing/simulation/people.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../../src/testing/trace/spy.ts'

/** A world with an account in it, whose storage tells what was written. */
export interface Scene {
  readonly storage: Storage
  readonly spy: Spy
  readonly world: World
}
export const scene = (): Scene => sceneOn(memoryStorage())
export function sceneOn(storage: Storage): Scene {
  const spy = spyOn(storage)
  let world: World | undefined
  const peopled = () => {
    world = new World({ flows, storage: spy })
    for (const account of [ada, again]) world.host.add(account)
    return world
  }
  return {
    storage,
    spy,
    // a storage alone needs none
    get world() {
      return world ?? peopled()
    },
  }
}
export const lostPhone = { account: ada, lost: ['phone'] } as const

/** Somebody on their way in a flow, as far as a state. */
export const at = async ({ world }: Scene, flow: Flow | string, state: string): Promise<Person> =>
  walk(await Person.at(world, flow), lostPhone, state)
/** A session that a flow for signed-in accounts opens with. */
export const sessionOf = ({ world }: Scene, account: string) => ({
  account,
  session: `session of ${account}`,
  authenticatedAt: world.now,
  methods: ['password'],
})
/** A case that staff look at. */
export async function inReview(scene: Scene): Promise<Person> {
  scene.world.risk = 'review'
  return at(scene, 'binance.reset', 'underReview')
}
