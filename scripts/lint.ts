import { globSync, readFileSync } from 'node:fs'
import { findings } from './rooms.ts'

const files = globSync(['src/**/*.ts', 'machines/**/*.ts']).sort()
const found = findings(new Map(files.map((file) => [file, readFileSync(file, 'utf8')])))
for (const { file, line, rule, says } of found) console.error(`${file}:${line} ${rule}: ${says}`)
console.log(`${files.length} files, ${found.length} breaches of the rooms`)
process.exitCode = found.length > 0 ? 1 : 0
