import { useEffect, useMemo, useState } from 'preact/hooks'
import { columnsOf, longestOf, sayFrames } from '../model/compare.ts'
import { scenarios } from '../model/compareScenarios.ts'
import { tableOf } from '../model/compareTable.ts'
import { isPreset, type Preset, presets } from '../model/conditions.ts'
import { CompareColumn } from './CompareColumn.tsx'
import { CompareTable } from './CompareTable.tsx'
import { Rewind } from './Rewind.tsx'
import type { ViewProps } from './slot.ts'

const presetNames: Readonly<Record<Preset, string>> = { exchange: 'Each exchange’s own', hardened: 'Hardened' }
const BEAT_MS = 1_400

/** The exchanges side by side: one thing happens to somebody, and the real machines say what follows. */
export function Compare({ flows, language, open, announce }: ViewProps) {
  const [chosen, choose] = useState('phone-totp')
  const [preset, lay] = useState<Preset>('exchange')
  const [count, go] = useState(0)
  const [isPlaying, play] = useState(false)
  const [isWhole, showWhole] = useState(false)
  const scenario = scenarios.find(({ id }) => id === chosen) ?? scenarios[0]
  const columns = useMemo(() => (scenario ? columnsOf(flows, scenario, preset) : []), [flows, scenario, preset])
  const table = useMemo(
    () =>
      tableOf(
        columns.map(({ journey }) => journey),
        language,
      ),
    [columns, language],
  )
  const most = longestOf(columns)
  const at = Math.min(count, most)
  const move = (to: number) => {
    const there = Math.max(0, Math.min(most, to))
    go(there)
    announce(sayFrames(columns, there, language))
  }
  useEffect(() => {
    if (!isPlaying) return
    if (at >= most) return play(false)
    const beat = setTimeout(() => move(at + 1), BEAT_MS)
    return () => clearTimeout(beat)
  })
  if (!scenario) return null
  return (
    <section class="v compare" aria-label="Compare the exchanges">
      <header class="v-head">
        <fieldset class="v-choices">
          <legend>What has happened?</legend>
          {scenarios.map(({ id, title }) => (
            <label key={id}>
              <input
                type="radio"
                name="scenario"
                checked={id === chosen}
                onChange={() => {
                  choose(id)
                  go(0)
                  play(false)
                }}
              />
              <span>{title}</span>
            </label>
          ))}
        </fieldset>
        <p class="v-lead">
          <strong>{scenario.title}.</strong> {scenario.says} The person is signed out; the account has e-mail, phone and
          authenticator.
        </p>
      </header>
      <div class="v-bar" role="group" aria-label="Step by step, in all columns at once">
        <button type="button" onClick={() => move(0)} disabled={at === 0}>
          Start
        </button>
        <Rewind {...{ at, most, move }} name="Step" says={`${at} of ${most}`} />
        <button type="button" aria-pressed={isPlaying} onClick={() => play(!isPlaying)} disabled={at >= most}>
          {isPlaying ? 'Stop' : 'Play'}
        </button>
        <label class="v-select">
          Policy
          <select
            value={preset}
            onChange={({ currentTarget: { value } }) => {
              if (isPreset(value)) lay(value)
            }}
          >
            {presets.map((one) => (
              <option key={one} value={one}>
                {presetNames[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="v-check">
          <input type="checkbox" checked={isWhole} onChange={() => showWhole(!isWhole)} /> Screens beside the way
        </label>
      </div>
      <div class="v-columns">
        {columns.map((column) => (
          <CompareColumn key={column.exchange} {...{ column, count: at, preset, language, open }} />
        ))}
      </div>
      <CompareTable {...{ columns, table, count: at, language, isWhole }} />
    </section>
  )
}
