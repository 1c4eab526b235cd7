import type { Flow } from '../../../src/flow.ts'
import {
  type Broken,
  isRecovered,
  keptOut,
  laws,
  modelOf,
  type Rules,
  type SearchOptions,
  search,
} from '../../../src/testing/products/index.ts'
import { productOf, type Setting } from './pairs.ts'

export interface Searched {
  readonly worlds: number
  readonly moves: number
  readonly ms: number
  readonly broken: readonly Broken[]
  readonly ends: readonly string[]
  /** Days that the owner needs at most once the attacker rests, where that is asked. */
  readonly days?: number | undefined
}

/** What is broken on purpose. */
interface Variation {
  readonly rules?: Partial<Rules> | undefined
  readonly flows?: ((flow: Flow) => Flow) | undefined
}
/** One search of a pair, and where it is asked for, how long the owner can be kept out. */
export function searched(
  setting: Setting,
  { rules, flows = (flow) => flow, ...options }: Partial<SearchOptions> & Variation = {},
): Searched {
  const product = productOf(setting)
  const model = modelOf({ ...product, flows: product.flows.map(flows) }, rules)
  const allowed = setting.pair.keptOutDays?.[setting.preset]
  const goal = allowed === undefined ? {} : { goal: isRecovered }
  const found = search(model, { laws, ...options, ...goal })
  const { broken, ends, ms } = found
  const counts = { worlds: found.nodes.length, moves: found.edges.length, ms, ends }
  if (allowed === undefined || !found.isWhole) return { ...counts, broken }
  const { days, way } = keptOut(model, found)
  const isOut = way !== undefined || days === undefined || days > allowed
  return { ...counts, days, broken: isOut ? [...broken, { ...sentence, way: way ?? [] }] : broken }
}
const sentence = {
  law: 'the owner is not kept out',
  says: 'An attacker who can only open cases and guess never keeps a recognised owner out while they go on, nor anybody beyond the stated days once they rest (L5).',
}
