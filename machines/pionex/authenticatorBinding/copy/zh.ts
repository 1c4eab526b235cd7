import type { OwnWords } from '../../../common/copy.ts'

export const zh: OwnWords = {
  title: 'Set up an authenticator',
  screens: {},
}
