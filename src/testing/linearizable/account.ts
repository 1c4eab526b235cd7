import { contextOf, factOf, leavesOf, rest, type Snapshot, step } from '../../engine.ts'
import { stateName } from '../../names.ts'
import { isOffered } from '../../offers.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import { type Input, type InputType, inputs } from '../../vocabulary/inputs.ts'
import type { Policy } from '../../vocabulary/policy.ts'
import type { Specification } from '../linearizable.ts'
import { Budget, type Counted, guess, isTooSoon, type Lane, type SentCode, send } from './codes.ts'

/** What one caller of an account did: submitted an input, or looked. */
export interface Asked {
  readonly caseId: string
  readonly ticket: string
  /** The caller's clock (ms). */
  readonly at: number
  /** Absent: looked. */
  readonly input?: Input
  /** The id of the command. */
  readonly id?: string
  /** The code that was sent because of it, when it was read. */
  readonly sent?: string
}
/** What they were answered: `ok`, a refusal, or the code of a fault; the rest unless it was a fault. */
export interface Told {
  readonly told: string
  readonly ticket?: string
  readonly step?: string
  readonly revision?: number
}

/** A case, as one process alone would keep it. */
export interface CaseState {
  readonly snapshot: Snapshot
  readonly revision: number
  /** When it was last written (ms): a clock that goes back makes nothing younger. */
  readonly lastAt: number
  readonly lane: Lane
  /** Absent: it was rotated, and nobody was told. */
  readonly ticket?: string
  readonly retired?: { readonly ticket: string; readonly id?: string }
  readonly codes: readonly SentCode[]
  readonly commands: Readonly<Record<string, { readonly input: string; readonly told: Told }>>
}
export interface AccountState {
  readonly cases: Readonly<Record<string, CaseState>>
  readonly counted: Counted
}

/** Inputs that need no check: the machine hears their own fact. */
const plain: ReadonlySet<InputType> = new Set([
  'passkey.skip',
  'contacts.declareUnavailable',
  'path.choose',
  'factor.declareUnavailable',
  'item.choose',
  'lost.submit',
  'consequences.accept',
  'subject.confirm',
  'step.back',
  'replacement.skip',
  'key.confirmSaved',
  'case.cancel',
])
/** Answers to what leaves no trace. */
const idle: ReadonlySet<string> = new Set([
  'ticket_invalid',
  'case_closed',
  'input_not_allowed',
  'input_invalid',
  'code_none',
  'code_expired',
  'send_too_soon',
  'send_exhausted',
])

interface Performed {
  readonly told: Told
  readonly state: AccountState
}
/**
 * What an account's cases do when one operation comes after the other: the pure machine, a table of codes (sent, spent, voided, expired) and the
 * account's budgets. `mint` gives the ticket that follows a rotated one. Knows code.request, code.submit and the inputs that need no check; throws
 * `TypeError` on others. `undefined`: the answer is none that there could be.
 */
export function perform(state: AccountState, asked: Asked, mint: () => string | undefined): Performed | undefined {
  const { caseId, ticket, id, input } = asked
  const only = (told: string): Performed => ({ told: { told }, state })
  const found = state.cases[caseId]
  if (!found || (ticket !== found.ticket && ticket !== found.retired?.ticket)) return only('ticket_invalid')
  const isRetired = ticket !== found.ticket
  if (!input) return isRetired ? only('ticket_invalid') : { told: { told: 'ok', ...seen(found) }, state }
  const earlier = id === undefined ? undefined : found.commands[id]
  if (earlier && earlier.input !== JSON.stringify(input)) return only('input_invalid')
  if (earlier) {
    if (!isRetired) return { told: { ...earlier.told, ticket }, state }
    return found.retired?.id === id ? again(state, asked, found, earlier.told, mint) : only('ticket_invalid')
  }
  if (isRetired) return only('ticket_invalid')
  if (found.snapshot.status !== 'active') return only('case_closed')
  if (!isOffered(found.snapshot, input)) return only('input_not_allowed')
  return answer(state, { ...asked, input }, found, mint)
}

/** The same answer once more; who asked first may have got none, and then the ticket in it is new to all. */
function again(
  state: AccountState,
  { caseId }: Asked,
  found: CaseState,
  { ticket: _, ...told }: Told,
  mint: () => string | undefined,
): Performed {
  const ticket = found.ticket ?? mint()
  const known = ticket === undefined ? found : { ...found, ticket }
  return {
    told: ticket === undefined ? told : { ...told, ticket },
    state: { ...state, cases: { ...state.cases, [caseId]: known } },
  }
}

/** What an input does to a case, before anything of the case is written. */
interface Effect {
  readonly told: string
  readonly fact?: Parameters<typeof factOf>
  readonly codes?: readonly SentCode[]
  readonly counted?: Counted
  /** The caller has shown something: the ticket changes. */
  readonly raised?: true
}

