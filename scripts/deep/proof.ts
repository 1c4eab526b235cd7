import { availableParallelism } from 'node:os'
import { flows } from 'regain/machines'
import { everyInvariant } from '../../src/testing/invariants/index.ts'
import { laws } from '../../src/testing/products/laws.ts'
import { sentencesFor } from '../../src/testing/properties/index.ts'
import { table } from '../docs/markdown.ts'

/** A line that somebody measured. */
export interface Figure {
  readonly of: string
  readonly [name: string]: string | number
}
export interface Ran {
  readonly name: string
  readonly seconds: number
  readonly isGood: boolean
}

/** What the figures of one name are; those without a line here stand at the end, as they come. */
const said: Readonly<Record<string, string>> = {
  exploration:
    'Every state of every flow under each preset, every fact that a state speaks of with every value, every timer; each sentence about the machine held against all of it.',
  paths: 'Ways through each flow that together take every transition and come to every end.',
  products: 'Two cases at once, with an attacker who moves between the owner’s moves.',
  'random lives': 'People who are honest, lost, wrong or hostile, with faults; every invariant after every command.',
  faults: 'The simulated world with a fault at random calls; then they stop, and everything comes to rest.',
  'crash points': 'A crash before and after every call of every port along a way; the same end and the same effects.',
  kills: 'Processes that are killed outright, and the write-ahead file cut anywhere.',
  interleavings: 'Every order of what races.',
  linearizability: 'What was answered at once, held against one order of it.',
  'contended codes': 'Codes that several processes submit at once, each accepted once.',
  snapshots: 'Every state at rest is woken and goes on to an end.',
  'fields dropped': 'Every field of what rests taken away, renamed or of another type: it fails closed.',
  'hostile inputs': 'Every public door and schema under values nobody expects.',
  'leak search': 'Everything that was said or written, searched for every secret that was used.',
  contracts: 'What a host’s own adapters are held to, and the broken ones that it finds.',
  'machine mutants': 'One fault put into a machine: whoever finds it, or that it changes nothing.',
  'spec mutants': 'One fault put into the library: two different layers find it.',
  stryker: 'One fault put into the arithmetic of ledger, budgets and guards.',
  sometimes:
    'What can happen at all, and in how many steps of the covering it did; what it does not come to is shown elsewhere.',
  'faults struck': 'Every kind of fault at every port it can strike.',
  soak: 'Many cases over many days with faults; the heap stays flat and nothing is left over.',
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const thousands = (value: string | number | undefined): string =>
  typeof value === 'number' && value >= 10_000 && value < 1e9 && Number.isInteger(value)
    ? value.toLocaleString('en').replaceAll(',', ' ')
    : String(value ?? '')

function section(of: string, figures: readonly Figure[]): string {
  const columns = [...new Set(figures.flatMap((figure) => Object.keys(figure)))].filter((name) => name !== 'of')
  const rows = figures.map((figure) =>
    columns.map((column) => (column === 'seed' ? String(figure[column]) : thousands(figure[column]))),
  )
  return [`## ${capital(of)}`, said[of] ?? '', table(columns, rows)].filter((part) => part !== '').join('\n\n')
}

/** Where each invariant is looked at. */
function invariants(): string {
  const about = flows.map(({ machine }) => sentencesFor(machine))
  const count = (id: string) => {
    const named = new Set(about.flat().flatMap(({ name, rows }) => (rows.includes(id) ? [name] : [])))
    return [named.size, laws.filter(({ rows }) => rows.includes(id)).length] as const
  }
  const rows = everyInvariant.map(({ id, says, watch, elsewhere }) => {
    const [sentences, ofTwo] = count(id)
    const looked = [
      watch ? 'traces' : '',
      sentences > 0 ? `${sentences} on every path` : '',
      ofTwo > 0 ? `${ofTwo} over two cases` : '',
      elsewhere ? `\`${elsewhere}\`` : '',
    ]
    return [id, says, looked.filter((one) => one !== '').join(', ')]
  })
  const says =
    'Each sentence is looked at in every trace (random lives, faults, crashes, soak, an operator’s audit), on every path of every flow, or where the last column says.'
  return `## The invariants\n\n${says}\n\n${table(['', 'sentence', 'looked at in'], rows)}`
}

/** `docs/proof.md`: what ran and what it measured, and nothing else. */
export function proof(ran: readonly Ran[], figures: readonly Figure[]): string {
  // a file whose share was empty says nothing
  const isEmpty = ({ of: _, ...rest }: Figure) => Object.values(rest).every((value) => value === 0)
  const groups = Map.groupBy(
    figures.filter((figure) => !isEmpty(figure)),
    ({ of }) => of,
  )
  const order = [...Object.keys(said), ...groups.keys()]
  const sections = [...new Set(order)].flatMap((of) => {
    const found = groups.get(of)
    return found ? [section(of, found)] : []
  })
  const steps = ran.map(({ name, seconds, isGood }) => [name, `${seconds.toFixed(0)} s`, isGood ? 'passed' : 'FAILED'])
  const total = ran.reduce((sum, { seconds }) => sum + seconds, 0)
  return [
    '# Proof',
    `Written by \`npm run test:deep\`: what ran and what it measured, on ${availableParallelism()} cores and Node ${process.versions.node}, in ${(total / 60).toFixed(0)} minutes. Figures of time move from run to run; how to run each is in [testing.md](testing.md).`,
    table(['', 'time', ''], steps),
    ...sections,
    invariants(),
  ].join('\n\n')
}
