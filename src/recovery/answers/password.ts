import type { AccountFacts } from '../../ports/accounts.ts'
import { factorsOf, isContact } from '../../vocabulary/factors.ts'
import { nominal } from '../../vocabulary/policy.ts'
import { parseAddress } from '../addresses.ts'
import { succeed } from '../asker.ts'
import { guessBudget, startBudget } from '../budgets.ts'
import type { Draft } from '../draft.ts'
import { factsOf } from '../hearing.ts'
import { exhaustedUntil, recentDenials, restrictionsOf, spend } from '../ledger.ts'
import { sealContact } from '../sealing.ts'
import { joinStanding, supersede } from '../standing.ts'
import { type Answer, type Answerer, refused } from './answer.ts'
import { record } from './evidence.ts'

export const givePassword: Answerer<'password.submit'> = async (draft, { password }, asker) => {
  const { realm } = draft
  const { account = '', decoy, id: caseId, flow } = draft.record
  const { password: verifier } = realm.verifiers
  const budget = guessBudget(draft, 'password')
  const asked = await asker.guess(draft, 'password', budget, async (key) => {
    const verdict = await verifier?.check(
      { account: decoy ? null : account, caseId, flow, purpose: 'password' },
      password,
      key,
    )
    return verdict?.verdict === 'passed' && !decoy
  })
  if ('exhaustedUntil' in asked) {
    draft.tell({ type: 'password.exhausted' })
    return refused('password_exhausted', asked.exhaustedUntil)
  }
  if (!asked.answer) {
    draft.tell({ type: 'password.rejected' })
    return refused('password_wrong')
  }
  succeed(draft, budget)
  const facts = await asker.once(draft, 'accounts.facts', () => factsOf(realm, account))
  return recognised(draft, facts)
}

/** The caller is past the password: the account is known to be theirs as far as a password shows it. */
async function recognised(draft: Draft, facts: AccountFacts): Promise<Answer> {
  const { record: row, now } = draft
  const enrolled = factorsOf(facts.factors.map(({ kind }) => kind))
  row.vouched = true
  record(draft, 'password')
  rememberAccount(draft, facts)
  const raised = { raised: true }
  if (facts.frozen) {
    draft.tell({ type: 'account.frozen' })
    return raised
  }
  if (enrolled.length > 0) {
    const { changing } = draft.account.doc
    const standing = changing === row.id ? undefined : changing
    // while its change is being made the account is under its hold: it is shown all the same
    const joined = standing && (await joinStanding(draft, standing))
    if (joined) return { raised: true, standing: joined }
    const barred = bars(draft)
    if (barred) return { ...barred, ...raised }
    if (standing) await supersede(draft, standing)
    draft.change((ledger) => {
      ledger.changing = row.id
      if (!ledger.cases.includes(row.id)) {
        ledger.cases.push(row.id)
        spend(ledger, startBudget, now)
      }
    })
  }
  const root = facts.passwordRoot ?? 'password'
  draft.tell({ type: 'password.accepted', enrolled, root })
  return raised
}

/** Why no new changing case may begin now, told to the machine. */
function bars(draft: Draft): Answer | undefined {
  const { policy, now, record: row } = draft
  const { doc } = draft.account
  // a case that only proves itself again is already under way
  if (doc.changing === row.id) return undefined
  const hold = restrictionsOf(doc, now).find(({ capability }) => capability === 'recover')
  if (hold) {
    draft.tell({ type: 'retry.refused', why: 'hold' })
    return refused('hold_running', hold.until)
  }
  const denials = recentDenials(doc, now)
  if (denials.length >= policy.retryCap) {
    draft.tell({ type: 'retry.refused', why: 'cap' })
    return refused('retry_capped')
  }
  const again = (denials.at(-1) ?? Number.NEGATIVE_INFINITY) + nominal(policy.retryCoolDown)
  const later = again > now ? again : exhaustedUntil(doc, startBudget, now)
  if (later === undefined) return undefined
  draft.tell({ type: 'retry.refused', why: 'coolDown' })
  return refused('retry_later', later)
}

/** Seals the account's contacts into the case: its notices reach them however the account changes. */
function rememberAccount(draft: Draft, facts: AccountFacts): void {
  const { record: row } = draft
  row.accountRevision = facts.revision
  if (facts.locale !== undefined) row.locale = facts.locale
  row.hints = facts.factors.map(({ kind, hint }) => ({ kind, hint }))
  row.contacts = []
  for (const { kind, address } of facts.factors) {
    if (!isContact(kind) || address === undefined) continue
    const contact = sealContact(draft, kind, parseAddress(kind, address)?.value ?? address)
    row.contacts.push({ kind, sealed: contact.sealed, hash: contact.hash })
    if (!row.roll.some((entry) => entry.hash === contact.hash))
      row.roll.push({ id: `${row.roll.length}`, kind, origin: 'account', ...contact })
  }
}
