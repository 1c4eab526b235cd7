import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: 'Change or switch off e-mail or SMS',
  screens: {},
}
