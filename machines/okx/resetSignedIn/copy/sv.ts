import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Reset a security check',
  screens: {},
}
