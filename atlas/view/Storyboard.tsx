import type { Flow } from 'regain/core'
import type { Language } from '../model/languages.ts'
import { play } from '../model/play.ts'
import { sayOutcome } from '../model/says.ts'
import { opened, outcomeOf, type Session } from '../model/session.ts'
import { sayEntry, whoOf } from '../model/steps.ts'
import { Phone } from './Phone.tsx'

export interface StoryboardProps {
  readonly base: Flow
  readonly session: Session
  readonly language: Language
  readonly sentence: string | undefined
}
/** A path on paper: for each step its number, what happens, and the screen that it leads to. */
export function Storyboard({ base, session, language, sentence }: StoryboardProps) {
  const shots: Session[] = []
  let at = opened(base, session.preset, session.conditions)
  for (const move of session.moves) {
    at = play(at, move) ?? at
    shots.push(at)
  }
  const outcome = outcomeOf(session)
  return (
    <article class="storyboard">
      <header>
        <h1>{base.copy[language]?.title ?? base.copy.en.title}</h1>
        <p>
          {base.id}, version {base.version}, {session.preset} policy, {language}
        </p>
        {sentence !== undefined && <p class="sentence">{sentence}</p>}
      </header>
      <ol>
        {shots.map((shot, index) => {
          const entry = shot.trail.at(-1)
          return (
            <li key={index}>
              <p>
                <b>{index + 1}</b> {entry ? `${whoOf(entry)}: ${sayEntry(entry)}` : ''}
              </p>
              <Phone session={shot} language={language} />
            </li>
          )
        })}
      </ol>
      {outcome && <p class="sentence">Ends: {sayOutcome(outcome)}</p>}
    </article>
  )
}
