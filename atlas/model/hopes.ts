import { type Fact, type Factor, factorsOf, hears, type InputType, inputs } from 'regain/core'
import { factsOf } from '../../src/offers.ts'
import type { Session } from './session.ts'

/** What a person has chosen on a screen. */
export interface Choice {
  readonly kind?: string
  readonly kinds?: readonly string[]
  readonly method?: string
  readonly path?: string
  readonly provider?: string
}

/** What checks find out under these conditions, by the field of the fact that says it. */
const found = ({ conditions, flow }: Session): Readonly<Record<string, string>> => ({
  enrolled: conditions.enrolled.join(),
  root: conditions.root,
  fresh: String(conditions.fresh),
  passkeyPrompt: String(flow.policy.passkeyPrompt === 'always' || conditions.enrolled.includes('passkey')),
  evidence: 'password',
})
/** Whether a fact says of the account what the conditions say. */
export function fits(session: Session, fact: Fact): boolean {
  const wanted = found(session)
  return Object.entries(fact).every(([field, value]) => wanted[field] === undefined || wanted[field] === String(value))
}

/** What an input hopes for, with this choice and under the session's conditions; `undefined`: the state does not hear it so. */
export function hopeOf(session: Session, input: InputType, choice: Choice = {}): Fact | undefined {
  const wanted: Readonly<Record<string, string | undefined>> = {
    ...choice,
    kinds: choice.kinds && factorsOf(choice.kinds).join(),
  }
  const heard = factsOf(inputs[input].hopes).filter(
    (fact) =>
      Object.entries(fact).every(([field, value]) => wanted[field] === undefined || wanted[field] === String(value)) &&
      fits(session, fact) &&
      hears(session.snapshot, fact),
  )
  return heard.find((fact) => 'of' in fact && fact.of === 'owner') ?? heard[0]
}

/** Which factor an input is about, where it does not say. */
export function factorOf(input: InputType): Factor | undefined {
  if (input === 'totp.submit' || input.startsWith('enrolment.')) return 'totp'
  return input.startsWith('passkey.') ? 'passkey' : undefined
}
