import { useState } from 'preact/hooks'
import { titled } from '../model/outline.ts'
import { sayEffect } from '../model/says.ts'
import { OPENED, type Session } from '../model/session.ts'
import { sayEntry, sayLength, whoOf } from '../model/steps.ts'

interface TrailProps {
  readonly session: Session
  /** As far as this many moves. */
  readonly goBack: (moves: number) => void
  readonly copyLink: () => Promise<boolean>
  readonly copySteps: () => Promise<boolean>
}
/** What has happened, with what the machine asked for; nothing of it was done. */
export function Trail({ session, goBack, copyLink, copySteps }: TrailProps) {
  const [copied, say] = useState('')
  const copy = async (what: string, run: () => Promise<boolean>) =>
    say((await run()) ? `${what} copied` : `The browser did not let the ${what.toLowerCase()} be copied`)
  return (
    <div class="trail">
      <div class="row">
        <button type="button" onClick={() => copy('Link', copyLink)}>
          Copy link
        </button>
        <button type="button" onClick={() => copy('Steps', copySteps)}>
          Copy as steps
        </button>
        <button type="button" disabled={session.moves.length < 2} onClick={() => goBack(session.moves.length - 1)}>
          Undo
        </button>
      </div>
      <p class="quiet" role="status">
        {copied}
      </p>
      <ol>
        {session.trail.map((entry, index) => (
          <li key={index}>
            <button type="button" class="entry" title="Go back to here" onClick={() => goBack(entry.move + 1)}>
              <span class={`who ${whoOf(entry).toLowerCase()}`}>{whoOf(entry)}</span>
              <span class="what">{sayEntry(entry)}</span>
              <span class="where">
                {entry.from === entry.to ? 'stays' : `→ ${titled(entry.to)}`} <i>{sayLength(entry.at - OPENED)}</i>
              </span>
            </button>
            {entry.effects.length > 0 && (
              <ul class="effects">
                {entry.effects.map((effect, at) => (
                  <li key={at}>{sayEffect(effect)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
