import { memoryStorage } from '../../src/adapters/memory.ts'
import { RecoveryError } from '../../src/errors.ts'
import type { Flow } from '../../src/flow.ts'
import type { CaseRecord } from '../../src/recovery/record.ts'
import { ada, honest } from '../../src/testing/simulation/people.ts'
import { accounts, begin, comeAgain } from './arrivals.ts'
import { approve, type Move, movesOf } from './moves.ts'
import { open, type Saved, type Scene, save, type Visitor } from './saved.ts'

const readRecord = (body: string): CaseRecord => JSON.parse(body)
export const recordOf = ({ rows, caseId }: Saved): CaseRecord =>
  readRecord(rows.cases.find(({ id }) => id === caseId)?.body ?? '{}')
const nameOf = ({ flow, rest }: CaseRecord): string => `${flow} ${JSON.stringify(rest.value)}`
/** Where the case stands. */
export const placeOf = (saved: Saved): string => nameOf(recordOf(saved))

/** What tells two cases in one state from each other, as far as it matters to what can be done next. */
function shapeOf(saved: Saved): string {
  const { rest, issues, challenge, replacements, handles, tries } = recordOf(saved)
  const live = issues.filter(({ closedAt }) => closedAt === undefined).map(({ kind, to }) => `${kind} ${to}`)
  const begun = challenge && { ...challenge, request: '', body: '' }
  const known = [replacements.map(({ kind }) => kind), handles.map(({ kind }) => kind), tries]
  return JSON.stringify([rest.context, live, begun, known])
}

const losses: readonly Visitor['lost'][] = [['phone'], ['totp'], ['email', 'phone']]
/** On and on honestly, and when nothing is left to say, with time. */
async function* honestly(scene: Scene, lost: Visitor['lost']): AsyncGenerator<Saved> {
  const { world, person, spy, visitor } = scene
  for (let step = 0; step < 60; step++) {
    const input = await honest(person, { account: visitor.account, lost }).catch(() => undefined)
    const before = spy.done.length
    if (input) await person.say(input).catch(() => undefined)
    else await world.recovery.tick()
    if (spy.done.length === before) return
    await person.look().catch(() => undefined)
    yield save(scene)
  }
}

/** Every state that cases come to, each as it was come to first. Of each state and account so many different cases go on. */
export class Gathering {
  readonly found = new Map<string, Saved>()
  readonly #seen = new Map<string, Set<string>>()
  readonly #waiting: Saved[] = []
  readonly #flows: readonly Flow[]
  readonly #breadth: number
  moves = 0

  constructor(flows: readonly Flow[], breadth = 1) {
    this.#flows = flows
    this.#breadth = breadth
  }

  /** Everything that can happen to whoever comes to a flow. */
  async gather(flow: Flow): Promise<void> {
    for (const account of accounts) {
      this.#note(await save(await begin(this.#flows, flow, account)))
      await this.#goOn()
    }
    for await (const saved of sequels(this.#flows, flow)) this.#note(saved)
    await this.#goOn()
  }

  /** Where one honest person comes, whether people look at the request or not. */
  async walk(flow: Flow): Promise<void> {
    for (const risk of ['approve', 'review'] as const)
      for (const lost of losses) {
        const scene = await begin(this.#flows, flow, ada)
        scene.world.risk = risk
        this.#note(await save(scene))
        for await (const saved of honestly(scene, lost)) this.#note(saved)
      }
  }

  #note(saved: Saved): void {
    for (const { id, body } of saved.rows.cases) {
      const place = nameOf(readRecord(body))
      if (!this.found.has(place)) this.found.set(place, { ...saved, caseId: id })
    }
    const name = `${placeOf(saved)} ${saved.visitor.account.id}`
    const shapes = this.#seen.get(name) ?? new Set<string>()
    this.#seen.set(name, shapes)
    const shape = shapeOf(saved)
    if (shapes.has(shape) || shapes.size >= this.#breadth) return
    shapes.add(shape)
    this.#waiting.push(saved)
  }
  async #goOn(): Promise<void> {
    for (let saved = this.#waiting.shift(); saved; saved = this.#waiting.shift()) {
      for (const lost of losses) for await (const next of honestly(await this.#open(saved), lost)) this.#note(next)
      for (const move of movesOf(await this.#open(saved)))
        for await (const next of this.#after(saved, move)) this.#note(next)
    }
  }
  #open(saved: Saved): Promise<Scene> {
    return open(saved, this.#flows, memoryStorage())
  }
  async *#after(saved: Saved, move: Move): AsyncGenerator<Saved> {
    const scene = await this.#open(saved)
    const before = scene.spy.done.length
    this.moves += 1
    try {
      await move.run(scene)
    } catch (fault) {
      const isNone = fault instanceof Error && /^no (code|notice|message) has come$/.test(fault.message)
      if (!(fault instanceof RecoveryError) && !isNone) throw fault
    }
    if (move.goesOn) yield* honestly(scene, scene.visitor.lost)
    else if (scene.spy.done.length > before) yield save(scene)
  }
}

const HOUR = 3_600_000
const exchangeOf = ({ id }: Flow): string => id.slice(0, id.indexOf('.'))

/** Cases that come after others: after denials, beside a request that stands, during a hold and after it; too late, and with an old app. */
async function* sequels(flows: readonly Flow[], flow: Flow): AsyncGenerator<Saved> {
  const neighbours = flows.filter((other) => exchangeOf(other) === exchangeOf(flow))
  for (const account of accounts) {
    for (const risk of ['deny', 'review', 'approve'] as const) {
      let scene = await begin(flows, flow, account)
      for (let round = 0; round < 4; round++) {
        scene.world.risk = risk
        yield* honestly(scene, ['phone'])
        scene = await comeAgain(scene, flow)
        yield save(scene)
      }
    }
    for (const next of neighbours) {
      const first = await begin(flows, flow, account)
      yield* honestly(first, ['totp'])
      await approve.run(first)
      yield* honestly(first, ['totp'])
      await first.world.pass(48 * HOUR)
      const scene = await comeAgain(first, next)
      yield save(scene)
      yield* honestly(scene, ['phone'])
    }
    yield save(await begin(flows, flow, account, 2 * HOUR))
    const newest = flow.with({ policy: { minClientVersion: { value: { web: '2.0' }, source: [] } } })
    yield save(await begin([newest], newest, account))
  }
}
