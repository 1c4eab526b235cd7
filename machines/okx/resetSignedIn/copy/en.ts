import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Reset a security check',
  screens: {},
}
