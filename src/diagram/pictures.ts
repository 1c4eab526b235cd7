import type { Description } from '../describe.ts'
import { withAnywhere } from './anywhere.ts'
import { draw } from './draw.ts'
import type { Picture } from './picture.ts'
import { viewsOf } from './view.ts'

/** A picture holds so many states, without the endings at its foot. */
const mostStates = 30

/**
 * The drawings of a flow: one, or, where it has too many states for one, an overview and one for each group.
 * Equal descriptions give equal drawings. Throws `RecoveryError` (`config_invalid`) where the package elkjs is not installed.
 */
export async function pictures(is: Description): Promise<readonly Picture[]> {
  const [whole, views] = viewsOf(withAnywhere(is), mostStates)
  const drawn: Picture[] = []
  for (const view of views) drawn.push(await draw(whole, view))
  return drawn
}
