import type { Fact } from 'regain/core'
import type { Session } from '../model/session.ts'
import type { Happening } from '../model/world.ts'
import { worldOf } from '../model/world.ts'

/** A check that waits for somebody to say how it turns out. */
export interface Asked {
  readonly label: string
  readonly answers: readonly Happening[]
}
interface WorldProps {
  readonly session: Session
  readonly asked: Asked | undefined
  readonly hear: (fact: Fact) => void
}
/** What others may say now: none of it is the person's to do. */
export function World({ session, asked, hear }: WorldProps) {
  const worlds = worldOf(session)
  const row = ({ fact, says }: Happening) => (
    <li key={says}>
      <button type="button" onClick={() => hear(fact)}>
        {says}
      </button>
    </li>
  )
  return (
    <div class="world">
      {asked && (
        <section class="asked" aria-label="How the check turns out">
          <h3>“{asked.label}”: how does it turn out?</h3>
          <ul>{asked.answers.map(row)}</ul>
        </section>
      )}
      {worlds.length === 0 && <p class="quiet">Nothing can happen any more: the case has ended.</p>}
      {worlds.map(({ by, title, happenings }) => (
        <section key={by} class={`by-${by}`}>
          <h3>{title}</h3>
          <ul>{happenings.map(row)}</ul>
        </section>
      ))}
    </div>
  )
}
