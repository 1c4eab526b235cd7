import { restrictionsOf } from '../../recovery/ledger.ts'
import { Contact } from '../../vocabulary/factors.ts'
import { isHolding } from './part.ts'
import { type Model, partOf } from './product.ts'
import type { Law } from './search.ts'
import { type AccountId, type Case, NOW, type Who, type World } from './world.ts'

/** The independent things a person had at first: the password, what the account was bound to, the owner's face. */
function rootsOf({ product }: Model, by: Who, account: AccountId): number {
  const { knows = [], holds = [], face = [] } = product.people[by]
  const bound = Object.values(product.accounts[account] ?? {})
  const has = [knows.includes(account), face.includes(account), ...bound.map((thing) => holds.includes(thing))]
  return has.filter(Boolean).length
}
/** A password that was reset so long ago that it counts by itself again. */
const hasLapsed = ({ accounts, witness }: World, model: Model, by: Who, account: AccountId): boolean =>
  (accounts[account]?.knows.includes(by) ?? false) &&
  !model.product.people[by].knows?.includes(account) &&
  witness.laundered[account] === undefined

/** Past the first factor, and nothing is changed yet. */
const isChanging = (model: Model, one: Case): boolean => {
  const part = partOf(model, one)
  const { name, context } = part.state(one.at)
  return part.flow.changes && context.enrolled.length > 0 && !isHolding(name)
}
/** A request that can still be stopped. */
const isOpen = (model: Model, one: Case): boolean =>
  isChanging(model, one) && !partOf(model, one).state(one.at).name.startsWith('applying')
const concerns = (one: Case, account: AccountId): boolean => one.account === account || one.subject === account

