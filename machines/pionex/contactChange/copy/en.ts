import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Change or switch off e-mail or SMS',
  screens: {},
}
