import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Forgotten password',
  screens: {},
}
