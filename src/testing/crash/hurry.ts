import { saidBy } from './inputs.ts'
import { type Play } from './play.ts'
import type { Step } from './stage.ts'

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
