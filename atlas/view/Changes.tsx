import { useMemo, useState } from 'preact/hooks'
import { changesOf, countOf, openVersion, type Version, versionsOf } from '../model/changes.ts'
import { inksOf, markedStates } from '../model/changesInk.ts'
import { ChangedChart, Inkings } from './ChangedChart.tsx'
import { ChangeLists } from './ChangeLists.tsx'
import { FileDrop, type Read } from './FileDrop.tsx'
import type { ViewProps } from './slot.ts'

const sides = ['before', 'after'] as const
const sideNames = { before: 'Before', after: 'After' } as const

/** Two versions of a flow, side by side: what was added, removed and changed, on the charts and in lists. */
export function Changes({ flows, language, data, announce }: ViewProps) {
  const [id, choose] = useState(flows[0]?.id ?? '')
  const [files, keep] = useState<readonly Version[]>([])
  const [keys, pick] = useState({ before: 'exchange', after: 'hardened' })
  const [refused, refuse] = useState('')
  const [looked, show] = useState('')
  const [isWhole, showWhole] = useState(false)
  const flow = flows.find((one) => one.id === id)
  const versions = useMemo(() => [...(flow ? versionsOf(flow) : []), ...files], [flow, files])
  const before = versions.find(({ key }) => key === keys.before) ?? versions[0]
  const after = versions.find(({ key }) => key === keys.after) ?? versions[0]
  const changes = useMemo(() => before && after && changesOf(before.model, after.model), [before, after])

  const read = (side: 'before' | 'after', { name, text }: Read) => {
    const opened = openVersion(name, text)
    refuse(opened.ok ? '' : opened.says)
    announce(opened.ok ? `${name} is shown.` : opened.says)
    if (!opened.ok) return
    const { version } = opened
    keep([...files.filter(({ key }) => key !== version.key), version])
    const { id: named } = version.model.description
    if (flows.some((one) => one.id === named)) choose(named)
    // an older version is compared with the one that the page has
    pick({ before: 'exchange', after: 'exchange', ...(side === 'after' ? keys : {}), [side]: version.key })
  }
  if (!changes || !before || !after) return null
  const versionOf = { before, after }
  const isOther = before.model.description.id !== after.model.description.id
  const count = countOf(changes)
  const inked = sides.map((side) => {
    const { name, model } = versionOf[side]
    return { side, name, model, inks: inksOf(changes, side, model) }
  })
  const marked = markedStates(inked)
  const place = Math.max(0, marked.indexOf(looked))
  // what is looked at in the lists may stand on one side alone
  const shown = looked === '' ? (marked[0] ?? '') : looked
  const turn = (by: number) => show(marked[(place + by + marked.length) % marked.length] ?? '')
  return (
    <section class="v changes" aria-label="Changes between two versions">
      <p class="v-lead">
        Two versions of a flow: the page’s own under either policy, or an older one from a file of{' '}
        <code>docs/flows</code>, such as <code>reset.json</code> from your version control. The file stays on this
        machine.
      </p>
      <div class="v-bar">
        <label class="v-select">
          Flow
          <select
            value={id}
            onChange={({ currentTarget: { value } }) => {
              choose(value)
              show('')
            }}
          >
            {flows.map((one) => (
              <option key={one.id} value={one.id}>
                {one.id}
              </option>
            ))}
          </select>
        </label>
        {sides.map((side) => (
          <FileDrop
            key={side}
            label={`${sideNames[side]}: open an older version`}
            accept=".json"
            read={(file) => read(side, file)}
          >
            <label class="v-select">
              {sideNames[side]}
              <select
                value={versionOf[side].key}
                onChange={({ currentTarget: { value } }) => pick({ ...keys, [side]: value })}
              >
                {versions.map(({ key, name }) => (
                  <option key={key} value={key}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          </FileDrop>
        ))}
      </div>
      {refused !== '' && (
        <p class="v-refused" role="alert">
          {refused}
        </p>
      )}
      {isOther && <p class="v-refused">These are two different flows.</p>}
      <p class="v-headline">
        {count === 0 ? 'Nothing differs.' : `${count} ${count === 1 ? 'difference' : 'differences'}`}
        {changes.reads.length > 0 && `; ${changes.reads.length} texts read differently for it`}
      </p>
      {marked.length > 0 && (
        <div class="v-rewind" role="group" aria-label="From one marked state to the next">
          <button type="button" onClick={() => turn(-1)}>
            ‹ Back
          </button>
          <button type="button" onClick={() => turn(1)}>
            Next ›
          </button>
          <output>
            <code>{shown}</code> {place + 1} of {marked.length}
          </output>
          <label class="v-check">
            <input type="checkbox" checked={isWhole} onChange={() => showWhole(!isWhole)} /> Whole chart
          </label>
          <Inkings />
        </div>
      )}
      <div class={`v-two${isWhole ? ' v-whole' : ''}`}>
        {inked.map(({ side, name, model, inks }) => {
          const { fingerprint } = model.description
          const drawn = flow?.fingerprint === fingerprint ? (data.pictures[id] ?? []) : []
          const title = `${sideNames[side]}: ${name}`
          return (
            <ChangedChart
              key={side}
              side={side}
              name={title}
              is={model.description}
              inks={inks}
              pictures={drawn}
              shown={shown}
            />
          )
        })}
      </div>
      <ChangeLists {...{ changes, before: before.model, after: after.model, language, show }} />
    </section>
  )
}
