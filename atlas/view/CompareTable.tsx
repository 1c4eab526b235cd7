import type { Column } from '../model/compare.ts'
import { frameAt } from '../model/comparePlay.ts'
import type { Cell, Entry, Row } from '../model/compareTable.ts'
import type { Language } from '../model/languages.ts'

interface Props {
  readonly columns: readonly Column[]
  readonly table: readonly Row[]
  readonly count: number
  readonly language: Language
  /** With screens that this person does not come to. */
  readonly isWhole: boolean
}
/** `chooseLost`: `choose lost`. */
const spaced = (step: string): string => step.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)

/** Each canonical step, and what every exchange has there. */
export function CompareTable({ columns, table, count, language, isWhole }: Props) {
  const isShown = ({ cells }: Row) => isWhole || cells.some(({ entries }) => entries.some(({ at }) => at !== undefined))
  return (
    <table class="v-table">
      <caption>
        Step by step, in the words of the screens. A number: when this person comes there. Rows such as B-13 are those
        of the exchanges’ own pages.
      </caption>
      <thead>
        <tr>
          <th scope="col">Step</th>
          {columns.map(({ name }) => (
            <th scope="col" key={name}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.filter(isShown).map(({ step, cells }) => (
          <tr key={step}>
            <th scope="row">{spaced(step)}</th>
            {cells.map((cell, index) => {
              const column = columns[index]
              if (!column) return null
              const now = frameAt(column.journey, count, language)
              const isNow = ({ flow, state }: Entry) => flow === now?.flow && state === now.state
              return (
                <td key={column.name} data-name={column.name}>
                  <CellView {...{ cell, count, language, isNow, isWhole }} />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface CellProps extends Pick<Props, 'count' | 'language' | 'isWhole'> {
  readonly cell: Cell
  readonly isNow: (entry: Entry) => boolean
}
function CellView({ cell: { entries, limits, isOff }, count, language, isNow, isWhole }: CellProps) {
  const shown = isWhole ? entries : entries.filter(({ at }) => at !== undefined)
  if (entries.length === 0) return <span class="v-empty">has no such step</span>
  const off = isOff && <span class="v-empty">switched off by this policy</span>
  if (shown.length === 0) return off || <span class="v-empty">not on this way</span>
  return (
    <>
      {shown.map((entry) => (
        <details
          key={`${entry.flow.id} ${entry.state}`}
          class={entry.at === undefined ? 'v-beside' : entry.at <= count ? 'v-been' : 'v-ahead'}
          aria-current={isNow(entry) ? 'step' : undefined}
        >
          <summary>
            {entry.at !== undefined && <span class="v-number">{entry.at + 1}</span>}
            <span lang={entry.isGap ? 'en' : language}>{entry.title}</span>
            {entry.isGap && <span class="v-gap">no {language}</span>}
          </summary>
          <p lang={entry.isGap ? 'en' : language}>{entry.body}</p>
          <p class="v-source">
            <code>{entry.flow.id}</code> <code>{entry.state}</code> {entry.sources.join(', ')}
          </p>
        </details>
      ))}
      {off}
      {limits.length > 0 && (
        <ul class="v-limits">
          {limits.map(({ name, says, value, sources, isOurs }) => (
            <li key={name}>
              {says} <strong>{value}</strong>{' '}
              <span class="v-source">{[...sources, ...(isOurs ? ['our own choice'] : [])].join(', ')}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
