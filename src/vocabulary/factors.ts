import { z } from 'zod'

/** What an account may be guarded by beside its password, strongest last. */
export const Factor = z.enum(['email', 'phone', 'totp', 'passkey'])
export type Factor = z.infer<typeof Factor>

/** A factor that is an address: a code can be sent to it. */
export const Contact = z.enum(['email', 'phone'])
export type Contact = z.infer<typeof Contact>

/** What a person can have shown in a case. `answers` is knowledge: it never counts as a proof. */
export const Evidence = z.enum(['password', 'federated', 'email', 'phone', 'totp', 'passkey', 'identity', 'answers'])
export type Evidence = z.infer<typeof Evidence>

/** Whose control the password shows: its own, or the mailbox or number it was last reset through. */
export const PasswordRoot = z.enum(['password', 'email', 'phone'])
export type PasswordRoot = z.infer<typeof PasswordRoot>

/** What a case remembers about itself; any mark keeps it from being approved without a person. `owing`: a factor has to be set up first. */
export const Mark = z.enum(['disputed', 'stale', 'weakAnswers', 'owing'])
export type Mark = z.infer<typeof Mark>

export const isFactor = (evidence: Evidence): evidence is Factor => Factor.options.some((factor) => factor === evidence)
export const isContact = (factor: Factor): factor is Contact => factor === 'email' || factor === 'phone'

/** The members of `chosen` in the order of `order`, each once: equal sets have equal JSON. */
export function inOrder<T extends string>(order: readonly T[], chosen: Iterable<string>): T[] {
  const wanted = new Set<string>(chosen)
  return order.filter((member) => wanted.has(member))
}
export const factorsOf = (chosen: Iterable<string>): Factor[] => inOrder(Factor.options, chosen)
export const evidenceOf = (chosen: Iterable<string>): Evidence[] => inOrder(Evidence.options, chosen)
