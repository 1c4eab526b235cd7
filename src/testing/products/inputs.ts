import { Contact, type Evidence, type Factor, factorsOf, isContact } from '../../vocabulary/factors.ts'
import type { Fact, FactType } from '../../vocabulary/facts.ts'
import { everyFact, sayFact } from '../explore.ts'
import { counts, guess, sendCode, sends, succeed } from './counting.ts'
import type { Draft } from './draft.ts'
import { enrolledIn, findSubject, recognise } from './entering.ts'
import type { Part } from './part.ts'
import type { Model, Person } from './product.ts'
import { type Bound, type Case, kindOf, type Thing, type World } from './world.ts'

/** Something a person can do in a case of theirs. */
export interface Input {
  readonly says: string
  readonly run: (draft: Draft, one: Case) => void
  /** The case stays as it is, and its person goes on in another. */
  readonly leaves?: boolean
}
interface Seen {
  readonly model: Model
  readonly world: World
  readonly one: Case
  readonly part: Part
  readonly person: Person
  readonly bound: Bound
}

/** Heard as they are said. */
const plain: readonly FactType[] = [
  'password.forgotten',
  'contacts.unavailable',
  'path.chosen',
  'factor.unavailable',
  'item.chosen',
  'lost.confirmed',
  'replacement.skipped',
  'step.back',
  'login.returned',
  'case.cancelled',
]
export function* inputsOf(model: Model, world: World, one: Case, part: Part): Generator<Input> {
  const person = model.product.people[one.by]
  const seen: Seen = { model, world, one, part, person, bound: world.accounts[one.account]?.bound ?? {} }
  const { listens } = part.state(one.at)
  for (const type of listens) {
    if (plain.some((each) => each === type)) yield* plainly(seen, type)
    else yield* checked[type]?.(seen) ?? []
  }
}

function* plainly({ one, part, bound, person }: Seen, type: string): Generator<Input> {
  const enrolled = enrolledIn(bound).filter((kind) => person.loses?.includes(kind) ?? true)
  const known = (kinds: readonly Factor[]) => kinds.every((kind) => enrolled.includes(kind))
  const fits = (fact: Fact) =>
    ('kind' in fact ? known(factorsOf([fact.kind])) : true) && ('kinds' in fact ? known(fact.kinds) : true)
  for (const fact of everyFact(typeOf(type)).filter(fits))
    if (part.moves(one.at, fact))
      yield {
        says: sayFact(fact),
        run: (draft, mine) => void draft.tell(mine, fact),
        leaves: fact.type === 'login.returned',
      }
}
const typeOf = (type: string): FactType => plain.find((each) => each === type) ?? 'case.cancelled'

const holds = ({ person }: Seen, thing: Thing | undefined): boolean =>
  thing !== undefined && (person.holds?.includes(thing) ?? false)

/** Facts that take a check: what the person has and knows decides. */
const checked: { readonly [type: string]: (seen: Seen) => Generator<Input> } = {
  *'password.accepted'(seen) {
    const { one, world } = seen
    const isRight = world.accounts[one.account]?.knows.includes(one.by) ?? false
    if (isRight)
      yield right('gives the password', 'password', (draft, mine) =>
        recognise(draft, mine, {
          evidence: 'password',
          fact: ({ enrolled, root }) => ({ type: 'password.accepted', enrolled, root }),
        }),
      )
    yield* wrong(seen, 'password')
  },
  *'federated.accepted'(seen) {
    const mailbox = seen.bound.email
    // whoever has the mailbox has the account at Google or Apple that is recovered through it
    if (holds(seen, mailbox))
      yield {
        says: `signs in elsewhere as ${mailbox}`,
        run: (draft, mine) =>
          recognise(draft, mine, {
            evidence: 'federated',
            fact: ({ enrolled }) => ({ type: 'federated.accepted', enrolled }),
          }),
      }
  },
  *'account.reached'(seen) {
    for (const kind of Contact.options) {
      const thing = seen.bound[kind]
      yield* ask(seen, kind, thing)
      if (!mayTry(seen, kind)) continue
      if (holds(seen, thing))
        yield right(`gives the code from ${thing}`, kind, (draft, mine) =>
          recognise(draft, mine, {
            evidence: kind,
            fact: ({ enrolled }) => ({ type: 'account.reached', kind, enrolled }),
          }),
        )
      yield* wrong(seen, kind)
    }
  },
  *'code.accepted'(seen) {
    for (const kind of Contact.options) {
      const fact = { type: 'code.accepted', kind } as const
      if (!seen.part.moves(seen.one.at, fact)) continue
      const thing = seen.one.contacts[kind]
      yield* ask(seen, kind, thing)
      if (!mayTry(seen, kind)) continue
      if (holds(seen, thing)) yield shown(`gives the code from ${thing}`, kind, fact)
      yield* wrong(seen, kind)
    }
  },
  *'totp.accepted'(seen) {
    const fact = { type: 'totp.accepted' } as const
    if (!seen.part.moves(seen.one.at, fact)) return
    if (holds(seen, seen.bound.totp)) yield shown(`gives the code of ${seen.bound.totp}`, 'totp', fact)
    yield* wrong(seen, 'totp')
  },
  *'identity.passed'({ model, one, world }) {
    const late = model.product.late ?? false
    if (!late) yield { says: 'shows their face', run: (draft, mine) => hearFace(draft, mine, mine.by) }
    else if (world.flights.length < 2)
      yield {
        says: 'looks into the camera',
        run(draft, mine) {
          const challenge = free(world.flights.map((flight) => flight.challenge))
          mine.challenge = challenge
          draft.flights = [...draft.flights, { challenge, of: one.id, by: one.by }]
        },
      }
  },
  *'answers.scored'({ one }) {
    const band = one.by === 'owner' ? 'strong' : 'weak'
    yield {
      says: `answers the questions, ${band}`,
      run: (draft, mine) => void (draft.tell(mine, { type: 'answers.scored', band }) && fresh(mine, 'answers')),
    }
  },
  *'contact.proved'({ one, part, person, world, model }) {
    for (const thing of person.brings ?? []) {
      const kind = kindOf(thing)
      if (!isContact(kind) || !part.moves(one.at, { type: 'contact.proved', kind })) continue
      if (Object.values(one.contacts).includes(thing)) continue
      if (model.rules.refuses(world, thing, one.account)) continue
      yield {
        says: `proves ${thing}`,
        run(draft, mine) {
          if (mine.reserved.includes(kind)) draft.unreserve(mine, kind)
          mine.brought = { ...mine.brought, [kind]: thing }
          draft.tell(mine, { type: 'contact.proved', kind })
        },
      }
    }
  },
  *'enrolment.proved'({ one, part, person }) {
    const fact = { type: 'enrolment.proved' } as const
    if (!part.moves(one.at, fact)) return
    for (const thing of person.brings ?? [])
      if (kindOf(thing) === 'totp')
        yield {
          says: `sets ${thing} up`,
          run(draft, mine) {
            mine.brought = { ...mine.brought, totp: thing }
            draft.tell(mine, fact)
          },
        }
  },
  *'newPassword.given'() {
    yield {
      says: 'chooses a new password',
      run: (draft, mine) =>
        submit(draft, mine, () => {
          mine.chose = true
          if (draft.tell(mine, { type: 'newPassword.given' })) mine.submitted = true
        }),
    }
  },
  *'request.submitted'() {
    yield {
      says: 'submits the request',
      run: (draft, mine) =>
        submit(draft, mine, () => {
          if (draft.tell(mine, { type: 'request.submitted' })) mine.submitted = true
        }),
    }
  },
}

