import { en } from './copy/en.ts'
import { sv } from './copy/sv.ts'
import { zh } from './copy/zh.ts'

export { type OwnWords, type Words, wordsOf } from './copy/words.ts'
export const common = { en, sv, zh }
