import type { Fact } from '../../vocabulary/facts.ts'
import type { Draft } from './draft.ts'
import type { Case } from './world.ts'

/** Steps that nobody else can see: they go by themselves. */
const silent: readonly Fact[] = [
  { type: 'visitor.arrived' },
  { type: 'identifier.given', passkeyPrompt: true },
  { type: 'bot.passed' },
  { type: 'passkey.skipped' },
  { type: 'consequences.accepted' },
  { type: 'subject.confirmed' },
  { type: 'key.saved' },
]

/** Goes on to where the next step can be seen from outside. */
export function settle(draft: Draft, one: Case): void {
  const part = draft.part(one)
  while (draft.cases.includes(one)) {
    const next = silent.find((fact) => part.moves(one.at, fact))
    if (!next) return
    draft.tell(one, next)
  }
}
/** Something is done in a case, which then goes on as far as it can. */
export const within =
  ({ id }: Case, go: (draft: Draft, one: Case) => void) =>
  (draft: Draft): void => {
    const one = draft.find(id)
    if (!one) return
    go(draft, one)
    settle(draft, one)
  }
export const sayCase = ({ flow, id }: Case): string => `${flow} ${id}`
