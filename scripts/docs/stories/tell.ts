import { type Copy, type Flow, isFactType, policyNames, terms } from 'regain/core'
import type { Path, PathStep } from 'regain/testing'
import { delayOf } from '../../../src/engine.ts'
import { stateName } from '../../../src/names.ts'
import { Wording } from '../../../src/wording.ts'
import { sayValue } from '../words.ts'
import { anywhere, happenings, overdue, routine, shown } from './happenings.ts'
import { declares, leavingOn, lostOn } from './lost.ts'

type Heard = PathStep['fact']

const small = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const listed = (words: readonly string[]): string => new Intl.ListFormat('en').format(words)

/** What is said of a value that a fact carries: factors and choices by their names in the copy. */
function sayField(copy: Copy, value: unknown): string {
  if (Array.isArray(value)) return listed(value.map((each) => sayField(copy, each)))
  const text = String(value)
  const [, factor] = Object.entries(copy.factors).find(([kind]) => kind === text) ?? []
  const [, option] = Object.entries(copy.options).find(([name]) => name === text) ?? []
  return factor ? small(factor) : (option ?? shown[text] ?? text)
}

/** What happens, in words: `the code sent by e-mail is right`. */
export function tellFact({ copy: { en }, policy }: Flow, fact: Heard): string {
  if (!isFactType(fact.type)) {
    const delay = delayOf(fact.type)
    const name = policyNames.find((one) => one === delay)
    if (!name) return `after ${delay}`
    return (overdue[name] ?? `after {value}: ${terms[name].says}`).replace('{value}', sayValue(policy[name], en))
  }
  const says = happenings[fact.type]
  const { type, ...carried } = fact
  const fields = new Map<string, unknown>(Object.entries(carried))
  const text = typeof says === 'string' ? says : [...fields.values()].flatMap((value) => says[String(value)] ?? [])[0]
  return (text ?? type).replace(/\{(\w+)\}/g, (_, field: string) => sayField(en, fields.get(field)))
}

/** What a person has shown in a step, as a word; nothing where the step shows nothing. */
function proofIn(copy: Copy, { fact }: PathStep): string | undefined {
  if (fact.type === 'code.accepted' || fact.type === 'account.reached') return sayField(copy, fact.kind)
  if (fact.type === 'totp.accepted') return sayField(copy, 'totp')
  if (fact.type === 'passkey.accepted') return sayField(copy, 'passkey')
  return undefined
}

interface Asked {
  readonly how: 'swap' | 'migrate' | 'password'
  readonly release: readonly string[]
  readonly bind: readonly string[]
}
function changeIn(steps: readonly PathStep[]): Asked | undefined {
  for (const { effects } of steps.toReversed())
    for (const effect of effects) if (effect.type === 'change.apply') return effect.params
  return undefined
}
function tellChange(copy: Copy, asked: Asked | undefined): string {
  if (asked?.how === 'password') return 'new password set'
  if (asked?.how === 'migrate') return 'account moved'
  if (asked && asked.bind.length > 0) return `new ${sayField(copy, asked.bind)} bound`
  return asked && asked.release.length > 0 ? `${sayField(copy, asked.release)} taken off` : 'the change is made'
}

const labelOf = ({ meta }: PathStep['taken'][number]): string | undefined =>
  meta?.happy !== true && typeof meta?.label === 'string' ? meta.label : undefined

/** What a step adds to the sentence, where it is nothing that every story has. */
function clausesOf(
  flow: Flow,
  words: Wording,
  initial: string,
  { fact, from, to, taken }: PathStep,
): readonly string[] {
  const [first, ...after] = taken
  const label = first && labelOf(first)
  const told = tellFact(flow, fact)
  const following = after.flatMap((one) => {
    const says = one.eventType === '' ? labelOf(one) : undefined
    if (!says) return []
    // a state that is left at once shows nothing
    const isSeen = one.source.transitions.size > 0
    return [isSeen ? `“${words.screen(stateName(one.source.path.join('.'))).title}”: ${says}` : says]
  })
  const at = from === initial ? '' : ` at “${words.screen(from).title}”`
  if (anywhere.has(fact.type) || first?.eventType.includes('caseLife')) return [`${told}${at}`]
  if (fact.type === 'risk.decided' && fact.verdict === 'approve' && label) return [label]
  // a decision about something else than the request is said in the words of the machine
  if (fact.type === 'review.decided' && label && !told.startsWith(label)) return [`${label}, says a reviewer`]
  if (!isFactType(fact.type) || !routine.has(fact.type)) return [told]
  return from === to || !label ? following : [label, ...following]
}

/** The account that a story is about, where it is another than the usual one. */
function accountIn(copy: Copy, { fact }: PathStep, usual: readonly string[]): readonly string[] {
  if (!('enrolled' in fact) || fact.enrolled.length === 0 || fact.enrolled.join() === usual.join()) return []
  return [`only ${sayField(copy, fact.enrolled)} set up`]
}

/**
 * One sentence on a path: what was lost, what happened, how it ended; the words are the flow's own where it has some. `usual`: what is set up on
 * the account that the other stories are about.
 */
export function sentenceOf(flow: Flow, { steps, end }: Path, usual: readonly string[]): string {
  const words = Wording.of(flow.copy, 'en', flow.policy)
  const { en } = flow.copy
  const [lost, leaving] = [lostOn(steps), leavingOn(steps)]
  const plight = [
    ...(lost.length > 0 ? [`${sayField(en, lost)} lost`] : []),
    ...(leaving.length > 0 ? [`${sayField(en, leaving)} to be replaced`] : []),
  ]
  const proofs = [...new Set(steps.flatMap((step) => proofIn(en, step) ?? []))]
  const clauses = steps.flatMap((step, at): readonly string[] => {
    if (proofIn(en, step)) return [`proved with ${listed(proofs)}`]
    if (step.fact.type === 'change.applied') return [tellChange(en, changeIn(steps.slice(0, at)))]
    const account = accountIn(en, step, usual)
    return [...account, ...(declares(step) ? plight : []), ...clausesOf(flow, words, steps[0]?.from ?? '', step)]
  })
  const ends = `Ends with “${words.screen(end).title}”.`
  return clauses.length === 0 ? ends : `${capital([...new Set(clauses)].join('; '))}. ${ends}`
}
