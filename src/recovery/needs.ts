import type { Flow } from '../flow.ts'
import { nodesOf } from '../names.ts'
import type { Accounts } from '../ports/accounts.ts'
import type { Courier } from '../ports/courier.ts'
import type { Storage } from '../ports/storage.ts'
import type { Verifiers } from '../ports/verifier.ts'
import { isFactType } from '../vocabulary/facts.ts'

export interface Ports {
  readonly storage?: Storage
  readonly accounts?: Accounts
  readonly email?: Courier
  readonly sms?: Courier
  readonly verifiers?: Verifiers
}

interface Asked {
  readonly heard: ReadonlySet<string>
  /** Whether it goes by identity proofing where the policy has none. */
  readonly passesBy: boolean
}
const known = new WeakMap<Flow['machine'], Asked>()
/** What a machine speaks of, read once: a process may open many runtimes. */
function askedBy(machine: Flow['machine']): Asked {
  const before = known.get(machine)
  if (before) return before
  const nodes = [...nodesOf(machine)]
  const asked = {
    heard: new Set(nodes.flatMap((node) => [...node.transitions.keys()].filter(isFactType))),
    passesBy: nodes.some((node) => (node.always ?? []).some(({ guard }) => guard === 'identityIsOff')),
  }
  known.set(machine, asked)
  return asked
}

/**
 * Ports that a flow cannot do without and that are not there, or are something else: told by what each is asked first. Passkeys are optional:
 * without a verifier the prompt can only be skipped.
 */
export function missingPorts(flow: Flow, ports: Ports): string[] {
  const { heard, passesBy } = askedBy(flow.machine)
  const needs: [boolean, string, unknown][] = [
    [true, 'storage', ports.storage?.load],
    [true, 'accounts', ports.accounts?.find],
    [heard.has('code.requested') || heard.has('contact.proposed'), 'email', ports.email?.deliver],
    [heard.has('code.requested') || heard.has('contact.proposed'), 'sms', ports.sms?.deliver],
    [heard.has('password.accepted'), 'verifiers.password', ports.verifiers?.password?.check],
    [heard.has('totp.accepted') || heard.has('enrolment.begun'), 'verifiers.totp', ports.verifiers?.totp?.check],
    [heard.has('newPassword.given'), 'verifiers.password.prepare', ports.verifiers?.password?.prepare],
    [heard.has('bot.passed'), 'verifiers.botCheck', ports.verifiers?.botCheck?.check],
    [heard.has('federated.accepted'), 'verifiers.federated', ports.verifiers?.federated?.begin],
    [heard.has('answers.scored'), 'verifiers.answers', ports.verifiers?.answers?.begin],
    [
      heard.has('identity.passed') && (!passesBy || flow.policy.identity !== 'off'),
      'verifiers.identity',
      ports.verifiers?.identity?.begin,
    ],
  ]
  return needs.filter(([needed, , port]) => needed && typeof port !== 'function').map(([, name]) => name)
}