/** `identity.ts`: whose face it is. */
export function hearFace(draft: Draft, one: Case, by: Case['by']): void {
  const faces = draft.model.product.people[by].face ?? []
  one.challenge = undefined
  const lends = draft.part(one).flow.roles.changes === 'subject'
  const another = faces.find((account) => account !== one.account)
  const of = lends ? (another === undefined ? 'nobody' : 'another') : faces.includes(one.account) ? 'owner' : 'nobody'
  if (lends && another !== undefined && !findSubject(draft, one, another)) return
  if (of !== 'nobody') fresh(one, 'identity')
  draft.tell(one, { type: 'identity.passed', of })
}

/** `request.ts`: evidence is as old as it is when the request is submitted; the accounts are looked at once more. */
function submit(draft: Draft, one: Case, go: () => void): void {
  const concerned = [one.account, ...(one.subject === undefined ? [] : [one.subject])]
  if (concerned.some((id) => draft.account(id).frozen)) return void draft.tell(one, { type: 'account.frozen' })
  const { enrolled, proven } = draft.context(one)
  const changed = enrolledIn(draft.account(one.account).bound).join() !== enrolled.join()
  const stale = proven.filter((kind) => one.old.includes(kind) || (changed && kind === 'password'))
  if (stale.length > 0) for (const kind of stale) draft.tell(one, { type: 'evidence.stale', kind })
  else {
    one.outdated = []
    one.approved = false
    go()
  }
}

const free = (taken: readonly string[]): string => {
  let number = 0
  while (taken.includes(String(number))) number++
  return String(number)
}
const fresh = (one: Case, evidence: Evidence): void => {
  one.old = one.old.filter((kind) => kind !== evidence)
}

/** Where codes are counted one has to be asked for first. */
const mayTry = ({ model, one }: Seen, kind: Contact): boolean => !counts(model, sends(kind)) || one.live.includes(kind)
function* ask({ model, one }: Seen, kind: Contact, thing: Thing | undefined): Generator<Input> {
  if (counts(model, sends(kind)) && thing !== undefined && !one.live.includes(kind))
    yield { says: `asks for a code to ${thing}`, run: (draft, mine) => sendCode(draft, mine, kind, thing) }
}
const right = (says: string, purpose: Evidence, go: Input['run']): Input => ({
  says,
  run(draft, mine) {
    if (!succeed(draft, mine, purpose)) return
    mine.live = mine.live.filter((kind) => kind !== purpose)
    go(draft, mine)
  },
})
/** `frozen.ts`: a sign-in hears of no freeze, so it is asked with each factor. */
const shown = (says: string, evidence: Evidence, fact: Fact): Input =>
  right(says, evidence, (draft, mine) => {
    fresh(mine, evidence)
    const isFrozen = !draft.part(mine).flow.changes && draft.account(mine.account).frozen
    draft.tell(mine, isFrozen ? { type: 'account.frozen' } : fact)
  })
function* wrong({ model }: Seen, purpose: Evidence): Generator<Input> {
  if (counts(model, purpose)) yield { says: `guesses (${purpose})`, run: (draft, mine) => guess(draft, mine, purpose) }
}
