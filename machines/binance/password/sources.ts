import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {},
}
