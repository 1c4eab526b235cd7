import { Draft, type Happening } from './draft.ts'
import { redeem } from './entering.ts'
import { handOver, isAtDoor, isCounted } from './opening.ts'
import { byPeople } from './people.ts'
import type { Model } from './product.ts'
import { byClock, byHost, byProviders, byStaff } from './surroundings.ts'
import { tidy } from './tidying.ts'
import type { Who, World } from './world.ts'

/** Who moves: a person, or what is around them; `time` alone makes a day pass. */
export type Mover = Who | 'host' | 'staff' | 'provider' | 'clock' | 'time'
export interface Move {
  readonly by: Mover
  readonly says: string
  readonly run: (draft: Draft) => void
}

/** Everything that can happen next, whoever does it. */
export function* movesOf(model: Model, world: World): Generator<Move> {
  yield* byPeople(model, world)
  yield* byHost(model, world)
  yield* byStaff(model, world)
  yield* byProviders(model, world)
  yield* byClock(world)
}

/** A move made: the world it leads to, and what happened on the way. */
export function made(
  model: Model,
  world: World,
  { run }: Pick<Move, 'run'>,
): { readonly world: World; readonly happened: readonly Happening[] } {
  const draft = new Draft(model, world)
  run(draft)
  handOver(draft)
  takeUp(draft)
  if (!isCounted(model)) draft.cases = draft.cases.filter((one) => !isAtDoor(draft, one))
  tidy(draft)
  return { world: draft.world, happened: draft.happened }
}

/** A sign-in that a case ended with is taken up at once. */
function takeUp(draft: Draft): void {
  const ended = draft.happened.flatMap((event) => (event.type === 'ended' ? [event] : []))
  for (const { one, outcome } of ended) if (outcome.type === 'signedIn') redeem(draft, one, draft.context(one).proven)
}
