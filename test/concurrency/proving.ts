import { binanceReset } from 'regain/machines'
import { begin, step } from '../../src/engine.ts'
import type { AccountState, CaseState } from '../../src/testing/linearizable/account.ts'
import type { Fact } from '../../src/vocabulary/facts.ts'
import type { Policy } from '../../src/vocabulary/policy.ts'

const way: readonly Fact[] = [
  { type: 'visitor.arrived' },
  { type: 'identifier.given', passkeyPrompt: false },
  { type: 'password.accepted', enrolled: ['email', 'phone', 'totp'], root: 'password' },
  { type: 'factor.unavailable', kind: 'totp' },
  { type: 'lost.confirmed', kinds: ['totp'] },
  { type: 'consequences.accepted' },
]
export const policy: Policy = { ...binanceReset.policy, guessesPerCode: 3, guessesPerDay: 5 }

/** A case after so many of its facts; the whole way leads to where a code is asked from each contact. */
function caseAfter(facts: number): CaseState {
  const { machine } = binanceReset
  const first = begin(machine, policy).snapshot
  const snapshot = way.slice(0, facts).reduce((at, fact) => step(machine, at, fact).snapshot, first)
  return { snapshot, revision: 10, lastAt: 0, lane: 'vouched', ticket: 'first', codes: [], commands: {} }
}
/** What a case asks for a password. */
export const entering = caseAfter(2)
/** What a case asks for codes; this one was sent to the mailbox at 0. */
export const proving = (code: string): CaseState => ({
  ...caseAfter(way.length),
  codes: [{ kind: 'email', code, issuedAt: 0, guesses: 0, open: true }],
})
/** An account with one case that has guessed wrongly so often at other codes. */
export const account = (one: CaseState, guessed = 0): AccountState => ({
  cases: { case: one },
  counted: { 'guess email vouched': Array<number>(guessed).fill(0) },
})
