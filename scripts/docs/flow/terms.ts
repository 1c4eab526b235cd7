import { describe } from 'regain/core'
import { matters } from '../citations.ts'
import type { Described } from '../described.ts'
import { code, lines, orDash, plain, small, table } from '../markdown.ts'
import { sayValue, spaced } from '../words.ts'
import { linked } from './states.ts'
import { sayFrom } from './transitions.ts'

/** What runs out where, and what happens then. */
export const deadlines = (described: Described): string => {
  const { flow, is } = described
  return table(
    ['in', 'after', 'goes to', 'what it is', 'source'],
    is.transitions
      .flatMap((one) => (one.on.type === 'deadline' ? [{ ...one, deadline: one.on.name }] : []))
      .map(({ from, to, deadline }) => {
        const { value, says, sources } = is.deadlines.find((one) => one.name === deadline && one.state === from) ?? {}
        return [
          sayFrom(described, { from }),
          lines([`**${sayValue(value, flow.copy.en)}**`, small(code(deadline))]),
          to ? linked(to) : 'stays',
          plain(says ?? ''),
          orDash(saySources(sources ?? [])),
        ]
      }),
  )
}

const saySources = (sources: readonly string[]): string =>
  sources.map((row) => (row === 'default' ? 'our choice' : row)).join(', ')

/** Every value the flow has a use for, with where it comes from, and what the hardened policy makes of it. */
export function policy(described: Described): string {
  const { flow, is } = described
  const hardened = describe(flow.with({ policy: 'hardened' })).policy
  return table(
    ['value', 'is', 'hardened', 'what it is', 'source'],
    is.policy
      .filter(({ name }) => matters(described, name))
      .map(({ name, says, unit, value, sources, edition }) => {
        const own = sayValue(value, flow.copy.en)
        const strict = sayValue(hardened.find((term) => term.name === name)?.value, flow.copy.en)
        return [
          lines([`**${spaced(name)}**`, small(unit)]),
          plain(own),
          strict === own ? 'the same' : plain(strict),
          plain(says),
          lines([saySources(sources), ...(edition ? [small(plain(edition))] : [])]),
        ]
      }),
  )
}
