import type { Column } from '../model/compare.ts'
import { frameAt, linkAt } from '../model/comparePlay.ts'
import type { Preset } from '../model/conditions.ts'
import type { Doer } from '../model/heard.ts'
import { sayLength } from '../model/steps.ts'
import type { ViewProps } from './slot.ts'
import { Tone } from './Tone.tsx'

interface Props extends Pick<ViewProps, 'language' | 'open'> {
  readonly column: Column
  readonly count: number
  readonly preset: Preset
}
const doers: Readonly<Record<Doer, string>> = {
  person: 'The person',
  check: 'A check',
  staff: 'A reviewer',
  host: 'The exchange',
  clock: 'Time',
}

/** What it comes to at one exchange, and the screen where it stands now. */
export function CompareColumn({ column: { name, journey, summary }, count, preset, language, open }: Props) {
  const frame = frameAt(journey, count, language)
  const link = linkAt(journey, count, preset, language)
  return (
    <article class={`v-card v-${summary.tone}`} aria-label={name}>
      <h3>{name}</h3>
      <p class="v-headline">
        <Tone tone={summary.tone} /> {summary.headline}
      </p>
      <dl class="v-answers">
        {summary.answers.map(({ term, says }) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <ul class="v-notes">
        {summary.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      {frame && (
        <div class="v-screen" lang={language}>
          <h4>{frame.title}</h4>
          <p>{frame.body}</p>
          <p class="v-next" lang="en">
            {frame.next ? (
              <>
                <span>{doers[frame.next.by]}</span> {frame.next.says}
              </>
            ) : (
              <span>The end</span>
            )}
          </p>
          {frame.passed > 0 && <p class="v-passed">{sayLength(frame.passed)} have passed, at most</p>}
        </div>
      )}
      {link && (
        <button type="button" class="v-open" onClick={() => open(link)}>
          Open in the chart<span class="v-hidden">: {name}</span>
        </button>
      )}
    </article>
  )
}
