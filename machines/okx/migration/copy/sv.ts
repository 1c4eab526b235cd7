import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Get your old account back',
  screens: {},
}
