import { type Input, inputs, isInputType } from 'regain'

/** Whether a value has the form of an input; the runtime looks again. */
export function isInput(value: Readonly<Record<string, unknown>>): value is Input {
  const { type, ...payload } = value
  return typeof type === 'string' && isInputType(type) && inputs[type].schema.safeParse(payload).success
}
