import type { Flow } from '../../flow.ts'
import type { Factor } from '../../vocabulary/factors.ts'
import { nominal, type Policy } from '../../vocabulary/policy.ts'
import { Part } from './part.ts'
import { type Rules, rules } from './rules.ts'
import type { AccountId, Bound, Thing, Who } from './world.ts'

/** What a person has and knows: an actor can only make happen what this allows. */
export interface Person {
  /** Accounts whose password they know, at first. */
  readonly knows?: readonly AccountId[]
  /** Mailboxes, numbers and authenticators that they can read. */
  readonly holds?: readonly Thing[]
  /** Accounts that are theirs by face. */
  readonly face?: readonly AccountId[]
  /** Accounts they are signed in to, at first. */
  readonly sessions?: readonly AccountId[]
  /** The host recognises them: they are no strangers before the first proof either. */
  readonly recognised?: boolean
  /** What they would bind to an account. */
  readonly brings?: readonly Thing[]
  /** Accounts they turn to. */
  readonly accounts: readonly AccountId[]
  /** Factors they call lost; default: any. */
  readonly loses?: readonly Factor[]
  /** The flows they open; default: every one. */
  readonly flows?: readonly string[]
}

/** Two flows on one account, or two accounts on one contact, with two people who move in turn as they like. */
export interface Product {
  readonly name: string
  readonly flows: readonly Flow[]
  readonly accounts: Readonly<Record<AccountId, Bound>>
  readonly people: Readonly<Record<Who, Person>>
  /** What the host's own log-in asks for beside the password, one of it. */
  readonly seconds?: readonly Factor[]
  /** Purposes that are counted (`password`, `email`, `send:email`, `start`); what is not counted is not limited. */
  readonly counts?: readonly string[]
  /** From where notices are objected to. */
  readonly disputes?: readonly Thing[]
  /** The owner has the account frozen. */
  readonly freezes?: boolean
  /** What people who look at a request say; default: either. */
  readonly verdicts?: readonly ('approve' | 'deny')[]
  /** An identity provider may answer late. */
  readonly late?: boolean
  /** Anyone registers with a contact that the library lets go. */
  readonly registers?: readonly Thing[]
}

/** Limits so small that a search comes to their end. */
const LIMIT = 2
/** Lengths of time in days, as short as may be while their order is kept: the hold before the independence, that before the ban. */
const small = (policy: Policy): Policy => {
  const days = (length: number) => ({ days: Math.min(length, 2) })
  const hold = Math.ceil(nominal(policy.hold) / nominal({ days: 1 }))
  return {
    ...policy,
    hold: days(hold),
    wait: nominal(policy.wait) > 0 ? { days: 1 } : { days: 0 },
    independence: { days: 3 },
    ban: nominal(policy.ban) > 0 ? { days: 4 } : { days: 0 },
    guessesPerDay: LIMIT,
    sendsPerHour: LIMIT,
    retryCap: LIMIT,
  }
}

/** A product with its machines and the rules it runs under. */
export interface Model {
  readonly product: Product
  readonly rules: Rules
  readonly parts: ReadonlyMap<string, Part>
  readonly limit: number
  /** After a denial a new request has to wait. */
  readonly coolsDown: boolean
}
export const modelOf = (product: Product, broken: Partial<Rules> = {}): Model => ({
  product,
  rules: { ...rules, ...broken },
  parts: new Map(product.flows.map((flow) => [flow.id, new Part(flow, small(flow.policy))])),
  limit: LIMIT,
  coolsDown: product.flows.some(({ policy }) => nominal(policy.retryCoolDown) > 0),
})
export function partOf({ parts }: Model, { flow }: { readonly flow: string }): Part {
  const part = parts.get(flow)
  if (!part) throw new RangeError(`no flow ${flow}`)
  return part
}
