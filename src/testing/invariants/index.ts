import type { Moment, Trace } from '../trace/trace.ts'
import { authority } from './authority.ts'
import { codes } from './codes.ts'
import { effects } from './effects.ts'
import { ends } from './ends.ts'
import { guesses } from './guesses.ts'
import { binding, hold } from './hold.ts'
import type { Invariant, Watch } from './invariant.ts'
import { liveness } from './liveness.ts'
import { record } from './record.ts'

export type { Invariant, Watch } from './invariant.ts'

const place = ({ id }: Invariant): number => Number(id.replace(/\D/g, '')) + (id.startsWith('L') ? 100 : 0)
/** The 55 sentences of safety and the 6 of liveness. */
export const everyInvariant: readonly Invariant[] = [
  ...authority,
  ...codes,
  ...guesses,
  ...hold,
  ...binding,
  ...ends,
  ...effects,
  ...record,
  ...liveness,
].sort((one, other) => place(one) - place(other))

const watching = new WeakMap<Trace, readonly { readonly invariant: Invariant; readonly watch: Watch }[]>()
function watchersOf(trace: Trace) {
  const known =
    watching.get(trace) ??
    everyInvariant.flatMap((invariant) => (invariant.watch ? [{ invariant, watch: invariant.watch(trace) }] : []))
  watching.set(trace, known)
  return known
}

/**
 * Every sentence that does not hold at this moment, with what breaks it: those about the trace, and those about the machine for every step its
 * cases took. Moments of one trace are told in order, each once.
 */
export async function violationsOf(moment: Moment): Promise<string[]> {
  const found: string[] = []
  for (const { invariant, watch } of watchersOf(moment.trace))
    for await (const broken of watch(moment)) found.push(`${invariant.id} ${invariant.says} ${broken}`)
  for (const { id, broken } of moment.touched)
    for (const { property, fact } of broken)
      found.push(
        `${property.rows.filter((row) => /^(I-|L\d)/.test(row)).join(' ')} ${property.says} ${id}: ${fact.type}`,
      )
  return found
}
