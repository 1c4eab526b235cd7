import type { Model } from '../../src/diagram/model.ts'
import type { Changes } from './changes.ts'

/** `touched`: it is the same, but a value it goes by has changed. */
export type Ink = 'added' | 'removed' | 'changed' | 'touched'
/** What is marked on the picture of one side. */
export interface Inks {
  readonly states: ReadonlyMap<string, Ink>
  /** By their place in the description of that side. */
  readonly transitions: ReadonlyMap<number, Ink>
}

/** Guards that go by values of the policy. */
export const readBy: Readonly<Record<string, readonly string[]>> = {
  leavesTooLittle: ['proofs', 'roots'],
  totpLeavesTooLittle: ['proofs', 'roots'],
  hasTooLittle: ['proofs', 'roots'],
  lacksStandIn: ['proofs', 'roots'],
  identityIsNoHelp: ['proofs', 'roots'],
  isSufficient: ['proofs', 'roots'],
  isAskedEnough: ['proofs', 'roots', 'channels'],
  identityIsOff: ['identity'],
  approvesAlone: ['review', 'alone', 'restricted'],
  waitIsOff: ['wait'],
}

export function inksOf(changes: Changes, side: 'before' | 'after', { description }: Model): Inks {
  const states = new Map<string, Ink>()
  const transitions = new Map<number, Ink>()
  for (const { on, guard, index } of description.transitions) {
    const names = [...(on.type === 'deadline' ? [on.name] : []), ...(guard ? (readBy[guard.name] ?? []) : [])]
    if (names.some((name) => changes.terms.has(name))) transitions.set(index, 'touched')
  }
  for (const { change, name, [side]: own } of changes.states) if (own) states.set(name, change)
  for (const { change, [side]: own } of changes.transitions) if (own) transitions.set(own.index, change)
  return { states, transitions }
}

/** States where something is marked on either side, in the order of the newer description, then of the older. */
export function markedStates(sides: readonly { readonly inks: Inks; readonly model: Model }[]): readonly string[] {
  const marked = sides.toReversed().flatMap(({ inks, model: { description } }) => {
    const branching = new Set(
      description.transitions.flatMap(({ index, from }) => (inks.transitions.has(index) ? from : [])),
    )
    return description.states.map(({ name }) => name).filter((name) => inks.states.has(name) || branching.has(name))
  })
  return [...new Set(marked)]
}
