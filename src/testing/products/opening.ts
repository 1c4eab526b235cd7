import type { Draft } from './draft.ts'
import { claim, contactsIn } from './entering.ts'
import type { Model } from './product.ts'
import { claimsOn } from './rules.ts'
import { settle } from './settling.ts'
import type { AccountId, Case, Who } from './world.ts'

/** More cases at once than this are not opened. */
export const CASES = 4

export function openCase(draft: Draft, by: Who, flow: string, account: AccountId, chain: readonly string[] = []): Case {
  const part = draft.model.parts.get(flow)
  if (!part) throw new RangeError(`no flow ${flow}`)
  const one: Case = {
    id: freeName(draft, chain),
    flow,
    by,
    at: part.opening.to,
    account,
    subject: undefined,
    vouched: draft.model.product.people[by].recognised ?? false,
    submitted: false,
    review: false,
    contacts: {},
    taken: {},
    outdated: [],
    old: [],
    brought: {},
    reserved: [],
    live: [],
    due: [],
    asked: [],
    chain,
    challenge: undefined,
    chose: false,
    disputed: [],
    approved: false,
  }
  draft.cases.push(one)
  draft.arm(one, part.opening.arm)
  return one
}
function freeName({ cases, accounts, flights }: Draft, chain: readonly string[]): string {
  const taken = new Set([
    ...cases.flatMap((one) => [one.id, ...one.chain]),
    ...Object.values(accounts).flatMap(({ ledger }) => ledger.holds.map(({ caseId }) => caseId)),
    ...flights.map(({ of }) => of),
    ...chain,
  ])
  let number = 1
  while (taken.has(`#${number}`)) number++
  return `#${number}`
}

/** `opening.ts`: a contact that is banned, or reserved for somebody else, is not lent. */
export const lendsWhatIsClaimed = (draft: Draft, one: Case): boolean =>
  draft.part(one).flow.roles.proves === 'donor' &&
  Object.values(contactsIn(draft.account(one.account).bound)).some((thing) =>
    claimsOn(draft.world, thing).some(({ kind, account }) => kind === 'ban' || account !== one.account),
  )

/** `handing.ts`: the case goes on in another flow, with the evidence that is named and still fresh. */
export function handOver(draft: Draft): void {
  for (let asked = draft.handOver; asked; asked = draft.handOver) {
    draft.handOver = undefined
    const { from, to } = asked
    if (!draft.model.parts.has(to.flow) || draft.cases.length >= CASES) continue
    const { enrolled, proven, passwordRoot: root } = draft.context(from)
    const evidence = (['password', 'federated'] as const).filter(
      (kind) => to.carry.includes(kind) && proven.includes(kind) && !from.old.includes(kind),
    )
    const isKnown = evidence.length > 0
    const next = openCase(draft, from.by, to.flow, from.account, [...from.chain, from.id])
    if (isKnown) {
      next.vouched = from.vouched
      next.contacts = from.contacts
      next.outdated = from.outdated
    }
    if (!isKnown || claim(draft, next)) {
      if (isKnown && draft.account(from.account).ledger.obligations.length > 0)
        draft.tell(next, { type: 'obligation.standing' })
      if (!draft.tell(next, { type: 'handOver.received', enrolled: [...enrolled], evidence, root }))
        draft.tell(next, { type: 'visitor.arrived' })
    }
    settle(draft, next)
  }
}

/** Where codes and guesses are counted, a case matters before anything is shown in it. */
export const isCounted = ({ product }: Model): boolean => (product.counts?.length ?? 0) > 0
/** Nothing is shown in it yet: it is no different from one that is not opened yet. */
export const isAtDoor = (draft: Draft, one: Case): boolean => {
  const { enrolled, proven } = draft.context(one)
  return enrolled.length === 0 && proven.length === 0
}
