import { flows } from 'regain/machines'
import { memoryStorage } from 'regain/memory'
import { lives } from '../../../src/testing/lives/lives.ts'
import { tell } from '../verdict.ts'

/** Random lives, until a sentence breaks: `<preset> <seed> <runs>`. */
const [preset, seed, runs] = process.argv.slice(2)
const of = preset === 'hardened' ? flows.map((flow) => flow.with({ policy: 'hardened' })) : flows
await tell(
  async () => void (await lives({ flows: of, storage: memoryStorage, seed: Number(seed), runs: Number(runs) })),
)
