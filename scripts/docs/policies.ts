import { type Copy, hardened, type PolicyName, type PolicySheet, policyNames, terms } from 'regain/core'
import { exchangeOfRow, matters } from './citations.ts'
import { type Described, type Exchanges, exchangeOf, shortOf } from './described.ts'
import { editions } from './editions.ts'
import { code, lines, orDash, plain, small, table } from './markdown.ts'
import { sayValue, spaced } from './words.ts'

/** The values in which the exchanges differ, a dash where there is no use for one; then those that are the same everywhere. */
export function policies(all: readonly Described[], exchanges: Exchanges): readonly string[] {
  const said = policyNames.map((name) => {
    const by = Object.keys(exchanges).map((exchange) => sayExchange(name, all, exchange))
    return { name, by, isCommon: new Set(by).size === 1 }
  })
  const says = (name: PolicyName) => lines([`**${spaced(name)}** ${small(terms[name].unit)}`, plain(terms[name].says)])
  const over = (name: PolicyName) =>
    orDash(all[0] && hardened[name] ? sayTerm(hardened[name], all[0].flow.copy.en) : '')
  return [
    table(
      ['', ...Object.values(exchanges), 'hardened'],
      said.filter(({ isCommon }) => !isCommon).map(({ name, by }) => [says(name), ...by.map(orDash), over(name)]),
    ),
    'The same in every exchange:',
    table(
      ['', 'every exchange', 'hardened'],
      said.filter(({ isCommon }) => isCommon).map(({ name, by: [same = ''] }) => [says(name), same, over(name)]),
    ),
  ]
}

/** One value where the flows that have a use for it agree; else each with its flows. Other editions stand below. */
function sayExchange(name: PolicyName, all: readonly Described[], exchange: string): string {
  const flows = all.filter((one) => exchangeOf(one.flow.id) === exchange && matters(one, name))
  const [first] = flows
  if (!first) return ''
  const say = (term: PolicySheet[PolicyName], where: readonly string[]) =>
    sayTerm(term, first.flow.copy.en, where, exchange)
  const sheets = Map.groupBy(flows, ({ flow }) => JSON.stringify(flow.sheet[name]))
  const told = [...sheets.values()].flatMap((of) =>
    of
      .slice(0, 1)
      .map(({ flow }) => say(flow.sheet[name], sheets.size === 1 ? [] : of.map((one) => shortOf(one.flow.id)))),
  )
  const others = Object.entries(editions[exchange] ?? {}).flatMap(([edition, sheet]) =>
    sheet[name] ? [say(sheet[name], [code(edition)])] : [],
  )
  return lines([...told, ...others])
}

/** A value, what it holds for, and where it comes from; defaults also name rows of other exchanges, which say nothing about this one. */
function sayTerm(term: PolicySheet[PolicyName], copy: Copy, where: readonly string[] = [], exchange?: string): string {
  const rows = term.source.filter(
    (row) => row !== 'default' && [undefined, exchange ?? exchangeOfRow(row)].includes(exchangeOfRow(row)),
  )
  const from = rows.length === term.source.length ? rows : ['our choice', ...rows]
  return lines([
    [`**${plain(sayValue(term.value, copy))}**`, ...(where.length > 0 ? [`in ${where.join(', ')}`] : [])].join(' '),
    small(plain([from.join(', '), ...(term.edition ? [term.edition] : [])].join(' · '))),
  ])
}
