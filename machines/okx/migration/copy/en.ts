import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Get your old account back',
  screens: {},
}
