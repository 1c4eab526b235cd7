import { availableParallelism } from 'node:os'
import { isKilled, type Judged, judgeSpec, unsound } from '../test/mutants/judging.ts'
import { sayKiller } from '../test/mutants/killer.ts'
import { everyProperty, specMutants } from '../test/mutants/spec/index.ts'
import { figure } from '../test/support/figures.ts'

/**
 * `npm run spec`: every fault of test/mutants/spec is put into a copy of the sources, and two checks of different layers must find it there,
 * which both pass without it. `-- text` takes those whose name or property contains the text.
 */
const [wanted = ''] = process.argv.slice(2)
const mutants = specMutants.filter(
  ({ name, properties }) => name.includes(wanted) || properties.some((property) => property === wanted),
)
const workers = Math.max(1, Math.min(2, availableParallelism(), mutants.length))
const started = performance.now()
const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`
const width = Math.max(...mutants.map(({ name }) => name.length))

const wrong = await unsound(mutants, workers)
for (const says of wrong) console.error(`does not pass without a fault: ${says}`)
console.log(
  `${mutants.length} faults; their checks ${wrong.length === 0 ? 'pass' : 'DO NOT PASS'} without them (${seconds(performance.now() - started)})`,
)
const judged = await judgeSpec(mutants, workers, (one) => console.log(row(one)))

function row({ mutant: { name, properties }, answers }: Judged): string {
  const said = answers.map(
    ({ killer, asked }) => `${asked.is === 'found' ? killer.layer : `LIVES in ${killer.layer}`} ${seconds(asked.ms)}`,
  )
  return [name.padEnd(width), properties.join(' ').padEnd(12), ...said.map((one) => one.padEnd(18))]
    .join('  ')
    .trimEnd()
}

const killed = judged.filter(isKilled)
for (const { mutant, answers } of judged)
  for (const { killer, asked } of answers)
    if (asked.is !== 'found')
      console.error(
        `${mutant.name}: ${killer.layer} (${sayKiller(killer)}) ${asked.is === 'passed' ? 'does not see it' : `could not look: ${asked.says}`}`,
      )
console.log()
for (const property of everyProperty) {
  const names = mutants.filter(({ properties }) => properties.includes(property)).map(({ name }) => name)
  if (names.length > 0) console.log(`${property.padEnd(4)}  ${names.join('; ')}`)
}
const properties = everyProperty.filter((property) => killed.some(({ mutant }) => mutant.properties.includes(property)))
console.log(
  `\n${killed.length} of ${mutants.length} killed twice, of ${properties.length} properties (${seconds(performance.now() - started)})`,
)
if (wanted === '')
  figure('spec mutants', { mutants: mutants.length, killed: killed.length, properties: properties.length })
process.exitCode = wrong.length > 0 || killed.length < mutants.length ? 1 : 0
