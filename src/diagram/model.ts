import type { Copies } from '../copy.ts'
import { type Description, describe } from '../describe.ts'
import { RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import { readable } from './readable.ts'

/** What is kept of a version of a flow, so that a later one can be compared with it. Plain JSON. */
export interface Model {
  readonly description: Description
  readonly copy: Copies
}
export const modelOf = (flow: Flow): Model => ({ description: describe(flow), copy: flow.copy })

/** A model as text, a line for each state, transition, policy value and screen; `generated` says first how it came to be. */
export const writeModel = ({ description, copy }: Model, generated?: string): string =>
  `${readable({ ...(generated === undefined ? {} : { generated }), description, copy }, 3)}\n`

/** Reads what `writeModel` has written. Throws `RecoveryError` (`config_invalid`) when it is something else. */
export function readModel(text: string): Model {
  const read = parse(text)
  if (isModel(read)) return { description: read.description, copy: read.copy }
  throw new RecoveryError('config_invalid', { detail: 'this is no model of a flow' })
}
function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
function isModel(value: unknown): value is Model {
  if (!isObject(value) || !isObject(value['description']) || !isObject(value['copy'])) return false
  const { description, copy } = value
  if (!isObject(description) || !isObject(copy) || !isObject(copy['en'])) return false
  return (
    typeof description['id'] === 'string' &&
    typeof description['fingerprint'] === 'string' &&
    isListOf(description['states'], 'name') &&
    isListOf(description['transitions'], 'from') &&
    isListOf(description['policy'], 'name') &&
    isListOf(description['deadlines'], 'name') &&
    isListOf(description['inputs'], 'type')
  )
}
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
const isListOf = (value: unknown, name: string): boolean =>
  Array.isArray(value) && value.every((one) => isObject(one) && typeof one[name] === 'string')
