import type { Copies } from 'regain/core'
import { common, wordsOf } from '../../common/copy.ts'
import { en } from './copy/en.ts'
import { sv } from './copy/sv.ts'
import { zh } from './copy/zh.ts'

export const copy: Copies = { en: wordsOf(common.en, en), sv: wordsOf(common.sv, sv), zh: wordsOf(common.zh, zh) }
