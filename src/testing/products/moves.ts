import { isSufficient } from '../../context.ts'
import { clockFact } from '../../engine.ts'
import { type Factor, factorsOf, isContact } from '../../vocabulary/factors.ts'
import { ageing } from './ageing.ts'
import { changedBy, Draft, type Happening, partOf } from './draft.ts'
import { claim, contactsIn, enrolledIn, recognise, redeem, signIn } from './entering.ts'
import { hearFace, inputsOf, settle } from './inputs.ts'
import type { Model } from './product.ts'
import { claimsOn, ownerOf } from './rules.ts'
import { tidy } from './tidying.ts'
import {
  type AccountId,
  type Asked,
  type Case,
  NOW,
  type Thing,
  type Who,
  type World,
  withOne,
  without,
} from './world.ts'

/** Who moves: a person, or what is around them: the host, its staff, providers, the clock. */
export type Mover = Who | 'host' | 'staff' | 'provider' | 'clock'
export interface Move {
  readonly by: Mover
  readonly says: string
  readonly run: (draft: Draft) => void
}

/** More cases at once than this are not opened. */
const CASES = 4

/** Everything that can happen next. */
export function* movesOf(model: Model, world: World): Generator<Move> {
  yield* byPeople(model, world)
  yield* byHost(world)
  yield* byStaff(model, world)
  yield* byProviders(model, world)
  yield* byClock(world)
}
/** A move made: the world it leads to, and what happened on the way. */
export function made(
  model: Model,
  world: World,
  { run }: Pick<Move, 'run'>,
): { world: World; happened: readonly Happening[] } {
  const draft = new Draft(model, world)
  run(draft)
  handOver(draft)
  takeUp(draft)
  if (!isCounted(model)) leaveDoors(draft)
  tidy(draft)
  return { world: draft.world, happened: draft.happened }
}

/** A sign-in that a case ended with is taken up at once. */
function takeUp(draft: Draft): void {
  for (const event of [...draft.happened])
    if (event.type === 'ended' && event.outcome.type === 'signedIn')
      redeem(draft, event.one, draft.part(event.one).state(event.one.at).context.proven)
}

/** Where codes and guesses are counted, a case matters before anything is shown in it. */
const isCounted = ({ product }: Model): boolean => (product.counts?.length ?? 0) > 0
/** A case in which nothing is shown yet is no different from one that is not opened yet. */
function leaveDoors(draft: Draft): void {
  draft.cases = draft.cases.filter((one) => !isAtDoor(draft, one))
}
const isAtDoor = (draft: Draft, one: Case): boolean => {
  const { enrolled, proven } = draft.context(one)
  return enrolled.length === 0 && proven.length === 0
}
const own = (one: Case, go: (draft: Draft, mine: Case) => void) => (draft: Draft) => {
  const mine = draft.find(one.id)
  if (!mine) return
  go(draft, mine)
  settle(draft, mine)
}
const sayCase = (one: Case): string => `${one.flow} ${one.id}`

function* byPeople(model: Model, world: World): Generator<Move> {
  const { people, flows } = model.product
  for (const by of ['owner', 'attacker'] as const) {
    const person = people[by]
    const busy = world.cases.some((one) => one.by === by && !one.submitted)
    for (const account of busy || world.cases.length >= CASES ? [] : person.accounts)
      for (const flow of flows.filter(({ id }) => person.flows?.includes(id) ?? true))
        for (const move of opens(model, world, by, flow.id, account)) yield* throughDoor(model, world, move)
    for (const account of person.accounts)
      if (accountOf(world, account).ledger.changing !== undefined)
        for (const kind of signInsOf(model, world, by, account))
          yield {
            by,
            says: `signs in to ${account} (${kind})`,
            run: (draft) => signIn(draft, by, account, { [kind]: accountOf(world, account).bound[kind] }),
          }
    for (const one of world.cases) {
      const part = partOf(model, one)
      if (one.by === by)
        for (const { says, run, leaves } of inputsOf(model, world, one, part)) {
          const move = { by, says: `${sayCase(one)}: ${says}`, run: own(one, run) }
          if (!leaves) yield move
          else if (!busy && world.cases.length < CASES) yield* throughDoor(model, world, move)
        }
      if (model.product.disputes) yield* objects(model, one, by)
    }
  }
  if (model.product.freezes)
    for (const account of people.owner.accounts)
      if (!accountOf(world, account).frozen)
        yield { by: 'owner', says: `has ${account} frozen`, run: (draft) => freeze(draft, account) }
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
        own(one, run)(again)
      },
    }
}

