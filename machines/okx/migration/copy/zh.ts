import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: 'Get your old account back',
  screens: {},
}
