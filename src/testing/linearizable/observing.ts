import { readPolicy } from '../../envelope.ts'
import { RecoveryError } from '../../errors.ts'
import type { Flow } from '../../flow.ts'
import type { Storage } from '../../ports/storage.ts'
import type { Answered, Recovery } from '../../recovery/index.ts'
import { parseLedger } from '../../recovery/ledger.ts'
import { parseRecord } from '../../recovery/record.ts'
import { wakeCase } from '../../recovery/waking.ts'
import type { View } from '../../view.ts'
import { Contact } from '../../vocabulary/factors.ts'
import type { Operation } from '../linearizable.ts'
import type { AccountState, Asked, CaseState, Told } from './account.ts'
import type { SentCode } from './codes.ts'

export interface Observer {
  readonly process: string
  /** Whose cases it asks about. */
  readonly account: string
  /** A clock that all processes share; its unit does not matter. */
  readonly time: () => number
}

const seen = ({ step, case: { revision }, refusal }: View): Told => ({
  told: refusal?.code ?? 'ok',
  step: step.name,
  revision,
})
const answeredBy = ({ ticket, view }: Answered): Told => ({ ...seen(view), ticket })

/** Faults that say that nothing was done; after any other nobody knows. */
const certain: ReadonlySet<string> = new Set(['ticket_invalid', 'case_closed', 'input_not_allowed', 'input_invalid'])
async function told(asking: Promise<Told>): Promise<Told | undefined> {
  try {
    return await asking
  } catch (fault) {
    return fault instanceof RecoveryError && certain.has(fault.code) ? { told: fault.code } : undefined
  }
}

/** Asks through the door of a person, and notes when and what came of it. */
export async function observe(
  { submit, view }: Pick<Recovery, 'submit' | 'view'>,
  { process, account, time }: Observer,
  asked: Asked,
): Promise<Operation<Asked, Told>> {
  const { ticket, input, id } = asked
  const invoked = time()
  const answer = await told(
    input ? submit(ticket, input, id === undefined ? {} : { id }).then(answeredBy) : view(ticket).then(seen),
  )
  return { process, of: account, invoked, returned: time(), input: asked, ...(answer ? { answer } : {}) }
}

/** What is known of a case where a history begins, beside what rests of it. */
export interface Begun {
  readonly flow: Flow
  readonly ticket: string
  /** The newest code of each kind. */
  readonly codes: Readonly<Partial<Record<Contact, string>>>
}

/** An account as it stands, for its history to begin with. Throws `Error` when there is no such case. */
export async function accountAt(
  storage: Pick<Storage, 'load'>,
  cases: Readonly<Record<string, Begun>>,
): Promise<AccountState> {
  const states: Record<string, CaseState> = {}
  let counted: AccountState['counted'] = {}
  for (const [id, begun] of Object.entries(cases)) {
    const loaded = await storage.load(id)
    if (!loaded) throw new Error(`there is no case ${id}`)
    states[id] = caseOf(id, loaded.case, begun)
    if (loaded.ledger) counted = countedIn(parseLedger(id, loaded.ledger.body).budgets)
  }
  return { cases: states, counted }
}

function caseOf(id: string, { body, revision }: { body: string; revision: number }, begun: Begun): CaseState {
  const { flow, ticket, codes } = begun
  const record = parseRecord(id, body)
  const issues = record.issues.filter(({ to }) => to === 'current')
  return {
    snapshot: wakeCase(flow, record, readPolicy(record.policy)),
    revision,
    lastAt: record.lastAt,
    lane: record.recognised || record.vouched ? 'vouched' : 'open',
    ticket,
    codes: issues.map(({ kind, issuedAt, guesses, closedAt, nonce }): SentCode => {
      const isNewest = issues.findLast((issue) => issue.kind === kind)?.nonce === nonce
      const code = isNewest ? codes[kind] : undefined
      return { kind, issuedAt, guesses, open: closedAt === undefined, ...(code === undefined ? {} : { code }) }
    }),
    commands: {},
  }
}

/** The budgets that the specification speaks of, by its own names. */
function countedIn(budgets: Readonly<Record<string, readonly number[]>>): AccountState['counted'] {
  const counted: Record<string, readonly number[]> = {}
  for (const kind of Contact.options)
    for (const lane of ['open', 'vouched']) {
      counted[`guess ${kind} ${lane}`] = budgets[`guess:${kind}/${lane}`] ?? []
      counted[`send ${kind} ${lane}`] = budgets[`send:${kind}:current/${lane}`] ?? []
    }
  return counted
}
