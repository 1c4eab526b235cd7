import { clockFact } from '../../engine.ts'
import { ageing } from './ageing.ts'
import { apply, look } from './applying.ts'
import type { Draft } from './draft.ts'
import { hearFace } from './inputs.ts'
import type { Move } from './moves.ts'
import { type Model, partOf } from './product.ts'
import { claimsOn, ownerOf } from './rules.ts'
import { sayCase, settle, within } from './settling.ts'
import { type AccountId, type Case, changedBy, kindOf, NOW, type World, without } from './world.ts'

/** What the account lane asks, in order and case by case. */
export function* byHost(model: Model, world: World): Generator<Move> {
  for (const one of world.cases) {
    const [asked] = one.asked
    if (asked === undefined) continue
    const next = (says: string, go: (draft: Draft, mine: Case) => void): Move => ({
      by: 'host',
      says: `${sayCase(one)}: ${says}`,
      run: within(one, (draft, mine) => {
        mine.asked = mine.asked.slice(1)
        go(draft, mine)
      }),
    })
    if (asked === 'freeze') yield next('the host freezes the account', (draft, mine) => freeze(draft, changedBy(mine)))
    else if (asked !== 'risk') yield next('the host makes the change', (draft, mine) => apply(draft, mine, asked))
    else
      for (const verdict of ['approve', 'review'] as const)
        yield next(`the risk port says ${verdict}`, (draft, mine) => {
          const isFrozen = [mine.account, changedBy(mine)].some((id) => draft.account(id).frozen)
          if (!isFrozen) look(draft, mine)
          draft.tell(mine, isFrozen ? { type: 'account.frozen' } : { type: 'risk.decided', verdict })
        })
  }
  for (const thing of model.product.registers ?? [])
    if (ownerOf(world, thing) === undefined && claimsOn(world, thing).length === 0)
      yield {
        by: 'host',
        says: `someone registers with ${thing}`,
        run(draft) {
          const { bound } = draft.account(STRANGER)
          draft.change(STRANGER, { bound: { ...bound, [kindOf(thing)]: thing } })
        },
      }
}
/** The account of whoever registers. */
const STRANGER = 'another'

/** The host freezes an account and says so; what is open on it hears of it. */
export function freeze(draft: Draft, account: AccountId): void {
  draft.change(account, { frozen: true, sessions: [] })
  const open = draft.find(draft.model.rules.reached(draft.account(account).ledger))
  if (open) draft.tell(open, { type: 'account.frozen' })
}

/** People look at what waits for them. */
export function* byStaff(model: Model, world: World): Generator<Move> {
  for (const one of world.cases)
    for (const verdict of model.product.verdicts ?? (['approve', 'deny'] as const))
      if (one.review && partOf(model, one).moves(one.at, { type: 'review.decided', verdict }))
        yield {
          by: 'staff',
          says: `${sayCase(one)}: ${verdict}`,
          run: within(one, (draft, mine) => {
            mine.approved = verdict === 'approve'
            draft.tell(mine, { type: 'review.decided', verdict })
          }),
        }
}

/** The answers that identity providers still owe. */
export function* byProviders(model: Model, { flights }: World): Generator<Move> {
  for (const flight of flights)
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
}

/** Deadlines that are due; when none is left and the host has done what it was asked, the next day. */
export function* byClock({ cases }: World): Generator<Move> {
  let waits = cases.some(({ asked }) => asked.length > 0)
  for (const one of cases)
    for (const due of one.due) {
      if (due.at > NOW) continue
      waits = true
      yield {
        by: 'clock',
        says: `${sayCase(one)}: ${due.delay} is over`,
        run: within(one, (draft, mine) => {
          mine.due = mine.due.filter(({ id }) => id !== due.id)
          draft.tell(mine, clockFact(due.id))
        }),
      }
    }
  if (!waits) yield { by: 'time', says: 'a day passes', run: ageing }
}
