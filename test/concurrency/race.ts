import type { Flow } from 'regain'
import { expect } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Storage } from '../../src/ports/storage.ts'
import type { Turn } from '../../src/testing/simulation/scheduled.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import { type Command, type Meeting, type Scene, sceneOf } from './scene.ts'

/** Something that several do at once, and what must hold of it in whatever order it happens. */
export interface Race {
  readonly name: string
  /** From how many to how many race. */
  readonly fewest: number
  readonly most: number
  /** Everything that can come of the fewest; each does in some order. */
  readonly outcomes: readonly string[]
  /** How many are played in every order. */
  readonly every: Every
  /** Plays it once with so many, in so many processes. Answers what came out; throws when that must not be. */
  play(count: number, processes: number, how?: How): Promise<string>
}
interface How {
  /** Without: all at once. */
  readonly turn?: Turn
  /** An empty one; default in memory. */
  readonly storage?: Storage
}
interface Every {
  readonly quick?: readonly number[]
  /** Beside those. */
  readonly deep?: readonly number[]
}
interface Told<S> {
  readonly setting: S
  readonly meeting: Meeting
  /** What each was told, in the order of the commands. */
  readonly told: readonly string[]
}
interface Plan<S> {
  /** Default 2. */
  readonly fewest?: number
  readonly most: number
  readonly outcomes: readonly string[]
  readonly every: Every
  readonly flows: readonly Flow[]
  /** Where the world stands when the race begins. */
  readonly lead: (world: World, storage: Storage) => Promise<S>
  readonly commands: (setting: S, count: number) => readonly Command[]
  /** Expects what must hold, and says what came out. */
  readonly judge: (told: Told<S>) => Promise<string> | string
}

export function raceOf<S>(
  name: string,
  { fewest = 2, most, outcomes, every, flows, lead, commands, judge }: Plan<S>,
): Race {
  let scene: Promise<Scene<S>> | undefined
  return {
    name,
    fewest,
    most,
    outcomes,
    every,
    async play(count, processes, { turn, storage = memoryStorage() } = {}) {
      scene ??= sceneOf(flows, lead)
      const { setting, again } = await scene
      const meeting = await again(processes, storage)
      const told = await meeting.race(commands(setting, count), turn)
      const outcome = await judge({ setting, meeting, told })
      await meeting.world.recovery.tick()
      expect(await meeting.violations()).toEqual([])
      return outcome
    },
  }
}

/** So many of a kind, named `ann`, `ben` … */
export const each = (count: number, does: (index: number) => Command['does']): Command[] =>
  Array.from({ length: count }, (_, index) => ({ who: names[index] ?? `number ${index}`, does: does(index) }))
const names = ['ann', 'ben', 'cleo', 'dan', 'eve', 'finn']

/** Exactly one was told `ok`, all others one of these; answers who. */
export function onlyOne(told: readonly string[], ...others: readonly string[]): number {
  expect(told.filter((one) => one === 'ok')).toHaveLength(1)
  expect([...others, 'ok']).toEqual(expect.arrayContaining([...new Set(told)]))
  return told.indexOf('ok')
}
