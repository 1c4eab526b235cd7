import { fileURLToPath } from 'node:url'
import { flows } from 'regain/machines'
import { z } from 'zod'
import type { Flow } from '../../src/flow.ts'
import { lint } from '../../src/lint.ts'
import { type Edge, explore, type Graph, sayFact } from '../../src/testing/explore.ts'
import { isOfFew as met, few as only } from '../../src/testing/few.ts'
import { type Mutant, mutantsOf } from '../../src/testing/mutate.ts'
import { firstBroken } from '../../src/testing/property.ts'
import { type EffectType, effects } from '../../src/vocabulary/effects.ts'
import { figures } from './explored.ts'
import { propertiesOf } from './own.ts'
import { inWorkers, serve } from './workers.ts'

export interface Verdict {
  readonly killed: readonly { readonly says: string; readonly by: string }[]
  readonly survived: readonly Mutant[]
  /** Under both presets not a state, step or effect differs. */
  readonly same: readonly Mutant[]
}

export const mutantsFor = (flow: Flow): Mutant[] =>
  mutantsOf(flow.machine, { targets: ['completed', 'applying', 'submitting'] })

/** Small flows are walked with every account. */
const isSmall = ({ id }: Flow): boolean => (figures[`${id} hardened`]?.edges ?? Number.POSITIVE_INFINITY) < 12_000

/** Who finds the fault: the lint, a machine that cannot be built or does not end, or a sentence about its ways. */
export function judge(flow: Flow, mutants: readonly Mutant[]): Verdict {
  const presets = [flow, flow.with({ policy: 'hardened' })]
  const options = { limit: 60_000, ...(isSmall(flow) ? {} : { only }) }
  const properties = propertiesOf(flow, isSmall(flow) ? undefined : met)
  const sound = presets.map((preset) => {
    const graph = explore(preset, options)
    const broken = firstBroken(graph, properties)
    if (broken) throw new Error(`the sound machine breaks: ${broken.name}: ${broken.exception(graph)}`)
    return digest(graph)
  })
  const findsIn = (mutant: Mutant): string | undefined => {
    try {
      const machine = mutant.build()
      const [finding] = lint(machine, flow.id)
      if (finding) return `lint: ${finding}`
      let isSame = true
      for (const [index, { policy }] of presets.entries()) {
        const graph = explore({ machine, policy }, options)
        const broken = firstBroken(graph, properties)
        if (broken) return broken.name
        isSame &&= digest(graph) === sound[index]
      }
      return isSame ? 'same' : undefined
    } catch (fault) {
      return `does not run: ${fault instanceof Error ? fault.message : String(fault)}`
    }
  }
  const verdict = {
    killed: new Array<{ says: string; by: string }>(),
    survived: new Array<Mutant>(),
    same: new Array<Mutant>(),
  }
  for (const mutant of mutants) {
    const by = findsIn(mutant)
    if (by === 'same') verdict.same.push(mutant)
    else if (by === undefined) verdict.survived.push(mutant)
    else verdict.killed.push({ says: mutant.says, by })
  }
  return verdict
}

/** What keeps its order: messages, each matter of the ledger, and the account with its hold; nor does an empty set mean anything. */
const queueOf = (type: EffectType): string => {
  const matter = type.slice(0, type.indexOf('.'))
  return effects[type].lane === 'ledger' && matter !== 'hold'
    ? matter
    : effects[type].lane === 'message'
      ? ''
      : 'account'
}
const sayEffects = ({ effects: asked }: Edge): string => {
  const done = asked.filter(({ params }) => !('kinds' in params) || params.kinds.length > 0)
  return JSON.stringify([...Map.groupBy(done, ({ type }) => queueOf(type))].sort())
}
/** Equal for two graphs that cannot be told apart from outside. */
const digest = ({ states, edges }: Graph): string => {
  let hash = states.length
  for (const edge of edges) {
    const text = `${edge.from.index} ${edge.to.index} ${sayFact(edge.fact)} ${sayEffects(edge)}`
    for (let index = 0; index < text.length; index++) hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0
  }
  return `${states.length} ${edges.length} ${hash}`
}

const Job = z.strictObject({ flow: z.string(), step: z.int().min(1), named: z.array(z.string()) })
const Judged = z.strictObject({
  flow: z.string(),
  killed: z.array(z.strictObject({ says: z.string(), by: z.string() })),
  survived: z.array(z.string()),
  same: z.array(z.string()),
})
export type Judged = z.infer<typeof Judged>

const here = fileURLToPath(import.meta.url)
serve(here, (given) => {
  const { flow: id, step, named } = Job.parse(given)
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new Error(`no flow ${id}`)
  const chosen = mutantsFor(flow).filter(({ says }, index) => index % step === 0 || named.includes(says))
  const { killed, survived, same } = judge(flow, chosen)
  const says = (mutants: readonly Mutant[]): string[] => mutants.map((mutant) => mutant.says)
  return { flow: id, killed: [...killed], survived: says(survived), same: says(same) }
})
/** Every `step`-th mutant of every flow and those named, the largest flow first. */
export async function judgeAll(
  step: number,
  named: Readonly<Record<string, readonly string[]>>,
  wanted: (flow: string) => boolean = () => true,
): Promise<Judged[]> {
  const sizeOf = ({ flow }: { flow: string }) => figures[`${flow} hardened`]?.edges ?? 0
  return inWorkers(
    here,
    flows
      .filter(({ id }) => wanted(id))
      .map(({ id }) => ({ flow: id, step, named: [...(named[id] ?? [])] }))
      .sort((one, other) => sizeOf(other) - sizeOf(one)),
    (answer) => Judged.parse(answer),
  )
}
