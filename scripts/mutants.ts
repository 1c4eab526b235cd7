import { type Judged, judgeAll } from '../test/paths/judge.ts'
import { tallyOf, unexplained } from '../test/paths/tally.ts'
import { figure } from '../test/support/figures.ts'

/** Every mutant of every flow, or of those whose name contains the argument: some minutes. Fails when one lives that is not explained. */
const [wanted = ''] = process.argv.slice(2)
const started = performance.now()
const judged = await judgeAll({ wanted: (id) => id.includes(wanted), isThorough: true })
for (const one of judged) tell(one)
const wrong = unexplained(judged)
for (const says of wrong) console.error(says)
console.log(`in ${Math.round((performance.now() - started) / 1000)} s`)
process.exitCode = wrong.length > 0 ? 1 : 0

function tell(one: Judged): void {
  const tally = tallyOf(one)
  figure('machine mutants', tally)
  console.log(
    `${tally.flow}: ${tally.killed} of ${tally.made - tally.same} killed, ${tally.same} change nothing; guards ${tally.guards}, deadlines ${tally.deadlines}; ${tally.seconds} s of one core`,
  )
  for (const [what, verdicts] of Map.groupBy(one.verdicts, ({ fault }) => fault))
    console.log(`  ${what}: ${[...Map.groupBy(verdicts, ({ is }) => is)].map(([is, all]) => `${all.length} ${is}`)}`)
  const killers = Map.groupBy(
    one.verdicts.filter(({ is }) => is === 'killed'),
    ({ by }) => by.replace(/:.*/, ''),
  )
  const busiest = [...killers].sort(([, a], [, b]) => b.length - a.length)
  console.log(`  by ${busiest.map(([by, all]) => `${by} (${all.length})`).join(', ')}`)
}
