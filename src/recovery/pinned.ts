import { readPolicy } from '../envelope.ts'
import { Recent } from '../recent.ts'
import type { Policy } from '../vocabulary/policy.ts'

const policies = new Recent<Policy>(1_000)

/** The policy a case was opened under. The same text is read once, for pinned policies repeat over many cases. */
export function pinned(text: string): Policy {
  const known = policies.get(text)
  if (known) return known
  const policy = readPolicy(text)
  policies.set(text, policy)
  return policy
}

const texts = new WeakMap<Policy, string>()

/** A policy as it is pinned: written out once. */
export function textOf(policy: Policy): string {
  const text = texts.get(policy) ?? JSON.stringify(policy)
  texts.set(policy, text)
  return text
}
