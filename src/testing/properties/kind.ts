import type { AnyStateMachine } from 'xstate'
import { asksFor, nodesOf } from '../../names.ts'
import type { FactType } from '../../vocabulary/facts.ts'

/** What a flow is, as far as sentences about it differ: told by the facts it hears and by what it can be asked to do. */
export interface Kind {
  /**
   * `reset`: what is lost leaves. `voluntary`: what is chosen leaves. `binding`: something is added. `migration`: another account gets this one's
   * contacts. `signIn`: nothing is changed.
   */
  readonly does: 'reset' | 'voluntary' | 'binding' | 'password' | 'migration' | 'signIn'
  /** By what the account becomes known: the password or a sign-in elsewhere, a session, or a code to a contact. */
  readonly opensBy: 'first' | 'session' | 'contact'
}

export function kindOf(machine: AnyStateMachine): Kind {
  const nodes = [...nodesOf(machine)]
  const hears = (type: FactType): boolean => nodes.some((node) => node.transitions.has(type))
  const choosesLeaving = nodes.some((node) =>
    [...node.transitions.values()].flat().some(({ actions }) => actions.some((action) => action === 'chooseLeaving')),
  )
  const does = () => {
    if (!asksFor(machine, 'change.apply')) return 'signIn'
    if (hears('newPassword.given')) return 'password'
    if (hears('subject.confirmed')) return 'migration'
    if (!hears('consequences.accepted')) return 'binding'
    return choosesLeaving ? 'voluntary' : 'reset'
  }
  return {
    does: does(),
    opensBy: hears('account.reached') ? 'contact' : hears('session.recognised') ? 'session' : 'first',
  }
}
/** The facts that tell whose account it is and what it is guarded by. */
export const tellers: Readonly<Record<Kind['opensBy'], readonly FactType[]>> = {
  first: ['password.accepted', 'federated.accepted', 'handOver.received'],
  session: ['session.recognised'],
  contact: ['account.reached'],
}
/** Sentences that hold under a condition. */
export const when = <T>(condition: boolean, ...sentences: readonly T[]): readonly T[] => (condition ? sentences : [])
