import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { flows } from 'regain/machines'
import { z } from 'zod'
import type { Flow } from '../../src/flow.ts'
import { lint } from '../../src/lint.ts'
import { type Edge, explore, type Graph, sayFact } from '../../src/testing/explore.ts'
import { type Mutant, mutantsOf } from '../../src/testing/mutate.ts'
import { firstBroken, type Property } from '../../src/testing/property.ts'
import { type EffectType, effects } from '../../src/vocabulary/effects.ts'
import { met, only } from './accounts.ts'
import { propertiesOf } from './own.ts'

export interface Verdict {
  readonly killed: readonly { readonly says: string; readonly by: string }[]
  readonly survived: readonly Mutant[]
  /** Under both presets not a state, step or effect differs. */
  readonly same: readonly Mutant[]
}

export const mutantsFor = (flow: Flow): Mutant[] =>
  mutantsOf(flow.machine, { targets: ['completed', 'applying', 'submitting'] })

/** Who finds the fault: the lint, a machine that cannot be built or does not end, or a sentence about its ways. */
export function judge(flow: Flow, mutants: readonly Mutant[]): Verdict {
  const presets = [flow, flow.with({ policy: 'hardened' })]
  const properties = propertiesOf(flow, met)
  const sound = presets.map((preset) => {
    const graph = explore(preset, { only })
    const broken = firstBroken(graph, properties)
    if (broken) throw new Error(`the sound machine breaks: ${broken.name}: ${broken.exception(graph)}`)
    return digest(graph)
  })
  const verdict = {
    killed: new Array<{ says: string; by: string }>(),
    survived: new Array<Mutant>(),
    same: new Array<Mutant>(),
  }
  for (const mutant of mutants) {
    const by = findsIn({ flow, presets, sound, properties }, mutant)
    if (by === 'same') verdict.same.push(mutant)
    else if (by === undefined) verdict.survived.push(mutant)
    else verdict.killed.push({ says: mutant.says, by })
  }
  return verdict
}

interface Bench {
  readonly flow: Flow
  readonly presets: readonly Flow[]
  readonly sound: readonly string[]
  readonly properties: readonly Property[]
}
function findsIn({ flow, presets, sound, properties }: Bench, mutant: Mutant): string | undefined {
  let isSame = true
  try {
    const machine = mutant.build()
    const [finding] = lint(machine, flow.id)
    if (finding) return `lint: ${finding}`
    for (const [index, { policy }] of presets.entries()) {
      const graph = explore({ machine, policy }, { only, limit: 60_000 })
      if (digest(graph) === sound[index]) continue
      isSame = false
      const broken = firstBroken(graph, properties)
      if (broken) return broken.name
    }
    return isSame ? 'same' : undefined
  } catch (fault) {
    return `does not run: ${fault instanceof Error ? fault.message : String(fault)}`
  }
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

const here = fileURLToPath(import.meta.url)
const Judged = z.strictObject({
  killed: z.array(z.strictObject({ says: z.string(), by: z.string() })),
  survived: z.array(z.string()),
  same: z.array(z.string()),
})
/** Every `step`-th mutant and those named, in a process of its own. */
export async function judgedIn(flow: string, step: number, named: readonly string[]): Promise<z.infer<typeof Judged>> {
  const { NODE_OPTIONS: _, ...env } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--conditions=regain-source', here, flow, String(step), JSON.stringify(named)],
    { env: { ...env, NODE_ENV: 'production' }, maxBuffer: 64e6 },
  )
  return Judged.parse(JSON.parse(stdout))
}
if (process.argv[1] === here) {
  const [, , id, step = '1', named = '[]'] = process.argv
  const wanted = z.array(z.string()).parse(JSON.parse(named))
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new Error(`no flow ${id}`)
  const chosen = mutantsFor(flow).filter(({ says }, index) => index % Number(step) === 0 || wanted.includes(says))
  const { killed, survived, same } = judge(flow, chosen)
  const says = (mutants: readonly Mutant[]): string[] => mutants.map((mutant) => mutant.says)
  console.log(JSON.stringify({ killed, survived: says(survived), same: says(same) }))
}
