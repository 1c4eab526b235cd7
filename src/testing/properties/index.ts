import type { AnyStateMachine } from 'xstate'
import type { Property } from '../property.ts'
import { approval } from './approval.ts'
import { authority } from './authority.ts'
import { change } from './change.ts'
import { door } from './door.ts'
import { identity } from './identity.ts'
import { kindOf } from './kind.ts'
import { kinds } from './kinds.ts'
import { movement } from './movement.ts'
import { notices } from './notices.ts'
import { objections } from './objections.ts'
import { proofs } from './proofs.ts'
import { story } from './story.ts'
import { liveness, time } from './time.ts'

export { type Aim, type Asks, helps, type Plight, suffices } from './honest.ts'
export * from './own.ts'

const groups = [authority, approval, identity, door, movement, change, story, proofs, kinds, notices, objections]
/** What holds of a flow of its kind. */
export function sentencesFor(machine: AnyStateMachine): readonly Property[] {
  const kind = kindOf(machine)
  return [...groups.flatMap((group) => group(kind)), ...time, ...liveness]
}
