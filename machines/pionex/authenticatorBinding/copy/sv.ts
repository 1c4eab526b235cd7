import type { OwnWords } from '../../../common/copy.ts'

export const sv: OwnWords = {
  title: 'Set up an authenticator',
  screens: {},
}
