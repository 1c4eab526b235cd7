import { readable } from '../../../src/diagram/readable.ts'
import type { PackedStories } from './story.ts'

/** Stories as text: a line for each fact, step and story. */
export const writeStories = (stories: PackedStories, generated: string): string =>
  `${readable({ generated, ...stories }, 1)}\n`
