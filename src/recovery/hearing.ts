import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import type { AccountFacts, Address } from '../ports/accounts.ts'
import { Factor, PasswordRoot } from '../vocabulary/factors.ts'
import type { Realm } from './realm.ts'

/** What the host's accounts answer, checked before it is believed: a host that answers out of form has failed. */
const Found = z.string().min(1).nullish()
const Facts = z.object({
  revision: z.string(),
  frozen: z.boolean(),
  factors: z.array(z.object({ kind: Factor, hint: z.string(), address: z.string().optional() })),
  passwordRoot: PasswordRoot.optional(),
  locale: z.string().optional(),
  empty: z.boolean().optional(),
})

function checked<T>(schema: z.ZodType, port: string, answer: T): T {
  if (schema.safeParse(answer).success) return answer
  throw new RecoveryError('port_failed', { detail: `The ${port} port gave an answer out of form.` })
}

/** The account with this identifier; `undefined` when there is none. */
export const findAccount = async ({ accounts }: Realm, address: Address): Promise<string | undefined> =>
  checked(Found, 'accounts.find', await accounts.find(address)) ?? undefined

export const factsOf = async ({ accounts }: Realm, account: string): Promise<AccountFacts> =>
  checked(Facts, 'accounts.facts', await accounts.facts(account))
