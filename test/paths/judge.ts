import { fileURLToPath } from 'node:url'
import { flows } from 'regain/machines'
import type { AnyStateMachine } from 'xstate'
import { z } from 'zod'
import type { Flow } from '../../src/flow.ts'
import { lint } from '../../src/lint.ts'
import { type ExploreOptions, explore } from '../../src/testing/explore.ts'
import { isOfFew as met, few as only } from '../../src/testing/few.ts'
import { type Mutant, mutantsOf } from '../../src/testing/mutate.ts'
import { Altered, differs } from '../../src/testing/mutation/altered.ts'
import { Judges } from '../../src/testing/mutation/broken.ts'
import { Sound } from '../../src/testing/mutation/sound.ts'
import { firstBroken, type Property } from '../../src/testing/property.ts'
import { figures, type Preset, presets, strictest, vary } from './explored.ts'
import { propertiesOf } from './own.ts'
import { inWorkers, serve } from './workers.ts'

const Verdict = z.strictObject({
  says: z.string(),
  fault: z.string(),
  /** `same`: not a state, step or effect differs, whatever the account and the preset. */
  is: z.enum(['killed', 'same', 'alive']),
  /** Who found it. */
  by: z.string(),
})
export type Verdict = z.infer<typeof Verdict>
type Finding = Pick<Verdict, 'is' | 'by'>

export const mutantsFor = (flow: Flow): Mutant[] =>
  mutantsOf(flow.machine, { targets: ['completed', 'applying', 'submitting'] })

/** A sound exploration, and who judges what differs from it. */
class Ground {
  readonly #sound: Sound
  readonly #judges: Judges

  constructor(flow: Flow, options: ExploreOptions, properties: readonly Property[]) {
    this.#sound = new Sound(flow, options)
    this.#judges = new Judges(properties)
  }

  /** A sentence that the sound machine breaks would find fault with everything. */
  sound(properties: readonly Property[]): this {
    const broken = firstBroken(this.#sound.graph, properties)
    if (broken) throw new Error(`the sound machine breaks: ${broken.name}`)
    return this
  }

  judge(machine: AnyStateMachine, { places }: Mutant): Finding {
    try {
      if (!differs(this.#sound, machine, places)) return { is: 'same', by: '' }
      const broken = this.#judges.firstBroken(new Altered(this.#sound, machine, places))
      return broken ? { is: 'killed', by: broken.name } : { is: 'alive', by: '' }
    } catch (fault) {
      // a machine that does not run is killed; whoever explores it from the beginning finds the same
      const said = this.#stops(machine)
      if (said === undefined) throw fault
      return { is: 'killed', by: `does not run: ${said}` }
    }
  }

  #stops(machine: AnyStateMachine): string | undefined {
    try {
      explore({ machine, policy: this.#sound.graph.policy }, { only: this.#sound.only })
      return undefined
    } catch (fault) {
      return String(fault)
    }
  }
}

/**
 * A choice of accounts under both presets; then, where it `isThorough`, under the strictest policy, and every account under both. Each is made
 * when it is first needed.
 */
function* groundsOf(flow: Flow, isThorough: boolean): Generator<Ground> {
  const ground = (preset: Preset, options: ExploreOptions, properties: readonly Property[]) => {
    const made = new Ground(vary(flow, preset), options, properties)
    return isThorough ? made.sound(properties) : made
  }
  const some = propertiesOf(flow, met)
  for (const preset of presets) yield ground(preset, { only }, some)
  if (!isThorough) return
  yield ground(strictest, { only }, some)
  for (const preset of presets) yield ground(preset, {}, propertiesOf(flow))
}
/** Who finds a fault: the lint, a machine that cannot be built or does not end, or a sentence about its ways. */
export class Court {
  readonly #flow: Flow
  readonly #making: Generator<Ground>
  readonly #made: Ground[] = []

  constructor(flow: Flow, { isThorough }: { isThorough: boolean }) {
    this.#flow = flow
    this.#making = groundsOf(flow, isThorough)
  }

  judge(mutant: Mutant): Verdict {
    const { says, fault } = mutant
    const machine = this.#build(mutant)
    const found: Finding = typeof machine === 'string' ? { is: 'killed', by: machine } : this.#find(machine, mutant)
    return { says, fault, ...found }
  }

  #build(mutant: Mutant): AnyStateMachine | string {
    try {
      const machine = mutant.build()
      const [finding] = lint(machine, this.#flow.id)
      return finding ? `lint: ${finding}` : machine
    } catch (fault) {
      return `is no machine: ${fault instanceof Error ? fault.message : fault}`
    }
  }

  #find(machine: AnyStateMachine, mutant: Mutant): Finding {
    let is: Finding['is'] = 'same'
    for (const ground of this.#grounds()) {
      const found = ground.judge(machine, mutant)
      if (found.is === 'killed') return found
      if (found.is === 'alive') is = 'alive'
    }
    return { is, by: '' }
  }

  *#grounds(): Generator<Ground> {
    for (let index = 0; ; index++) {
      const ground = this.#made[index] ?? this.#making.next().value
      if (!ground) return
      this.#made[index] = ground
      yield ground
    }
  }
}

const Job = z.strictObject({
  flow: z.string(),
  step: z.int().min(1),
  named: z.array(z.string()),
  isThorough: z.boolean(),
})
const Judged = z.strictObject({
  flow: z.string(),
  verdicts: z.array(Verdict),
  /** Of one core. */
  seconds: z.number(),
})
export type Judged = z.infer<typeof Judged>

const here = fileURLToPath(import.meta.url)
serve(here, (given) => {
  const { flow: id, step, named, isThorough } = Job.parse(given)
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new Error(`no flow ${id}`)
  const before = process.cpuUsage()
  const court = new Court(flow, { isThorough })
  const chosen = mutantsFor(flow).filter(({ says }, index) => index % step === 0 || named.includes(says))
  const verdicts = chosen.map((mutant) => court.judge(mutant))
  const { user, system } = process.cpuUsage(before)
  return { flow: id, verdicts, seconds: (user + system) / 1e6 }
})
/** Every `step`-th mutant of the flows that are wanted and those named, the largest flow first. */
export async function judgeAll({
  step = 1,
  named = () => [],
  wanted = () => true,
  isThorough,
}: {
  readonly step?: number
  readonly named?: (flow: string) => readonly string[]
  readonly wanted?: (flow: string) => boolean
  readonly isThorough: boolean
}): Promise<Judged[]> {
  const sizeOf = ({ flow }: { flow: string }) => figures[`${flow} hardened`]?.edges ?? 0
  return inWorkers(
    here,
    flows
      .filter(({ id }) => wanted(id))
      .map(({ id }) => ({ flow: id, step, named: [...named(id)], isThorough }))
      .sort((one, other) => sizeOf(other) - sizeOf(one)),
    (answer) => Judged.parse(answer),
  )
}
