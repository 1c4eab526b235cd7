import type { Copies } from 'regain'
import { common } from '../../common/copy.ts'

export const copy: Copies = { en: { ...common.en, title: 'Reset', screens: {} } }
