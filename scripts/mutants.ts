import { judgeAll } from '../test/paths/judge.ts'

/** Every mutant of every flow, or of those whose name contains the argument, under both presets: it takes a quarter of an hour or more. */
const [wanted = ''] = process.argv.slice(2)
const started = performance.now()
for (const { flow, killed, survived, same } of await judgeAll(1, {}, (id) => id.includes(wanted))) {
  console.log(`${flow}: ${killed.length} of ${killed.length + survived.length} killed, ${same.length} change nothing`)
  const killers = Map.groupBy(killed, ({ by }) => by.replace(/:.*/, ''))
  for (const [by, all] of [...killers].sort(([, a], [, b]) => b.length - a.length))
    console.log(`  ${all.length} by ${by}`)
  for (const says of survived) console.log(`  lives: ${says}`)
}
console.log(`in ${Math.round((performance.now() - started) / 1000)} s`)
