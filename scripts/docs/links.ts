import type { TransitionDescription } from 'regain/core'
import { z } from 'zod'
import { type Described, type Exchanges, exchangeOf, heardBy } from './described.ts'
import { code, lines, plain, table } from './markdown.ts'
import { sayState } from './words.ts'

/** A way from one flow into another. */
interface Link {
  readonly from: string
  readonly where: string
  readonly when: string
  readonly to: string
  /** `null`: a pointer; the person begins there anew. */
  readonly carry: readonly string[] | null
}
const HandOver = z.object({ flow: z.string(), carry: z.array(z.string()) })

export function linksOf(described: Described): readonly Link[] {
  const { flow, is } = described
  const button = ({ inputs: [input] }: TransitionDescription) => input && flow.copy.en.inputs[input]
  const link = (by: TransitionDescription, to: string, carry: Link['carry']): Link => ({
    from: is.id,
    where: sayState(described, by.from),
    when: plain(by.label ?? button(by) ?? heardBy(by)),
    to,
    carry,
  })
  const leading = is.states.flatMap(({ name, outcome, entry }) => {
    const to = outcome?.to
    if (!to || to === 'support') return []
    const carry = outcome.type === 'handedOver' ? (handOverIn(entry)?.carry ?? []) : null
    return is.transitions.filter((one) => one.to === name).map((by) => link(by, to, carry))
  })
  const besides = is.transitions.flatMap((by) => {
    const over = handOverIn(by.effects)
    return over ? [link(by, over.flow, over.carry)] : []
  })
  return [...leading, ...besides]
}
const handOverIn = (effects: readonly { readonly name: string; readonly params: unknown }[]) =>
  effects.filter(({ name }) => name === 'case.handOver').map(({ params }) => HandOver.parse(params))[0]

export const links = (all: readonly Described[]): string =>
  table(
    ['from', 'where', 'when', 'to', 'how'],
    all
      .flatMap(linksOf)
      .map(({ from, where, when, to, carry }) => [
        code(from),
        where,
        when,
        code(to),
        carry === null ? 'pointer' : carry.length > 0 ? `hand-over with ${carry.map(code).join(', ')}` : 'hand-over',
      ]),
  )

/** The flows of each exchange as boxes: a line is a hand-over, a dotted line a pointer. */
export const maps = (all: readonly Described[], exchanges: Exchanges): readonly string[] =>
  Object.entries(exchanges).flatMap(([exchange, name]) => [
    `**${name}**`,
    map(all.filter(({ flow }) => exchangeOf(flow.id) === exchange)),
  ])
function map(flows: readonly Described[]): string {
  const node = (id: string): string => id.replace('.', '_')
  const boxes = flows.map(({ is }) => `  ${node(is.id)}["${is.title}"]`)
  const arrows = flows
    .flatMap(linksOf)
    .map(({ from, to, carry }) => `  ${node(from)} ${carry ? '-->' : '-.->'} ${node(to)}`)
  return ['```mermaid', 'flowchart LR', ...boxes, ...new Set(arrows), '```'].join('\n')
}
export const obligations = (all: readonly Described[]): string =>
  lines(
    all
      .filter(({ flow }) => flow.fulfils.length > 0)
      .map(
        ({ flow }) =>
          `What a change took off and the account owes is set up again in ${code(flow.id)}: ${flow.fulfils.map((kind) => flow.copy.en.factors[kind] ?? kind).join(', ')}.`,
      ),
  )
