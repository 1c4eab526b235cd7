import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Sign in',
  screens: {},
}
