import { type CopyDifference, type Differences, differences } from '../../src/diagram/differences.ts'
import { type Model, modelOf, readModel } from '../../src/diagram/model.ts'
import { type Preset, presets } from './conditions.ts'
import { type Flow, type Policy, PolicySchema, policyNames, say } from './core.ts'
import { under } from './session.ts'

/** A version of a flow that can stand on either side. */
export interface Version {
  readonly key: string
  readonly name: string
  readonly model: Model
}
const names: Readonly<Record<Preset, string>> = { exchange: 'the exchange’s own policy', hardened: 'hardened' }
/** The versions of a flow that the page knows itself. */
export const versionsOf = (flow: Flow): readonly Version[] =>
  presets.map((preset) => ({ key: preset, name: `This page, ${names[preset]}`, model: modelOf(under(flow, preset)) }))

export type Opened = { readonly ok: true; readonly version: Version } | { readonly ok: false; readonly says: string }
/** A file is a model of a flow as `npm run docs` writes it, or it is refused. */
export function openVersion(file: string, text: string): Opened {
  try {
    const model = readModel(text)
    // a file may have the outer form and not the inner one: what the page asks of it is asked here
    differences(model.description, model.description, { before: model.copy, after: model.copy })
    return { ok: true, version: { key: `file ${file}`, name: file, model } }
  } catch {
    return { ok: false, says: `${file} is no model of a flow: choose a .json file of docs/flows.` }
  }
}

/** How one version of a flow differs from another, and which texts read otherwise because a value has changed. */
export interface Changes extends Differences {
  readonly reads: readonly CopyDifference[]
  /** Names of policy values that have changed. */
  readonly terms: ReadonlySet<string>
}
export function changesOf(before: Model, after: Model): Changes {
  const found = differences(before.description, after.description, { before: before.copy, after: after.copy })
  const terms = new Set(found.policy.map(({ name }) => name))
  return { ...found, terms, reads: terms.size > 0 ? readingOtherwise(before, after, found.copy) : [] }
}
export const countOf = ({ flow, states, transitions, policy, copy }: Changes): number =>
  flow.length + states.length + transitions.length + policy.length + copy.length

const policyOf = ({ description }: Model): Policy | undefined =>
  PolicySchema.safeParse(
    Object.fromEntries(policyNames.map((name) => [name, description.policy.find((term) => term.name === name)?.value])),
  ).data

/** Texts that are the same but for the values they name. */
function readingOtherwise(before: Model, after: Model, changed: readonly CopyDifference[]): CopyDifference[] {
  const [old, now] = [policyOf(before), policyOf(after)]
  if (!old || !now) return []
  const told = new Set(changed.map(({ language, key }) => `${language} ${key}`))
  return Object.entries(after.copy).flatMap(([language, copy]) =>
    [...textsOf(copy)].flatMap(([key, text]): CopyDifference[] => {
      if (told.has(`${language} ${key}`) || !text.includes('{')) return []
      const [was, is] = [old, now].map((policy) => say(text, { copy, language, policy }))
      return was === undefined || is === undefined || was === is
        ? []
        : [{ change: 'changed', language, key, before: was, after: is }]
    }),
  )
}
function* textsOf(value: unknown, key = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [key, value]
  else
    for (const [name, inner] of Object.entries(Object(value)))
      yield* textsOf(inner, key === '' ? name : `${key}.${name}`)
}
