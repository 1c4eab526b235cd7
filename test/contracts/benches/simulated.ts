import { binanceReset } from 'regain/machines'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { World } from '../../../src/testing/simulation/world.ts'

/** A simulated world whose ports are looked at by themselves. */
export const simulatedWorld = (): World => new World({ flows: [binanceReset], storage: memoryStorage() })
