import type { Fact, Factor, Flow } from 'regain/core'
import type { Scenario } from './compareScenarios.ts'
import type { Opening } from './conditions.ts'

/** Whom a flow speaks to: the account's owner, or in a migration the owner as the holder of a new account. */
export interface Someone {
  readonly enrolled: readonly Factor[]
  readonly lost: readonly Factor[]
}
/** A new account has its own address and number, and nothing of it is lost. */
const donor: Someone = { enrolled: ['email', 'phone'], lost: [] }
export const someoneIn = (flow: Flow, { enrolled, lost }: Scenario): Someone =>
  flow.roles.proves === 'donor' ? donor : { enrolled, lost }

const sets = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one))

/** What this person would not do, and what does not happen to them: detours, mistakes, objections. */
const never: ReadonlySet<string> = new Set([
  'client.outdated',
  'handOver.received',
  'obligation.standing',
  'step.back',
  'case.cancelled',
  'case.disputed',
  'case.standing',
  'account.frozen',
  'account.signedIn',
  'conditions.unmet',
  'change.refused',
  'retry.refused',
  'evidence.stale',
  'contact.refused',
  'newPassword.refused',
  'federated.begun',
  'federated.accepted',
  'bot.rejected',
  'login.returned',
  'replacement.skipped',
  'identity.pending',
])
const isMistake = (type: string): boolean => /\.(rejected|exhausted|failed)$/.test(type)

/** What can only be shown with the factor in hand. */
const shows: Readonly<Record<string, Factor>> = {
  'totp.accepted': 'totp',
  'passkey.begun': 'passkey',
  'passkey.accepted': 'passkey',
}
/** Said about factors that are gone. */
const speaksOfLost: ReadonlySet<string> = new Set(['factor.unavailable', 'item.chosen'])
/** About factors in hand. */
const needs: ReadonlySet<string> = new Set(['code.requested', 'code.accepted', 'account.reached'])

/** Whether the fact can come of what this person has, has lost and says truthfully. */
export function happens(fact: Fact, scenario: Scenario, flow: Flow, opening: Opening): boolean {
  const { enrolled, lost } = someoneIn(flow, scenario)
  const { type } = fact
  if (type === 'visitor.arrived' || type === 'session.recognised') {
    if (type !== opening) return false
  } else if (never.has(type) || isMistake(type)) return false
  if ('enrolled' in fact && !sets(fact.enrolled, enrolled)) return false
  if ('root' in fact && fact.root !== 'password') return false
  if ('kind' in fact && speaksOfLost.has(type)) return lost.some((kind) => kind === fact.kind)
  if ('kind' in fact && needs.has(type))
    return enrolled.some((kind) => kind === fact.kind) && !lost.some((kind) => kind === fact.kind)
  const shown = shows[type]
  if (shown) return enrolled.includes(shown) && !lost.includes(shown)
  switch (fact.type) {
    case 'session.recognised':
      return fact.fresh
    case 'identifier.given':
      return fact.passkeyPrompt === (flow.policy.passkeyPrompt === 'always')
    case 'lost.confirmed':
      return sets(fact.kinds, lost)
    case 'password.forgotten':
      return scenario.forgotten
    case 'password.accepted':
      return !scenario.forgotten
    case 'contacts.unavailable':
      return lost.includes('email') && lost.includes('phone')
    // the old telephone is gone and no key was written down
    case 'path.chosen':
      return fact.path === 'application'
    case 'identity.passed':
      return fact.of === (flow.roles.changes === 'subject' ? 'another' : 'owner')
    case 'answers.scored':
      return fact.band === 'strong'
    case 'risk.decided':
    case 'review.decided':
      return fact.verdict === 'approve'
    default:
      return true
  }
}
