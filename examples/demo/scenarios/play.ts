import type { Storage } from 'regain'
import { type Scenario, Story } from './story.ts'
import type { Line } from './transcript.ts'

export interface Played {
  readonly scenario: Scenario
  readonly lines: readonly Line[]
  readonly hostLog: readonly string[]
  /** Why it did not go as told. */
  readonly failure?: unknown
  readonly ms: number
}

/** Plays one scenario on a fresh storage, which it closes. */
export async function play(scenario: Scenario, storage: Storage): Promise<Played> {
  const began = performance.now()
  await storage.migrate()
  const story = new Story(scenario, storage)
  const told = (failure?: unknown): Played => ({
    scenario,
    lines: story.lines,
    hostLog: story.hostLog,
    ...(failure === undefined ? {} : { failure }),
    ms: performance.now() - began,
  })
  try {
    await scenario.run(story)
    await story.close()
    return told()
  } catch (failure) {
    return told(failure ?? new Error('unknown'))
  } finally {
    await storage.close()
  }
}
