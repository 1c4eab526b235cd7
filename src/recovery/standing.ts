import { Contact, type Evidence } from '../vocabulary/factors.ts'
import { Draft } from './draft.ts'
import { addStatusTicket } from './tickets.ts'

/** The open case of the account, to be changed in the same commit. */
async function load(draft: Draft, standing: string): Promise<Draft | undefined> {
  const known = draft.others.find(({ record: { id } }) => id === standing)
  const other = known ?? (await Draft.load(draft.realm, standing))
  if (!other || other.isClosed) return undefined
  // both write on the same ledger
  for (const ledger of [draft.ledger, draft.subjectLedger]) {
    if (ledger && ledger.key === other.ledger?.key) other.ledger = ledger
    if (ledger && ledger.key === other.subjectLedger?.key) other.subjectLedger = ledger
  }
  return other
}
function change(draft: Draft, other: Draft): void {
  if (draft.others.includes(other)) return
  other.audit.actor = 'system'
  draft.others.push(other)
}

/** The owner of an account signed in by themselves: a case that calls lost what they used is not theirs. */
export function hearSignIn(other: Draft, account: string, methods: readonly Evidence[]): void {
  // whoever has another account lend its contacts says that those of this one are out of reach
  const lost = other.record.subject?.account === account ? Contact.options : other.context.lost
  const using = lost.some((kind) => methods.includes(kind)) ? 'lost' : 'other'
  other.record.ownerSignedInAt = other.now
  other.tell({ type: 'account.signedIn', using })
}

/** When the account's standing case is past submission, or waits for people, this one ends and its caller reads that one (B-25). */
export async function joinStanding(
  draft: Draft,
  standing: string,
  methods: readonly Evidence[],
): Promise<string | undefined> {
  const other = await load(draft, standing)
  if (!other) return undefined
  if (methods.length > 0) {
    hearSignIn(other, draft.record.account ?? '', methods)
    change(draft, other)
  }
  if (!isStanding(other) || !draft.tell({ type: 'case.standing' })) return undefined
  draft.record.to = standing
  change(draft, other)
  return addStatusTicket(other)
}

/** Past submission, or waiting for people. */
const isStanding = ({ record, isClosed }: Draft): boolean =>
  !isClosed && (record.submitted || record.review !== undefined)
export async function stands(draft: Draft, standing: string): Promise<boolean> {
  const other = await load(draft, standing)
  return other !== undefined && isStanding(other)
}

/** Before submission a later visitor supersedes an unfinished case. */
export async function supersede(draft: Draft, standing: string): Promise<void> {
  const other = await load(draft, standing)
  if (!other) return
  other.record.outcome = { type: 'cancelled', why: 'superseded' }
  if (!other.tell({ type: 'case.cancelled' })) {
    delete other.record.outcome
    return
  }
  change(draft, other)
}
