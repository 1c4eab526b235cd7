import type { Flow } from '../../flow.ts'
import { around } from './around.ts'
import type { Branch } from './cover.ts'
import { saidBy } from './inputs.ts'
import { openings } from './openings.ts'
import { type KeptPlay, type Play, playing, type Stage, type Step } from './play.ts'
import { transitionsIn } from './taken.ts'

/** What somebody says next who wants to come on: the main thing that is offered, and nothing twice. */
export function nextOf(play: Play, name: string, said: Set<string>): Step | undefined {
  const primary = play.someone(name).view.inputs.find((input) => input.primary)?.type
  const ways = saidBy(play, name).filter(({ says, leads }) => leads && !said.has(says))
  const next =
    ways.find(({ says }) => says.startsWith(`${name}: ${primary}`)) ??
    ways.find(({ says }) => !/Unavailable|skip/.test(says)) ??
    ways[0]
  if (next) said.add(next.says)
  return next
}
/** Steps after which something has gone wrong. */
const MANY = 60

/** Somebody goes on until there is nothing left to say. */
export async function hurry(play: Play, name: string): Promise<void> {
  const said = new Set<string>()
  for (let count = 0; count < MANY; count++) {
    const next = nextOf(play, name, said)
    if (!next) return
    await next.act(play)
  }
}

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
