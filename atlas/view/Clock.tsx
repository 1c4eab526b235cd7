import { nextDeadline } from '../model/clock.ts'
import type { Move } from '../model/moves.ts'
import { sayDelay } from '../model/says.ts'
import { OPENED, type Session } from '../model/session.ts'
import { sayLength, sayMoment } from '../model/steps.ts'

const MINUTE = 60_000
const jumps = [
  { ms: 10 * MINUTE, says: '10 min' },
  { ms: 24 * 60 * MINUTE, says: '24 h' },
  { ms: 48 * 60 * MINUTE, says: '48 h' },
] as const

interface ClockProps {
  readonly session: Session
  readonly move: (move: Move) => void
}
export function Clock({ session, move }: ClockProps) {
  const next = nextDeadline(session)
  return (
    <section class="clock" aria-label="Clock">
      <p class="clock-now">
        <b>{sayMoment(session.now)}</b> <span>{sayLength(session.now - OPENED)} since it began</span>
      </p>
      <div class="clock-jumps">
        <span id="skip">Skip</span>
        {jumps.map(({ ms, says }) => (
          <button type="button" key={says} aria-label={`Skip ${says}`} onClick={() => move({ type: 'wait', ms })}>
            {says}
          </button>
        ))}
      </div>
      {session.timers.length > 0 && (
        <ul class="timers">
          {session.timers.map(({ id, delay, due }) => (
            <li key={id}>
              <span>{sayDelay(delay)}</span> <b>in {sayLength(due - session.now)}</b>
            </li>
          ))}
        </ul>
      )}
      <button type="button" class="wide" disabled={!next} onClick={() => move({ type: 'next' })}>
        {next ? 'Skip to the next deadline' : 'No deadline is running'}
      </button>
    </section>
  )
}
