import type { Flow } from '../../flow.ts'
import { happenedIn } from '../happenings.ts'
import { around } from './around.ts'
import { saidBy } from './inputs.ts'
import { openings } from './openings.ts'
import { placeOf } from './place.ts'
import { Play, playing } from './play.ts'
import type { KeptPlay, Stage, Step } from './stage.ts'
import { transitionsIn } from './taken.ts'

/** A step of a way, and the step it follows on. */
export interface Branch {
  readonly step: Step
  readonly after?: Branch
  /** Transitions that no earlier branch takes, as `<flow>: <transition>`. */
  readonly takes: readonly string[]
}
export interface CoverOptions extends Stage {
  /** The flows that are begun; default: all of the stage. */
  readonly of?: readonly Flow[]
  /** Moments from which everything is tried, of each flow: more take longer and find more. Default 300. */
  readonly moments?: number
}
/** Ways through the runtime that between them take every transition that was found. */
export interface Covering {
  readonly branches: readonly Branch[]
  readonly taken: ReadonlySet<string>
  /** Steps that were played to find them. */
  readonly tried: number
  /** How many of them made it happen (see `happenedIn`; with `answer code_wrong` and the like). */
  readonly sometimes: ReadonlyMap<string, number>
}

/**
 * Tries what people say and what happens around them, in a runtime without faults, and keeps what takes a transition for the first time. The same
 * options give the same ways.
 */
export async function cover({ of, moments = 300, ...stage }: CoverOptions): Promise<Covering> {
  const search = new Search(stage)
  for (const flow of of ?? stage.flows) await search.from(flow, moments)
  const { branches, taken, tried, sometimes } = search
  return { branches: [...branches], taken, tried, sometimes }
}

interface Moment {
  readonly kept: KeptPlay
  readonly branch: Branch
  readonly flow: string
  /** What she sees. */
  readonly state: string
  /** How often something came in between. */
  readonly detours: number
}
/** The same in the same state is tried from so many moments: what leads on, and what does not. */
const OFTEN = { on: 12, off: 3 } as const

function* happened({ spy, refusals, people }: Play, since = 0): Generator<string> {
  yield* happenedIn(spy.done.slice(since))
  for (const code of refusals) yield `answer ${code}`
  for (const { disabled, choices } of [...people.values()].flatMap(({ view }) => view.inputs))
    for (const why of [disabled, ...choices.map((choice) => choice.disabled)]) if (why) yield `answer ${why.reason}`
}

class Search {
  readonly branches = new Set<Branch>()
  readonly taken = new Set<string>()
  readonly sometimes = new Map<string, number>()
  tried = 0
  readonly #stage: Stage
  readonly #places = new Set<string>()
  readonly #times = new Map<string, number>()
  readonly #visits = new Map<string, number>()
  #home = ''
  #warm: Moment[] = []
  #cold: Moment[] = []

  constructor(stage: Stage) {
    this.#stage = stage
  }

  async from(flow: Flow, moments: number): Promise<void> {
    this.#home = flow.id
    this.#warm = []
    this.#cold = []
    for (const step of openings(flow)) await this.#try(step)
    for (let count = 0; count < moments; count++) {
      const moment = this.#next()
      if (!moment) return
      await this.#goOn(moment)
    }
  }

  /** What found something new, the latest first; then what leads straight on in its own flow, from where it has been tried least. */
  #next(): Moment | undefined {
    const newest = this.#warm.pop()
    if (newest) return newest
    const far = ({ state, detours, flow }: Moment) =>
      (this.#visits.get(state) ?? 0) + 3 * detours + (flow === this.#home ? 0 : 12)
    const nearest = this.#cold.reduce<Moment | undefined>((a, b) => (a && far(a) < far(b) ? a : b), undefined)
    if (nearest) this.#cold.splice(this.#cold.indexOf(nearest), 1)
    return nearest
  }
  async #goOn(moment: Moment): Promise<void> {
    const { kept, state } = moment
    this.#visits.set(state, (this.#visits.get(state) ?? 0) + 1)
    const play = await Play.from(this.#stage, kept)
    const steps = [...saidBy(play, 'ada'), ...(await around(play, 'ada'))]
    await play.close()
    for (const step of steps) {
      const name = `${state} ${step.says}`
      const times = this.#times.get(name) ?? 0
      if (times >= (step.leads ? OFTEN.on : OFTEN.off)) continue
      this.#times.set(name, times + 1)
      await this.#try(step, moment)
    }
  }
  async #try(step: Step, from?: Moment): Promise<void> {
    this.tried += 1
    const play = await playing(this.#stage, from?.kept, step)
    const takes = [...transitionsIn(play.spy.done, this.#stage.flows, from?.kept.commits.length)].filter(
      (name) => !this.taken.has(name),
    )
    const branch: Branch = { step, takes, ...(from ? { after: from.branch } : {}) }
    for (const name of takes) this.taken.add(name)
    for (const name of new Set(happened(play, from?.kept.commits.length)))
      this.sometimes.set(name, (this.sometimes.get(name) ?? 0) + 1)
    if (takes.length > 0) this.#keep(branch)
    const someone = play.people.get('ada')
    const place = someone && (await placeOf(play))
    if (someone && place !== undefined && !this.#places.has(place)) {
      this.#places.add(place)
      const { view } = someone
      const moment: Moment = {
        kept: await play.keep(this.#stage.shelf),
        branch,
        flow: view.case.flow,
        state: `${view.case.flow} ${view.step.name}`,
        detours: (from?.detours ?? 0) + (step.leads ? 0 : 1),
      }
      if (takes.length > 0 && moment.flow === this.#home) this.#warm.push(moment)
      else this.#cold.push(moment)
    }
    await play.close()
  }
  #keep(branch: Branch): void {
    if (branch.after && !this.branches.has(branch.after)) this.#keep(branch.after)
    this.branches.add(branch)
  }
}
