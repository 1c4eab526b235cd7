import type { DeadlineDescription, Description, StateDescription, TransitionDescription } from '../../describe.ts'
import { isAnywhere } from '../anywhere.ts'
import { sayFact, sayTurn } from './facts.ts'
import { sayGroup } from './groups.ts'
import { sayGuard } from './guards.ts'
import { humanised, lowered, raised } from './names.ts'

/** A state's name in words, without those of the states around it. */
export const stateTitle = (state: Pick<StateDescription, 'name' | 'path' | 'parent' | 'type'>): string => {
  const { name, parent, type } = state
  if (isAnywhere(state)) return 'Anywhere'
  if (type === 'group') return sayGroup(name, parent)
  return humanised(parent !== null && name.startsWith(`${parent}.`) ? name.slice(parent.length + 1) : name)
}
/** What a state is for, where its name does not say it. */
export const stateNote = (state: StateDescription): string =>
  state.description === stateTitle(state) ? '' : state.description

/** What a branch answers to and on which condition, each in a few words; empty where there is none. */
export interface Said {
  readonly head: string
  readonly condition: string
  /** What the fact is about; branches that stay say it once and then only what became of it (`turn`). */
  readonly subject: string
  readonly turn: string
}

/** Says each transition of a description, by its index. */
export function sayTransitions({ transitions, deadlines }: Description): readonly Said[] {
  return transitions.map((transition) => {
    const rivals = transitions.filter((other) => other.from === transition.from && heard(other) === heard(transition))
    return sayTransition(transition, rivals.length > 1, deadlines)
  })
}
const heard = ({ on }: TransitionDescription): string => (on.type === 'always' ? 'always' : `${on.type} ${on.name}`)

function sayTransition(
  transition: TransitionDescription,
  hasRivals: boolean,
  deadlines: readonly DeadlineDescription[],
): Said {
  const { on, from, label, alternative } = transition
  const isOther = hasRivals && alternative > 0 && transition.guard === null
  const asked = sayGuard(transition) ?? (isOther && label === null ? 'otherwise' : '')
  const own = { subject: '', turn: '' }
  if (on.type === 'always') return { head: '', condition: label ?? asked, ...own, turn: label ?? asked }
  if (on.type === 'deadline') {
    const deadline = deadlines.find(({ name, state }) => name === on.name && state === from)
    const head = `After ${sayLength(deadline?.value, lowered(humanised(on.name)))}`
    return { head, condition: label ?? asked, ...own, turn: head }
  }
  const head = sayFact(on.name)
  if (!hasRivals) {
    if (label !== null) return { head: raised(label), condition: asked, ...own, turn: raised(label) }
    return { head, condition: asked, subject: on.name.split('.')[0] ?? '', turn: sayTurn(on.name) }
  }
  const isSaid = label?.startsWith(lowered(head)) ?? false
  if (label === null || !isSaid) return { head, condition: label ?? asked, ...own, turn: head }
  const condition = sayGuard({ ...transition, label: null }) ?? (isOther && label === lowered(head) ? 'otherwise' : '')
  return { head: raised(label), condition: label === lowered(head) ? condition : '', ...own, turn: raised(label) }
}

/** `24 hours`; where it is none, or off, also what it would be. */
function sayLength(value: unknown, name: string): string {
  if (typeof value !== 'object' || value === null) return value === 'off' ? `the ${name} (off)` : name
  const [unit, amount] = Object.entries(value)[0] ?? []
  if (unit === undefined || typeof amount !== 'number') return name
  if (amount === 0) return `the ${name} (none here)`
  const units = lowered(humanised(unit))
  return `${amount} ${amount === 1 ? units.replace(/s$/, '') : units}`
}
