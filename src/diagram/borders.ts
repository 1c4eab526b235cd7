import type { Graph, Line, Node } from './graph.ts'

/**
 * How lines meet the border of a group: `entered` from above by one that leads to a state inside, `open` where lines only leave it,
 * `closed` where none crosses it and few states are inside.
 */
export type Border = 'entered' | 'open' | 'closed'
const fewest = 3

export function bordersOf({ nodes, lines }: Graph): ReadonlyMap<string, Border> {
  const over = new Map(nodes.map(({ name, parent }) => [name, parent]))
  const isInside = (name: string, group: string): boolean => {
    const parent = over.get(name) ?? null
    return parent !== null && (parent === group || isInside(parent, group))
  }
  const borderOf = ({ name }: Node): Border => {
    const crossing = lines.filter(({ from, to }) => isInside(from, name) !== isInside(to, name))
    if (crossing.some((line) => isInside(lower(line), name))) return 'entered'
    const inside = nodes.filter(({ parent }) => parent === name)
    return crossing.length > 0 || inside.length > fewest || inside.some(({ kind }) => kind === 'group')
      ? 'open'
      : 'closed'
  }
  return new Map(nodes.filter(({ kind }) => kind === 'group').map((node) => [node.name, borderOf(node)]))
}
/** The end of a line that stands below the other: the way back is laid out the other way round. */
export const lower = ({ from, to, isBack }: Line): string => (isBack ? from : to)
export const upper = ({ from, to, isBack }: Line): string => (isBack ? to : from)
