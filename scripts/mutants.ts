import { flows } from 'regain/machines'
import { judge, mutantsFor } from '../test/paths/judge.ts'

/** Every mutant of every flow, under both presets: `node … scripts/mutants.ts [flow]`. */
const [wanted = ''] = process.argv.slice(2)
for (const flow of flows.filter(({ id }) => id.includes(wanted))) {
  const started = performance.now()
  const verdict = judge(flow, mutantsFor(flow))
  const { killed, survived, same } = verdict
  console.log(
    `${flow.id}: ${killed.length} of ${killed.length + survived.length} killed, ${same.length} change nothing, ${Math.round(performance.now() - started)} ms`,
  )
  const killers = Map.groupBy(killed, ({ by }) => by.replace(/:.*/, ''))
  for (const [by, all] of [...killers].sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${all.length} by ${by}`)
  for (const one of survived) console.log(`  lives: ${one.says}`)
}
