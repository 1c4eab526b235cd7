import { honest } from '../../src/testing/simulation/people.ts'
import { approve } from './moves.ts'
import type { Scene } from './saved.ts'

const WEEK = 7 * 86_400_000

/** The case of a scene goes on to an end: its person honestly, people at the desk, and time. Says what it was that ended it, or throws. */
export async function finish(scene: Scene): Promise<string> {
  const { world, person, spy, visitor } = scene
  const { caseId } = person
  const ended = async (): Promise<string | undefined> => {
    const loaded = await spy.load(caseId)
    const { outcome }: { outcome?: { type: string } } = JSON.parse(loaded?.case.body ?? '{}')
    return outcome?.type
  }
  for (let step = 0; step < 80; step++) {
    const outcome = await ended()
    if (outcome !== undefined) return outcome
    await person.look().catch(() => undefined)
    const input = await honest(person, { account: visitor.account, lost: visitor.lost }).catch(() => undefined)
    const before = spy.done.length
    if (input) await person.say(input).catch(() => undefined)
    if (spy.done.length > before) continue
    await approve.run(scene)
    const due = await spy.nextDue()
    await world.pass(due === undefined ? WEEK : Math.max(1, due - world.now))
  }
  throw new Error(`${caseId} has come to no end: ${person.name}`)
}
