import { decide } from './decide.ts'
import { submit } from './submit.ts'

const known = new Set(['--quick'])
const unknown = process.argv.slice(2).filter((argument) => !known.has(argument))
if (unknown.length > 0) {
  console.error('usage: npm run bench [-- --quick]')
  process.exit(2)
}
const quick = process.argv.includes('--quick')
console.log(`Node ${process.versions.node}; medians with range; ratios within this run`)
for (const bench of [decide, submit]) {
  console.log()
  for (const text of await bench(quick)) console.log(text)
}
