import type { Flow } from '../../flow.ts'
import { around } from './around.ts'
import type { Branch } from './cover.ts'
import { nextOf } from './hurry.ts'
import { openings } from './openings.ts'
import { playing } from './play.ts'
import type { KeptPlay, Stage } from './stage.ts'
import { transitionsIn } from './taken.ts'

/** Steps after which something has gone wrong. */
const MANY = 60

/** One way from the opening to the end: somebody says what comes first, people approve, and time passes. */
export async function straight(stage: Stage, flow: Flow, opened = 'without a passkey'): Promise<Branch[]> {
  const said = new Set<string>()
  const branches: Branch[] = []
  let kept: KeptPlay | undefined
  let step = openings(flow).find(({ says }) => says.endsWith(opened))
  while (step && branches.length < MANY) {
    const play = await playing(stage, kept, step)
    const takes = [...transitionsIn(play.spy.done, stage.flows, kept?.commits.length)]
    const after = branches.at(-1)
    branches.push({ step, takes, ...(after ? { after } : {}) })
    kept = await play.keep(stage.shelf)
    const others = await around(play, 'ada')
    step =
      nextOf(play, 'ada', said) ?? others.find(({ says }) => /^the desk says approve to \w+$|^time passes/.test(says))
    await play.close()
  }
  return branches
}
