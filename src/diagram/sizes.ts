/** Sizes of type and of the room around it, in pixels. */
export const size = { title: 13, group: 12, note: 10.5, event: 11, guard: 11, chip: 10.5, legend: 11 } as const
export const weight = {
  title: 'bold',
  group: 'bold',
  note: 'medium',
  event: 'medium',
  guard: 'medium',
  chip: 'bold',
  legend: 'medium',
} as const
/** From one baseline to the next. */
export const leading = 15
export const pad = 12
/** How wide a box with rows is at least. */
export const cardWidth = 272
export const iconSize = 10
/** Where notes are broken in a box with rows, and in one without. */
export const noteWidth = 230
export const bareWidth = 150
