import type { Sources } from 'regain'

export const sources: Sources = { states: {} }
