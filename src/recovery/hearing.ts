import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import type { AccountFacts, Address } from '../ports/accounts.ts'
import type { Verdict, Verifiers } from '../ports/verifier.ts'
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

const id = z.string().min(1)
const passing = <S extends z.ZodRawShape>(detail: S) =>
  z.union([z.object({ verdict: z.literal('passed'), ...detail }), z.object({ verdict: z.enum(['failed', 'pending']) })])
/** What a verdict must say when it passes. */
const verdicts = {
  password: passing({}),
  passkey: passing({}),
  botCheck: passing({}),
  // without its step a code could be good twice
  totp: passing({ step: z.int().nonnegative() }),
  identity: passing({ of: z.enum(['owner', 'another', 'nobody']), account: id.optional() }),
  answers: passing({ band: z.enum(['strong', 'fair', 'weak']) }),
  federated: passing({ account: id.nullable() }),
} as const satisfies Record<keyof Verifiers, z.ZodType>

/** A verdict that has its form: whoever says neither yes nor no has failed, and no guess is counted. */
export function verdictOf<T extends Verdict>(port: keyof Verifiers, answer: T | undefined): T {
  const told = checked(verdicts[port], port, answer)
  if (told === undefined) throw outOfForm(port)
  return told
}

const Reveal = z.object({ kind: z.literal('totp'), secret: z.string(), uri: z.string() })
const Handle = z.object({ handle: z.string(), reveal: Reveal.optional() })
const Prepared = z.union([Handle, z.object({ refused: z.enum(['weak', 'same']) })])
/** A handle to a secret that stays with the host, or why there is none. */
export function preparedOf<T>(port: string, answer: T | undefined): T {
  const told = checked(port === 'password' ? Prepared : Handle, port, answer)
  if (told === undefined) throw outOfForm(port)
  return told
}

/** What a check begins with, as it rests and travels: an object of plain data. */
export function challengeOf(port: string, body: unknown): Record<string, unknown> {
  try {
    return Challenge.parse(JSON.parse(JSON.stringify(body)))
  } catch (cause) {
    throw outOfForm(port, cause instanceof z.ZodError ? undefined : cause)
  }
}
const Challenge = z.record(z.string(), z.unknown())

function checked<T>(schema: z.ZodType, port: string, answer: T): T {
  if (schema.safeParse(answer).success) return answer
  throw outOfForm(port)
}
const outOfForm = (port: string, cause?: unknown) =>
  new RecoveryError('port_failed', { detail: `The ${port} port gave an answer out of form.`, cause })

/** The account with this identifier; `undefined` when there is none. */
export const findAccount = async ({ accounts }: Realm, address: Address): Promise<string | undefined> =>
  checked(Found, 'accounts.find', await accounts.find(address)) ?? undefined

export const factsOf = async ({ accounts }: Realm, account: string): Promise<AccountFacts> =>
  checked(Facts, 'accounts.facts', await accounts.facts(account))
