import { okxResetSignedIn } from 'regain/machines'
import type { Story } from '../../story.ts'

export const flow = okxResetSignedIn
/** From a session that has just begun. */
export const signedIn = (story: Story) => story.open({ flow, signedIn: {} })
