import type { Contact, Evidence, Factor, Mark, PasswordRoot } from './vocabulary/factors.ts'
import { isContact } from './vocabulary/factors.ts'
import type { Policy } from './vocabulary/policy.ts'

/** What a machine remembers: sorted sets of closed values, and the policy pinned when the case opened. */
export interface Context {
  readonly policy: Policy
  readonly enrolled: readonly Factor[]
  /** Never a proof. */
  readonly lost: readonly Factor[]
  /** What the change takes off. */
  readonly leaving: readonly Factor[]
  readonly proven: readonly Evidence[]
  readonly passwordRoot: PasswordRoot
  readonly replaced: readonly Factor[]
  readonly marked: readonly Mark[]
}

export const blank = (policy: Policy): Context => ({
  policy,
  enrolled: [],
  lost: [],
  leaving: [],
  proven: [],
  passwordRoot: 'password',
  replaced: [],
  marked: [],
})

export const remaining = (context: Context): Factor[] => context.enrolled.filter((kind) => !context.lost.includes(kind))

/** Contacts that stay when the change is made. */
export const contactsLeft = (context: Context): Contact[] => remaining(context).filter(isContact)

/**
 * What the roots of evidence are counted by: a password reset through the mailbox has the mailbox's root, and an account at Google or Apple is
 * recovered through it or is it.
 */
const rootOf = (evidence: Evidence, passwordRoot: PasswordRoot): Evidence => {
  if (evidence === 'federated') return 'email'
  return evidence === 'password' ? passwordRoot : evidence
}

/** The things whose control was shown; knowledge shows none. */
export const rootsOf = (context: Context): Set<Evidence> =>
  new Set(
    context.proven
      .filter((evidence) => evidence !== 'answers')
      .map((evidence) => rootOf(evidence, context.passwordRoot)),
  )

/** Of these factors those that the password does not stand on; all of them where the account has no other. */
export const apartFromPassword = ({ enrolled, passwordRoot, proven }: Context, of: readonly Factor[]): Factor[] => {
  const among = enrolled.filter((kind) => of.includes(kind))
  const apart = proven.includes('password') ? among.filter((kind) => kind !== passwordRoot) : among
  return apart.length > 0 ? apart : among
}

/** What tells whose account it is, where there is no session. */
export const isFirst = (evidence: Evidence): boolean => evidence === 'password' || evidence === 'federated'

/** Proofs beside the first factor. */
export const proofsOf = (context: Context): Evidence[] =>
  context.proven.filter((evidence) => !isFirst(evidence) && evidence !== 'answers')

/** Whether what was shown is enough to ask for the change. */
export const isSufficient = (context: Context): boolean =>
  proofsOf(context).length >= context.policy.proofs && rootsOf(context).size >= context.policy.roots

/** What a flow asks for: which of the factors that are left, and what beside them in any case. */
export interface Asking {
  of?: readonly Factor[]
  also?: readonly Evidence[]
}
/** Whether it would be enough once all that the flow asks for had been proven. */
export const couldSuffice = (context: Context, { of, also = [] }: Asking = {}): boolean => {
  const asked = remaining(context).filter((kind) => of?.includes(kind) ?? true)
  return isSufficient({ ...context, proven: [...new Set<Evidence>([...context.proven, ...asked, ...also])] })
}

/** Whether a forgotten password has been asked for often enough: by one contact, or by every one that is left. */
export const isAskedEnough = (context: Context): boolean =>
  isSufficient(context) &&
  (context.policy.channels === 'one' || contactsLeft(context).every((kind) => context.proven.includes(kind)))

/** Whether the answer may come without a person: independent roots, and not over a restricted channel alone. */
export const isIndependent = (context: Context): boolean =>
  rootsOf(context).size >= context.policy.alone &&
  proofsOf(context).some((evidence) => !context.policy.restricted.some((channel) => channel === evidence))

/** What must be bound again first: an authenticator that was taken off, and whatever else left when nothing would remain. */
export function owedAfter({ enrolled, leaving, replaced }: Context): Factor[] {
  const gone = leaving.filter((kind) => !replaced.includes(kind))
  const bare = enrolled.every((kind) => gone.includes(kind))
  return gone.filter((kind) => bare || kind === 'totp')
}
