import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: 'Reset a security check',
  screens: {},
}
