import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { flows } from 'regain/machines'
import { z } from 'zod'
import type { Flow } from '../../src/flow.ts'
import { lint } from '../../src/lint.ts'
import { type Edge, explore, type Graph, sayFact } from '../../src/testing/explore.ts'
import { type Mutant, mutantsOf } from '../../src/testing/mutate.ts'
import type { Plight } from '../../src/testing/properties/index.ts'
import type { Property } from '../../src/testing/property.ts'
import type { Fact } from '../../src/vocabulary/facts.ts'
import { propertiesOf } from './own.ts'

export interface Verdict {
  readonly killed: readonly { readonly says: string; readonly by: string }[]
  readonly survived: readonly Mutant[]
  /** Under both presets not a state, step or effect differs. */
  readonly same: readonly Mutant[]
}

/** Accounts that between them meet every guard; the whole exploration takes every one. */
const accounts = new Set(['', 'totp', 'passkey', 'email,totp', 'email,passkey', 'email,phone,totp'])
const only = (fact: Fact): boolean => {
  if ('enrolled' in fact && !accounts.has(fact.enrolled.join())) return false
  if ('root' in fact && fact.root === 'phone') return false
  return fact.type !== 'lost.confirmed' || fact.kinds.length < 4
}

const met = ({ enrolled, lost, root }: Plight): boolean =>
  accounts.has(enrolled.join()) && root !== 'phone' && lost.length < 4

export const mutantsFor = (flow: Flow): Mutant[] =>
  mutantsOf(flow.machine, { targets: ['completed', 'applying', 'submitting'] })

/** Who finds the fault: the lint, a machine that cannot be built or does not end, or a sentence about its ways. */
export function judge(flow: Flow, mutants: readonly Mutant[]): Verdict {
  const presets = [flow, flow.with({ policy: 'hardened' })]
  const properties = propertiesOf(flow, met)
  const sound = presets.map((preset) => {
    const graph = explore(preset, { only })
    for (const { name, exception } of properties)
      if (exception(graph)) throw new Error(`the sound machine breaks: ${name}: ${exception(graph)}`)
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
      for (const { name, exception } of properties) if (exception(graph)) return name
    }
    return isSame ? 'same' : undefined
  } catch (fault) {
    return `does not run: ${fault instanceof Error ? fault.message : String(fault)}`
  }
}

/** Messages have queues of their own: among the rest of the effects their place means nothing; nor does an empty set. */
const sayEffects = (effects: Edge['effects']): string => {
  const done = effects.filter(({ params }) => !('kinds' in params) || params.kinds.length > 0)
  const isMessage = ({ type }: (typeof done)[number]) => type === 'notify' || type === 'code.send'
  return JSON.stringify([done.filter((effect) => !isMessage(effect)), done.filter(isMessage)])
}
/** Equal for two graphs that cannot be told apart from outside. */
const digest = ({ states, edges }: Graph): string => {
  let hash = states.length
  for (const { from, to, fact, effects } of edges) {
    const text = `${from.index} ${to.index} ${sayFact(fact)} ${sayEffects(effects)}`
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
