import { BlockedWhy, type Outcome, OutcomeType } from 'regain/core'
import { type Described, type Exchanges, exchangeOf, shortOf } from './described.ts'
import { code, lines, orDash, plain, table } from './markdown.ts'
import { titleOf } from './words.ts'

/** How a case can end, what the person reads then, and in which flows. */
export function ends(all: readonly Described[], exchanges: Exchanges): string {
  const finals = all.flatMap((described) =>
    described.is.states.flatMap(({ name, outcome }) =>
      outcome ? [{ flow: described.flow.id, outcome, title: titleOf(described, name) }] : [],
    ),
  )
  const alike = Map.groupBy(
    finals.toSorted((a, b) => rank(a.outcome) - rank(b.outcome)),
    ({ outcome }) => sayEnd(outcome),
  )
  const within = (exchange: string, having: ReadonlySet<string>): string => {
    const own = all.map(({ flow }) => flow.id).filter((id) => exchangeOf(id) === exchange)
    return own.every((id) => having.has(id))
      ? 'all'
      : orDash(
          own
            .filter((id) => having.has(id))
            .map(shortOf)
            .join(', '),
        )
  }
  return table(
    ['a case ends', 'and the person reads', ...Object.values(exchanges)],
    [...alike].map(([end, of]) => [
      end,
      lines([...new Set(of.map(({ title }) => plain(title)))]),
      ...Object.keys(exchanges).map((exchange) => within(exchange, new Set(of.map(({ flow }) => flow)))),
    ]),
  )
}

const rank = ({ type, why }: Outcome): number => {
  const reason = BlockedWhy.options.findIndex((one) => one === why)
  return OutcomeType.options.indexOf(type) * (BlockedWhy.options.length + 1) + reason
}
const sayEnd = ({ type, why, to }: Outcome): string =>
  [code(type), ...(why ? [why] : []), ...(to ? [to === 'support' ? 'to support' : 'to another flow'] : [])].join(' ')