export const laws: readonly Law[] = [
  {
    name: 'roots are not multiplied',
    says: 'Nobody gets a change made with fewer independent roots than its policy asks for, nor without a person with fewer than it asks for alone; a password reset through a contact counts as that contact as long as the policy says.',
    rows: ['I-1', 'I-4', 'I-10', 'R-02', 'R-07', 'TH-01', 'TH-13', 'TH-26'],
    onMove: ({ before, happened }, model) =>
      happened.every((event) => {
        if (event.type !== 'applied') return true
        const { one, part, account } = event
        if (one.by === 'owner' || before.witness.yielded.includes(account)) return true
        const roots = rootsOf(model, one.by, account) + (hasLapsed(before, model, one.by, account) ? 1 : 0)
        return roots >= part.policy.roots && (one.approved || roots >= part.policy.alone)
      }),
  },
  {
    name: 'a contact has one account',
    says: 'No contact is bound to two accounts, nor reserved for two.',
    rows: ['I-27', 'I-28', 'TH-24'],
    inWorld({ accounts, claims }) {
      const bound = Object.values(accounts).flatMap(({ bound: things }) =>
        Contact.options.flatMap((kind) => things[kind] ?? []),
      )
      const reserved = claims.filter(({ kind }) => kind === 'reservation').map(({ thing }) => thing)
      return new Set(bound).size === bound.length && new Set(reserved).size === reserved.length
    },
  },
  {
    name: 'what was given up rests',
    says: 'A contact that left an account is bound to none before its ban is over.',
    rows: ['I-27', 'I-30', 'TH-24', 'P-34'],
    onMove: ({ before, after }) =>
      Object.entries(after.accounts).every(([id, { bound }]) =>
        Object.entries(bound).every(([kind, thing]) => {
          const was = Object.entries(before.accounts[id]?.bound ?? {})
          return was.some(([old, one]) => old === kind && one === thing) || !((before.witness.bans[thing] ?? 0) > NOW)
        }),
      ),
  },
  {
    name: 'one changing case',
    says: 'At most one case that changes credentials is open per account, over all flows, hand-overs and roles.',
    rows: ['I-37'],
    inWorld: ({ accounts, cases }, model) =>
      Object.keys(accounts).every(
        (account) => cases.filter((one) => concerns(one, account) && isChanging(model, one)).length <= 1,
      ),
  },
  {
    name: 'a hold is never shortened',
    says: 'Restrictions never end before a hold that was once demanded, and are in force before the change.',
    rows: ['I-23', 'I-24', 'I-25', 'TH-17'],
    inWorld: ({ accounts, witness }) =>
      Object.entries(witness.holds).every(([key, demanded]) => {
        const [account = '', wanted] = key.split('/')
        const { ledger } = accounts[account] ?? {}
        return (
          demanded <= NOW ||
          (ledger !== undefined &&
            restrictionsOf(ledger, NOW).some(
              ({ capability, until }) => capability === wanted && (until ?? demanded) >= demanded,
            ))
        )
      }),
    onMove: ({ before, happened }) =>
      happened.every(
        (event) =>
          event.type !== 'applied' ||
          before.accounts[event.account]?.ledger.holds.some(({ caseId }) => caseId === event.one.id),
      ),
  },
  {
    name: 'a hold keeps new requests away',
    says: 'While a hold bars recovery no request begins, save by a case that came out of the held one, or that sets up what the account owes.',
    rows: ['I-24', 'R-95', 'TH-17'],
    onMove: ({ before, happened }) =>
      happened.every((event) => {
        if (event.type !== 'took') return true
        const { one, part, account } = event
        const { ledger } = before.accounts[account] ?? {}
        return (
          !ledger ||
          ledger.changing === one.id ||
          ledger.obligations.some(({ kind }) => part.flow.fulfils.includes(kind)) ||
          restrictionsOf(ledger, NOW, one.chain).every(({ capability }) => capability !== 'recover')
        )
      }),
  },
  {
    name: 'guesses are counted over all cases',
    says: 'Wrong guesses of an account and purpose stay within the limit, and those of strangers within half of it, whatever cases and flows they are made in.',
    rows: ['I-18', 'R-50', 'TH-03', 'TH-04', 'TH-05'],
    inWorld: ({ witness: { guesses } }, { limit }) =>
      Object.entries(guesses).every(([key, count]) =>
        key.endsWith('/open')
          ? count <= limit / 2 && count + (guesses[key.replace(/open$/, 'vouched')] ?? 0) <= limit
          : count <= limit,
      ),
  },
  {
    name: 'a late answer is nobody else’s',
    says: 'The answer to an identity check counts in the case that began it, and only while it waits for just that check.',
    rows: ['I-16', 'I-35', 'TH-16', 'TH-25'],
    onMove: ({ happened }) =>
      happened.every(
        (event) =>
          event.type !== 'answered' ||
          (event.flight.of === event.one.id && event.flight.challenge === event.one.challenge),
      ),
  },
  {
    name: 'the owner’s sign-in stops a thief',
    says: 'Whoever signs in with a factor that an open case calls lost ends that case.',
    rows: ['RI-9', 'I-49', 'TH-20'],
    onMove: ({ before, after, happened }, model) =>
      happened.every(
        (event) =>
          event.type !== 'signedIn' ||
          before.cases
            .filter((one) => concerns(one, event.account) && isOpen(model, one))
            .filter((one) =>
              partOf(model, one)
                .state(one.at)
                .context.lost.some((kind) => event.with[kind] !== undefined),
            )
            .every((one) => after.cases.every(({ id }) => id !== one.id)),
      ),
  },
  {
    name: 'a freeze reaches every flow',
    says: 'Once an account is frozen no request on it stays open and no change of it is made.',
    rows: ['I-7', 'I-36', 'TH-26', 'TH-27'],
    inWorld: ({ accounts, cases }, model) =>
      Object.entries(accounts).every(
        ([id, { frozen }]) => !frozen || cases.every((one) => !concerns(one, id) || !isOpen(model, one)),
      ),
    onMove: ({ before, happened }) =>
      happened.every((event) => event.type !== 'applied' || !before.accounts[event.account]?.frozen),
  },
  {
    name: 'what has left opens nothing',
    says: 'Nobody signs in with a factor that the account no longer has.',
    rows: ['I-33', 'TH-11', 'TH-23'],
    onMove: ({ before, happened }) =>
      happened.every(
        (event) =>
          event.type !== 'signedIn' ||
          Object.entries(event.with).every(([kind, thing]) =>
            Object.entries(before.accounts[event.account]?.bound ?? {}).some(
              ([now, bound]) => now === kind && bound === thing,
            ),
          ),
      ),
  },
]
