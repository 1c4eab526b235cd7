import type { Factor } from '../../vocabulary/factors.ts'
import { Draft } from './draft.ts'
import { enrolledIn, recognise, signIn } from './entering.ts'
import { inputsOf } from './inputs.ts'
import type { Move } from './moves.ts'
import { CASES, handOver, isAtDoor, isCounted, lendsWhatIsClaimed, openCase } from './opening.ts'
import { type Model, partOf } from './product.ts'
import { sayCase, settle, within } from './settling.ts'
import { freeze } from './surroundings.ts'
import { type Account, type AccountId, type Case, type Thing, type Who, type World, withOne } from './world.ts'

/** Whatever the owner and the attacker can do next: each what they have and know allows. */
export function* byPeople(model: Model, world: World): Generator<Move> {
  const { people, freezes } = model.product
  for (const by of ['owner', 'attacker'] as const) {
    for (const account of people[by].accounts) yield* turnTo(model, world, by, account)
    for (const one of world.cases) {
      if (one.by === by) yield* goOn(model, world, one)
      yield* objects(model, one, by)
    }
  }
  for (const account of freezes ? people.owner.accounts : [])
    if (!accountOf(world, account).frozen)
      yield { by: 'owner', says: `has ${account} frozen`, run: (draft) => freeze(draft, account) }
}

function* turnTo(model: Model, world: World, by: Who, account: AccountId): Generator<Move> {
  const { flows, people } = model.product
  const mine = flows.filter(({ id }) => people[by].flows?.includes(id) ?? true)
  for (const { id, changes } of mine)
    if (mayOpen(model, world, by, changes))
      for (const move of opens(model, world, by, id, account)) yield* throughDoor(model, world, move)
  const { ledger, bound } = accountOf(world, account)
  // a sign-in is news only to what is open on the account
  for (const kind of ledger.changing === undefined ? [] : signInsOf(model, world, by, account))
    yield {
      by,
      says: `signs in to ${account} (${kind})`,
      run: (draft) => signIn(draft, by, account, { [kind]: bound[kind] }),
    }
}
/** One case at a time that changes something, and one that does not: of several the last would count. */
const mayOpen = (model: Model, { cases }: World, by: Who, changes: boolean): boolean =>
  cases.length < CASES &&
  !cases.some((one) => one.by === by && !one.submitted && partOf(model, one).flow.changes === changes)

function* goOn(model: Model, world: World, one: Case): Generator<Move> {
  const { by } = one
  for (const { says, run, leaves } of inputsOf(model, world, one, partOf(model, one))) {
    const move: Move = { by, says: `${sayCase(one)}: ${says}`, run: within(one, run) }
    if (!leaves) yield move
    else if (mayOpen(model, world, by, true)) yield* throughDoor(model, world, move)
  }
}

/** Opening a case and the first that is shown in it are one move, unless what comes before is counted. */
function* throughDoor(model: Model, world: World, opens: Move): Generator<Move> {
  if (isCounted(model)) return yield opens
  const draft = new Draft(model, world)
  opens.run(draft)
  handOver(draft)
  const one = draft.cases.at(-1)
  if (!one || world.cases.some(({ id }) => id === one.id) || !isAtDoor(draft, one)) return yield opens
  for (const { says, run } of inputsOf(model, draft.world, one, draft.part(one)))
    yield {
      by: opens.by,
      says: `${opens.says}, ${says}`,
      run(again) {
        opens.run(again)
        handOver(again)
        within(one, run)(again)
      },
    }
}

function* opens(model: Model, world: World, by: Who, flow: string, account: AccountId): Generator<Move> {
  const part = model.parts.get(flow)
  if (!part) return
  const says = `opens ${flow} for ${account}`
  if (!part.state(part.opening.to).listens.has('visitor.arrived'))
    return yield* withSession(model, world, by, flow, account)
  yield { by, says, run: (draft) => settle(draft, openCase(draft, by, flow, account)) }
  for (const provider of part.policy.providers.slice(0, 1))
    yield {
      by,
      says,
      run(draft) {
        const one = openCase(draft, by, flow, account)
        draft.tell(one, { type: 'visitor.arrived' })
        draft.tell(one, { type: 'federated.begun', provider })
      },
    }
}
/** Whoever can sign in has a session when they want one; others may have come by one. */
function* withSession(model: Model, world: World, by: Who, flow: string, account: AccountId): Generator<Move> {
  const signedIn = signInsOf(model, world, by, account).map((kind) => [kind])
  const stolen = accountOf(world, account).sessions.includes(by) ? [[]] : []
  for (const methods of [...signedIn, ...stolen])
    yield {
      by,
      says: `opens ${flow} for ${account}, signed in (${methods})`,
      run(draft) {
        const one = openCase(draft, by, flow, account)
        const known = ({ enrolled }: { enrolled: Factor[] }) =>
          ({ type: 'session.recognised', enrolled, fresh: true }) as const
        if (lendsWhatIsClaimed(draft, one)) draft.tell(one, { type: 'conditions.unmet', why: 'contact' })
        else recognise(draft, one, { methods, fact: known })
        settle(draft, one)
      },
    }
}
/** What a person can sign in with at the host, beside the password. */
function signInsOf({ product }: Model, world: World, by: Who, account: AccountId): Factor[] {
  const { bound, knows, frozen } = accountOf(world, account)
  const { holds = [] } = product.people[by]
  if (frozen || !knows.includes(by)) return []
  return enrolledIn(bound).filter((kind) => product.seconds?.includes(kind) && holds.includes(bound[kind] ?? ''))
}

/** `notices.ts`: "this was not me", once from each contact that is told. */
function* objects(model: Model, one: Case, by: Who): Generator<Move> {
  const { disputes = [], people } = model.product
  if (disputes.length === 0) return
  const part = partOf(model, one)
  const { leaving } = part.state(one.at).context
  const roll: (readonly [Thing, 'kept' | 'leaving' | 'new'])[] = [
    ...Object.entries(one.contacts).map(
      ([kind, thing]) => [thing, leaving.some((each) => each === kind) ? 'leaving' : 'kept'] as const,
    ),
    ...Object.values(one.taken).map((thing) => [thing, 'leaving'] as const),
    ...one.reserved.flatMap((kind) => (one.brought[kind] === undefined ? [] : [[one.brought[kind], 'new'] as const])),
  ]
  for (const [thing, whose] of roll) {
    const fact = { type: 'case.disputed', by: whose } as const
    if (one.disputed.includes(thing) || !disputes.includes(thing) || !people[by].holds?.includes(thing)) continue
    if (!part.tell(one.at, fact).heard) continue
    yield {
      by,
      says: `objects to ${sayCase(one)} from ${thing}`,
      run: within(one, (draft, mine) => {
        mine.disputed = withOne(mine.disputed, thing)
        draft.tell(mine, fact)
      }),
    }
  }
}

function accountOf({ accounts }: World, id: AccountId): Account {
  const account = accounts[id]
  if (!account) throw new RangeError(`no account ${id}`)
  return account
}