function answer(
  state: AccountState,
  asked: Asked & { readonly input: Input },
  found: CaseState,
  mint: () => string | undefined,
): Performed | undefined {
  const { caseId, ticket, id, input, at } = asked
  const now = Math.max(at, found.lastAt)
  const { told, fact, codes = found.codes, counted = state.counted, raised } = effectOf(state, asked, found, now)
  if (idle.has(told)) return { told: { told, ticket, ...seen(found) }, state }
  const snapshot = fact ? step(found.snapshot.machine, found.snapshot, factOf(...fact)).snapshot : found.snapshot
  const next = raised ? mint() : ticket
  if (raised && next !== undefined && (next === ticket || next === found.retired?.ticket)) return undefined
  const written: CaseState = {
    snapshot,
    revision: found.revision + 1,
    lastAt: now,
    lane: found.lane,
    codes: snapshot.status === 'active' ? codes : codes.map((each) => ({ ...each, open: false })),
    ...(next === undefined ? {} : { ticket: next }),
    ...(raised ? { retired: { ticket, ...(id === undefined ? {} : { id }) } } : retiredIn(found)),
    commands: found.commands,
  }
  const answered: Told = { told, ...(next === undefined ? {} : { ticket: next }), ...seen(written) }
  const kept = id === undefined ? written : remembering(written, id, input, answered)
  return { told: answered, state: { cases: { ...state.cases, [caseId]: kept }, counted } }
}
const retiredIn = ({ retired }: CaseState) => (retired ? { retired } : {})
const remembering = (found: CaseState, id: string, input: Input, told: Told): CaseState => ({
  ...found,
  commands: { ...found.commands, [id]: { input: JSON.stringify(input), told } },
})

function effectOf(
  state: AccountState,
  { input, sent }: Asked & { readonly input: Input },
  found: CaseState,
  now: number,
): Effect {
  const { policy } = contextOf(found.snapshot)
  if (input.type === 'code.submit') return submitted(state, input, found, policy, now)
  if (input.type === 'code.request') return requested(state, input.kind, sent, found, policy, now)
  const { type, ...payload } = input
  if (!plain.has(type)) throw new TypeError(`the specification says nothing of ${type}`)
  return { told: 'ok', fact: [inputs[type].hopes, payload] }
}

function submitted(
  { counted }: AccountState,
  { kind, code }: Input<'code.submit'>,
  { codes, lane }: CaseState,
  policy: Policy,
  now: number,
): Effect {
  const budget = new Budget('guess', kind, lane, now)
  const tried = guess(codes, kind, code, policy, now)
  if (tried.guess === 'none') return { told: 'code_none' }
  if (tried.guess === 'expired') return { told: 'code_expired' }
  if (budget.isSpent(counted, policy)) return { told: 'code_exhausted', fact: ['code.exhausted', { kind }] }
  if (tried.guess === 'wrong')
    return {
      told: 'code_wrong',
      fact: ['code.rejected', { kind }],
      codes: tried.codes,
      counted: budget.spend(counted),
    }
  return {
    told: 'ok',
    fact: ['code.accepted', { kind }],
    codes: tried.codes,
    counted: budget.forget(counted),
    raised: true,
  }
}

function requested(
  { counted }: AccountState,
  kind: Contact,
  code: string | undefined,
  { codes, lane }: CaseState,
  policy: Policy,
  now: number,
): Effect {
  if (isTooSoon(codes, kind, policy, now)) return { told: 'send_too_soon' }
  const budget = new Budget('send', kind, lane, now)
  if (budget.isSpent(counted, policy)) return { told: 'send_exhausted' }
  const sent = { kind, issuedAt: now, guesses: 0, open: true, ...(code === undefined ? {} : { code }) }
  return {
    told: 'ok',
    fact: ['code.requested', { kind }],
    codes: send(codes, sent),
    counted: budget.spend(counted),
  }
}

const seen = ({ snapshot, revision }: CaseState) => ({ step: stateName(leavesOf(snapshot)[0] ?? ''), revision })

const texts = new WeakMap<Snapshot, string>()
function textOf(snapshot: Snapshot): string {
  const text = texts.get(snapshot) ?? JSON.stringify(rest(snapshot))
  texts.set(snapshot, text)
  return text
}
const fields = ['told', 'ticket', 'step', 'revision'] as const

/** The specification of accounts that begin as `start` says. */
export const accountSpecification = (
  start: (account: string) => AccountState,
): Specification<AccountState, Asked, Told> => ({
  start,
  next(state, asked, answer) {
    const performed = perform(state, asked, () => answer?.ticket)
    if (!performed) return []
    const { told } = performed
    return answer === undefined || fields.every((field) => told[field] === answer[field]) ? [performed.state] : []
  },
  key: ({ cases, counted }) =>
    JSON.stringify([
      counted,
      ...Object.entries(cases).map(([id, { snapshot, ...row }]) => [id, textOf(snapshot), row]),
    ]),
  looks: ({ input }, { told }) => !input || idle.has(told),
})
