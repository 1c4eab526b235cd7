import { isSufficient } from '../../context.ts'
import { isContact } from '../../vocabulary/factors.ts'
import type { Draft } from './draft.ts'
import { contactsIn } from './entering.ts'
import { type Asked, type Case, changedBy, NOW, type World, withOne, without } from './world.ts'

type How = Exclude<Asked, 'risk' | 'freeze'>

/** `changes.ts`: what the accounts are now counts; of one that lends its contacts only while they are those that were proven. */
export function look(draft: Draft, one: Case): void {
  const lent = contactsIn(draft.account(one.account).bound)
  const isSame = JSON.stringify(lent) === JSON.stringify(contactsIn(one.contacts))
  one.outdated = one.subject === undefined || isSame ? [] : without(one.outdated, one.subject)
}

/** `changes.ts`; the host itself looks at no other account: that a contact has one account is for the library to see to. */
export function apply(draft: Draft, one: Case, how: How): void {
  const refused = (why: 'stale' | 'frozen' | 'taken') => void draft.tell(one, { type: 'change.refused', why })
  const context = draft.context(one)
  const changed = changedBy(one)
  if (!isSufficient(context)) return refused('stale')
  if (isTaken(draft, one)) return refused('taken')
  if (draft.account(changed).frozen) return refused('frozen')
  if (one.outdated.length > 0) {
    look(draft, one)
    return refused('stale')
  }
  draft.happened.push({ type: 'applied', one: { ...one }, part: draft.part(one), account: changed, how })
  draft.remember(witnessOf(draft, one, how))
  change(draft, one, how)
  for (const other of draft.cases) if (other !== one) other.outdated = withOne(other.outdated, changed)
  draft.tell(one, { type: 'change.applied' })
}

/** What the host does: the factors, and every session of the account. */
function change(draft: Draft, one: Case, how: How): void {
  const { leaving, replaced } = draft.context(one)
  const changed = changedBy(one)
  const { bound } = draft.account(changed)
  draft.change(changed, { sessions: [] })
  if (how === 'password') draft.change(changed, { knows: [one.by] })
  else if (how === 'migrate') {
    draft.change(changed, { bound: { ...bound, ...contactsIn(draft.account(one.account).bound) } })
    draft.change(one.account, { bound: {}, frozen: true })
  } else {
    const kept = Object.entries(bound).filter(([kind]) => !leaving.some((each) => each === kind))
    const brought = replaced.map((kind) => [kind, one.brought[kind]] as const)
    draft.change(changed, { bound: Object.fromEntries([...kept, ...brought]) })
  }
}

/** Whether a contact that is to be bound is banned, or claimed for another account than those concerned. */
function isTaken(draft: Draft, one: Case): boolean {
  const { replaced } = draft.context(one)
  const concerned = one.subject === undefined ? [one.account] : [one.account, one.subject]
  const things =
    one.subject === undefined
      ? replaced.filter(isContact).map((kind) => one.brought[kind])
      : Object.values(one.contacts)
  return things.some((thing) => thing !== undefined && draft.model.rules.isTaken(draft.world, thing, concerned))
}

/** Who came by the password how, and which account people gave away. */
function witnessOf({ witness }: Draft, one: Case, how: How): Partial<World['witness']> {
  const account = changedBy(one)
  const { [account]: _, ...laundered } = witness.laundered
  if (how === 'password') return { laundered: one.by === 'attacker' ? { ...laundered, [account]: NOW } : laundered }
  return one.by === 'attacker' && one.approved ? { yielded: withOne(witness.yielded, account) } : {}
}
