import { Changes } from './Changes.tsx'
import { Compare } from './Compare.tsx'
import { Live } from './Live.tsx'
import type { Slot } from './slot.ts'
import { Words } from './Words.tsx'

/** The views beside the flow view, in the order of the bar. */
export const views: readonly Slot[] = [
  { id: 'compare', title: 'Compare', key: '2', view: Compare },
  { id: 'changes', title: 'Changes', key: '3', view: Changes },
  { id: 'words', title: 'Words', key: '4', view: Words },
  { id: 'live', title: 'Live', key: '5', view: Live },
]
