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

/** Ports that a flow cannot do without and that are not there. Passkeys are optional: without a verifier the prompt can only be skipped. */
export function missingPorts(flow: Flow, ports: Ports): string[] {
  const heard = new Set([...nodesOf(flow.machine)].flatMap((node) => [...node.transitions.keys()].filter(isFactType)))
  const needs: [boolean, string, unknown][] = [
    [true, 'storage', ports.storage],
    [true, 'accounts', ports.accounts],
    [heard.has('code.requested') || heard.has('contact.proposed'), 'email', ports.email],
    [heard.has('code.requested') || heard.has('contact.proposed'), 'sms', ports.sms],
    [heard.has('password.accepted'), 'verifiers.password', ports.verifiers?.password],
    [heard.has('totp.accepted') || heard.has('enrolment.begun'), 'verifiers.totp', ports.verifiers?.totp],
    [heard.has('newPassword.given'), 'verifiers.password.prepare', ports.verifiers?.password?.prepare],
    [heard.has('bot.passed'), 'verifiers.botCheck', ports.verifiers?.botCheck],
    [heard.has('federated.accepted'), 'verifiers.federated', ports.verifiers?.federated],
    [heard.has('answers.scored'), 'verifiers.answers', ports.verifiers?.answers],
    [asksIdentity(flow, heard), 'verifiers.identity', ports.verifiers?.identity],
  ]
  return needs.filter(([needed, , port]) => needed && !port).map(([, name]) => name)
}

/** A flow that can pass identity proofing by needs it only under a policy that asks for it. */
function asksIdentity(flow: Flow, heard: ReadonlySet<string>): boolean {
  if (!heard.has('identity.passed')) return false
  const passesBy = [...nodesOf(flow.machine)].some((node) =>
    (node.always ?? []).some(({ guard }) => guard === 'identityIsOff'),
  )
  return !passesBy || flow.policy.identity !== 'off'
}
