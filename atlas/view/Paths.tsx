import { useState } from 'preact/hooks'
import type { Flow } from 'regain/core'
import type { Tale } from '../model/page.ts'
import { chaptersOf, type Heading, headingOf, movesOf } from '../model/tales.ts'
import type { Playing } from './store.ts'

interface PathsProps {
  readonly base: Flow
  readonly tales: readonly Tale[]
  readonly playing: Playing | undefined
  readonly made: number
  readonly start: (tale: Tale, mode: Playing['mode']) => void
  readonly step: () => void
  readonly mode: (mode: Playing['mode']) => void
  readonly coverage: readonly number[]
  readonly inked: boolean
  readonly ink: (on: boolean) => void
}
export function Paths({ base, tales, playing, made, start, step, mode, coverage, inked, ink }: PathsProps) {
  const [all, showAll] = useState(false)
  const shown = all ? tales : tales.filter(({ kind }) => kind !== 'cover')
  const taken = coverage.filter((count) => count > 0).length
  const share = coverage.length === 0 ? 0 : Math.floor((100 * taken) / coverage.length)
  return (
    <div class="paths">
      {chaptersOf(shown).map(({ outcome, title, tales: told }) => (
        <section key={outcome}>
          <h2 class={`ending ${outcome}`}>
            {title} <span class="count">{told.length}</span>
          </h2>
          <ul>
            {told.map((tale) => {
              const here = playing?.tale.id === tale.id
              return (
                <li key={tale.id} class={here ? 'tale here' : 'tale'}>
                  <button type="button" class="tale-head" aria-pressed={here} onClick={() => start(tale, 'stopped')}>
                    <Head {...headingOf(tale, base)} />
                    <small>
                      {tale.kind === 'happy' ? 'the happy path, ' : ''}
                      {movesOf(tale).length} steps
                    </small>
                  </button>
                  {here && (
                    <div class="player" role="group" aria-label="Play this path">
                      <button
                        type="button"
                        class="primary"
                        onClick={() => mode(playing.mode === 'once' ? 'stopped' : 'once')}
                      >
                        {playing.mode === 'once' ? 'Pause' : 'Play'}
                      </button>
                      <button type="button" onClick={step}>
                        Step
                      </button>
                      <button
                        type="button"
                        aria-pressed={playing.mode === 'looped'}
                        onClick={() => mode(playing.mode === 'looped' ? 'stopped' : 'looped')}
                      >
                        Loop
                      </button>
                      <span class="count">
                        {made} / {playing.moves.length}
                      </span>
                    </div>
                  )}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
      <button type="button" class="wide" aria-pressed={all} onClick={() => showAll(!all)}>
        {all ? 'Only the telling paths' : `All ${tales.length} paths, with those that only cover`}
      </button>
      <section class="coverage">
        <h2>Coverage</h2>
        <div class="meter" aria-hidden="true">
          <i style={{ width: `${share}%` }} />
        </div>
        <p>
          {taken} of {coverage.length} transitions are taken by all {tales.length} paths; the others need another
          policy.
        </p>
        <label class="tick">
          <input type="checkbox" checked={inked} onChange={() => ink(!inked)} /> Ink the chart with it
        </label>
      </section>
    </div>
  )
}
const Head = ({ head, rest }: Heading) => (
  <>
    <b>{head}</b>
    {rest !== '' && <span>{rest}</span>}
  </>
)
