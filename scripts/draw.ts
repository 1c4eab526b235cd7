import { writeFileSync } from 'node:fs'
import { drawing, file } from './picture.ts'

writeFileSync(file, drawing())
console.log(file)