/** What a person could sign in with at the host beside the password. */
function signInsOf({ product }: Model, world: World, by: Who, account: AccountId): Factor[] {
  const { bound, knows, frozen } = accountOf(world, account)
  const { holds = [] } = product.people[by]
  if (frozen || !knows.includes(by)) return []
  return enrolledIn(bound).filter((kind) => product.seconds?.includes(kind) && holds.includes(bound[kind] ?? ''))
}

function* opens(model: Model, world: World, by: Who, flow: string, account: AccountId): Generator<Move> {
  const part = model.parts.get(flow)
  if (!part) return
  if (part.state(part.opening.to).listens.has('visitor.arrived')) {
    yield {
      by,
      says: `opens ${flow} for ${account}`,
      run: (draft) => settle(draft, open(draft, by, flow, account)),
    }
    const [provider] = part.policy.providers
    if (provider)
      yield {
        by,
        says: `opens ${flow} for ${account}`,
        run(draft) {
          const one = open(draft, by, flow, account)
          draft.tell(one, { type: 'visitor.arrived' })
          draft.tell(one, { type: 'federated.begun', provider })
        },
      }
    return
  }
  const stolen = accountOf(world, account).sessions.includes(by)
  for (const methods of [...signInsOf(model, world, by, account).map((kind) => [kind]), ...(stolen ? [[]] : [])])
    yield {
      by,
      says: `opens ${flow} for ${account}, signed in (${methods})`,
      run(draft) {
        const one = open(draft, by, flow, account)
        const known = ({ enrolled }: { enrolled: Factor[] }) =>
          ({ type: 'session.recognised', enrolled, fresh: true }) as const
        if (lendsWhatIsClaimed(draft, one)) draft.tell(one, { type: 'conditions.unmet', why: 'contact' })
        else recognise(draft, one, { methods, fact: known })
        settle(draft, one)
      },
    }
}
function open(draft: Draft, by: Who, flow: string, account: AccountId, chain: readonly string[] = []): Case {
  const taken = [
    ...draft.cases.flatMap((one) => [one.id, ...one.chain]),
    ...Object.values(draft.accounts).flatMap(({ ledger }) => ledger.holds.map(({ caseId }) => caseId)),
    ...draft.flights.map((flight) => flight.of),
    ...chain,
  ]
  let number = 1
  while (taken.includes(`#${number}`)) number++
  const part = draft.model.parts.get(flow)
  if (!part) throw new RangeError(`no flow ${flow}`)
  const one: Case = {
    id: `#${number}`,
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
/** `opening.ts`: a contact that is banned, or reserved for somebody else, is not lent. */
const lendsWhatIsClaimed = (draft: Draft, one: Case): boolean =>
  draft.part(one).flow.roles.proves === 'donor' &&
  Object.values(contactsIn(draft.account(one.account).bound)).some((thing) =>
    claimsOn(draft.world, thing).some(({ kind, account }) => kind === 'ban' || account !== one.account),
  )

/** `handing.ts`: the case goes on in another flow, with the evidence that is named and still fresh. */
function handOver(draft: Draft): void {
  for (let asked = draft.handOver; asked; asked = draft.handOver) {
    draft.handOver = undefined
    const { from, to } = asked
    if (!draft.model.parts.has(to.flow) || draft.cases.length >= CASES) continue
    const { enrolled, proven, passwordRoot: root } = draft.context(from)
    const evidence = (['password', 'federated'] as const).filter(
      (kind) => to.carry.includes(kind) && proven.includes(kind) && !from.old.includes(kind),
    )
    const next = open(draft, from.by, to.flow, from.account, [...from.chain, from.id])
    if (evidence.length > 0) {
      next.vouched = from.vouched
      next.contacts = from.contacts
      next.outdated = from.outdated
    }
    if (evidence.length === 0 || claim(draft, next)) {
      if (draft.account(from.account).ledger.obligations.length > 0 && evidence.length > 0)
        draft.tell(next, { type: 'obligation.standing' })
      if (!draft.tell(next, { type: 'handOver.received', enrolled: [...enrolled], evidence, root }))
        draft.tell(next, { type: 'visitor.arrived' })
    }
    settle(draft, next)
  }
}

/** `notices.ts`: "this was not me", once from each contact that is told. */
function* objects(model: Model, one: Case, by: Who): Generator<Move> {
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
    if (one.disputed.includes(thing) || !model.product.people[by].holds?.includes(thing)) continue
    if (!part.tell(one.at, fact).heard) continue
    yield {
      by,
      says: `objects to ${sayCase(one)} from ${thing}`,
      run: own(one, (draft, mine) => {
        mine.disputed = withOne(mine.disputed, thing)
        draft.tell(mine, fact)
      }),
    }
  }
}

const accountOf = ({ accounts }: World, id: AccountId) => {
  const account = accounts[id]
  if (!account) throw new RangeError(`no account ${id}`)
  return account
}

/** The host freezes an account and says so; what is open on it hears of it. */
function freeze(draft: Draft, account: AccountId): void {
  draft.change(account, { frozen: true, sessions: [] })
  const open = draft.find(draft.model.rules.reached(draft.account(account).ledger))
  if (open) draft.tell(open, { type: 'account.frozen' })
}

/** What the account lane asks, in order and case by case. */
function* byHost(world: World): Generator<Move> {
  for (const one of world.cases) {
    const [asked] = one.asked
    if (asked === undefined) continue
    const next = (says: string, go: (draft: Draft, mine: Case) => void): Move => ({
      by: 'host',
      says: `${sayCase(one)}: ${says}`,
      run: own(one, (draft, mine) => {
        mine.asked = mine.asked.slice(1)
        go(draft, mine)
      }),
    })
    if (asked === 'risk') {
      const frozen = [one.account, changedBy(one)].some((id) => accountOf(world, id).frozen)
      for (const verdict of frozen ? (['approve'] as const) : (['approve', 'review'] as const))
        yield next(frozen ? 'the account is frozen' : `the risk port says ${verdict}`, (draft, mine) => {
          look(draft, mine)
          draft.tell(mine, frozen ? { type: 'account.frozen' } : { type: 'risk.decided', verdict })
        })
    } else if (asked === 'freeze') {
      yield next('the host freezes the account', (draft, mine) => freeze(draft, changedBy(mine)))
    } else {
      yield next('the host is asked for the change', (draft, mine) => apply(draft, mine, asked))
    }
  }
}

/** `changes.ts`: what the account is now counts; of one that lends its contacts only while they are those that were proven. */
function look(draft: Draft, one: Case): void {
  const lent = contactsIn(draft.account(one.account).bound)
  const isSame = JSON.stringify(lent) === JSON.stringify(contactsIn(one.contacts))
  one.outdated = one.subject === undefined || isSame ? [] : without(one.outdated, one.subject)
}

/** `changes.ts`; the host itself looks at no other account: that a contact has one account is for the library to see to. */
function apply(draft: Draft, one: Case, how: Exclude<Asked, 'risk' | 'freeze'>): void {
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
  draft.happened.push({ type: 'applied', one: { ...one }, part: draft.part(one), account: changed, how, context })
  const { bound } = draft.account(changed)
  draft.remember(outcomeFor(draft, one, how))
  if (how === 'password') draft.change(changed, { knows: [one.by] })
  else if (how === 'migrate') {
    draft.change(changed, { bound: { ...bound, ...contactsIn(draft.account(one.account).bound) } })
    draft.change(one.account, { bound: {}, frozen: true })
  } else {
    const kept = Object.entries(bound).filter(([kind]) => !context.leaving.some((each) => each === kind))
    const brought = context.replaced.map((kind) => [kind, one.brought[kind]] as const)
    draft.change(changed, { bound: Object.fromEntries([...kept, ...brought]) })
  }
  draft.change(changed, { sessions: [] })
  for (const other of draft.cases) if (other !== one) other.outdated = withOne(other.outdated, changed)
  draft.tell(one, { type: 'change.applied' })
}
/** Who came by the password how, and which account people gave away. */
function outcomeFor({ witness }: Draft, one: Case, how: Exclude<Asked, 'risk' | 'freeze'>): Partial<World['witness']> {
  const account = changedBy(one)
  const { [account]: _, ...laundered } = witness.laundered
  if (how === 'password') return { laundered: one.by === 'attacker' ? { ...laundered, [account]: NOW } : laundered }
  return one.by === 'attacker' && one.approved ? { yielded: withOne(witness.yielded, account) } : {}
}
function isTaken(draft: Draft, one: Case): boolean {
  const { replaced } = draft.context(one)
  const things =
    one.subject === undefined
      ? replaced.filter(isContact).map((kind) => one.brought[kind])
      : Object.values(one.contacts)
  const concerned = [one.account, one.subject]
  return things.some(
    (thing) =>
      thing !== undefined &&
      claimsOn(draft.world, thing).some(({ kind, account }) => kind === 'ban' || !concerned.includes(account)),
  )
}

function* byStaff(model: Model, world: World): Generator<Move> {
  for (const one of world.cases) {
    if (!one.review) continue
    for (const verdict of model.product.verdicts ?? (['approve', 'deny'] as const))
      if (partOf(model, one).moves(one.at, { type: 'review.decided', verdict }))
        yield {
          by: 'staff',
          says: `${sayCase(one)}: ${verdict}`,
          run: own(one, (draft, mine) => {
            mine.approved = verdict === 'approve'
            draft.tell(mine, { type: 'review.decided', verdict })
          }),
        }
  }
}

/** The answers that identity providers still owe, and people who sign up with a contact. */
function* byProviders(model: Model, world: World): Generator<Move> {
  for (const flight of world.flights)
    yield {
      by: 'provider',
      says: `answers the check that ${flight.by} began in ${flight.of}`,
      run(draft) {
        draft.flights = without(draft.flights, flight)
        const one = draft.cases.find((each) => model.rules.answers(each, flight))
        if (!one) return
        draft.happened.push({ type: 'answered', one: { ...one }, flight })
        hearFace(draft, one, flight.by)
        settle(draft, one)
      },
    }
  for (const thing of model.product.registers ?? []) {
    if (ownerOf(world, thing) !== undefined || claimsOn(world, thing).length > 0) continue
    yield {
      by: 'host',
      says: `someone registers with ${thing}`,
      run(draft) {
        const account = draft.account('another')
        draft.change('another', { bound: { ...account.bound, [factorOf(thing)]: thing } })
      },
    }
  }
}
const factorOf = (thing: Thing): Factor => factorsOf([thing.startsWith('e') ? 'email' : 'phone'])[0] ?? 'email'

/** Deadlines that are due, and then the next day. */
function* byClock(world: World): Generator<Move> {
  let waits = false
  for (const one of world.cases)
    for (const due of one.due) {
      if (due.at > NOW) continue
      waits = true
      yield {
        by: 'clock',
        says: `${sayCase(one)}: ${due.delay} is over`,
        run: own(one, (draft, mine) => {
          mine.due = mine.due.filter(({ id }) => id !== due.id)
          draft.tell(mine, clockFact(due.id))
        }),
      }
    }
  if (!waits && world.cases.every(({ asked }) => asked.length === 0))
    yield { by: 'clock', says: 'a day passes', run: (draft) => ageing(draft) }
}
