import type { Description } from '../../describe.ts'
import type { Picture } from '../picture.ts'
import { checkCompleteness } from './completeness.ts'
import { checkContrast } from './contrast.ts'
import { checkPlaces } from './geometry.ts'

/**
 * What is wrong with the drawings of a flow, in sentences; none when they are good. All drawings of a flow belong together: a branch may be
 * in one and not in another. Needs no browser.
 */
export function checkPicture(drawn: Picture | readonly Picture[], is: Description): readonly string[] {
  const all = 'boxes' in drawn ? [drawn] : drawn
  return [...checkCompleteness(all, is), ...all.flatMap(checkPlaces), ...checkContrast()]
}
