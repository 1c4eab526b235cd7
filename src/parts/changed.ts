import { type Applied, applyChange } from './apply.ts'
import { end } from './ends.ts'
import { type Held, hold } from './hold.ts'

/** The change, the hold after it, and the end. `taken`: where to go on when a replacement has been taken meanwhile. */
export const changed = ({ taken }: { taken: string }, { how, notice, back }: Applied & Held = {}) => ({
  applying: {
    id: 'applying',
    ...applyChange(
      { applied: '#holding', taken, frozen: '#frozen', stale: '#deciding', staleAgain: '#underReview' },
      how ? { how } : {},
    ),
  },
  holding: {
    id: 'holding',
    ...hold({ over: '#completed', undone: '#frozen' }, { ...(notice ? { notice } : {}), ...(back ? { back } : {}) }),
  },
  completed: end('completed'),
})
