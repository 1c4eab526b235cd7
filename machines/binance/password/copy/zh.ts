import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: 'Forgotten password',
  screens: {},
}
