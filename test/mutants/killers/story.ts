import { memoryStorage } from 'regain/memory'
import { scenarios } from '../../../examples/demo/scenarios/index.ts'
import { play } from '../../../examples/demo/scenarios/play.ts'
import { tell } from '../verdict.ts'

/** Plays the stories that are named. */
const names = process.argv.slice(2)
await tell(async () => {
  const chosen = scenarios.filter(({ name }) => names.includes(name))
  if (chosen.length < names.length) throw new SyntaxError('no story of that name')
  for (const scenario of chosen) {
    const { failure } = await play(scenario, memoryStorage())
    if (failure !== undefined) throw failure
  }
})
