import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Set up an authenticator',
  screens: {},
}
