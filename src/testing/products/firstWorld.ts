import { emptyLedger } from '../../recovery/ledger.ts'
import type { Model } from './product.ts'
import { type Account, type AccountId, NOW, type Who, type World } from './world.ts'

/** Nothing has happened yet. */
export function firstWorld({ product: { accounts, people } }: Model): World {
  const those = (has: (by: Who) => boolean | undefined): Who[] => (['owner', 'attacker'] as const).filter(has)
  const account = (id: AccountId, bound: Account['bound']): Account => ({
    bound,
    knows: those((by) => people[by].knows?.includes(id)),
    sessions: those((by) => people[by].sessions?.includes(id)),
    frozen: false,
    ledger: emptyLedger(NOW),
  })
  return {
    accounts: Object.fromEntries(Object.entries(accounts).map(([id, bound]) => [id, account(id, bound)])),
    targets: {},
    claims: [],
    cases: [],
    flights: [],
    witness: { holds: {}, bans: {}, guesses: {}, laundered: {}, yielded: [] },
  }
}
