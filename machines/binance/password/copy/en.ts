import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Forgotten password',
  screens: {},
}
