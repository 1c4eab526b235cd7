import { type Description, describe } from 'regain/core'
import { type Picture, pictures } from 'regain/diagram'
import { flows } from 'regain/machines'

export interface Drawn {
  readonly is: Description
  readonly all: readonly Picture[]
}
/** Flows with their drawings. */
export async function drawAll(some = flows): Promise<readonly Drawn[]> {
  const drawn: Drawn[] = []
  for (const is of some.map((flow) => describe(flow))) drawn.push({ is, all: await pictures(is) })
  return drawn
}
