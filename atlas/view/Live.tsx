import { useEffect, useMemo, useState } from 'preact/hooks'
import { casesOf, machineOf, openFeed } from '../model/live.ts'
import { linkTo, standingsOf } from '../model/liveReplay.ts'
import { FileDrop, type Read } from './FileDrop.tsx'
import { LiveCase } from './LiveCase.tsx'
import { LiveList } from './LiveList.tsx'
import { type Status, useForeign, useRecords } from './liveSource.ts'
import type { ViewProps } from './slot.ts'

const says: Readonly<Record<Status, string>> = {
  none: 'This page was opened from a file: open a file of records, or let the library serve the page.',
  connecting: 'Connecting …',
  open: 'Live',
  lost: 'The connection is lost; trying again …',
}

/** Cases as they happen, or as they were recorded: where each stands, what happened, and back to any moment. */
export function Live({ flows, language, data, open, announce }: ViewProps) {
  const [feed, status, put] = useRecords()
  const foreign = useForeign()
  const [chosen, choose] = useState<string>()
  const [at, rewind] = useState<number>()
  const [refused, refuse] = useState('')
  const cases = useMemo(() => casesOf(feed), [feed])
  const shown = cases.find(({ name }) => name === chosen) ?? cases[0]
  const flow = shown && machineOf(flows, shown)
  const standings = useMemo(() => (shown ? standingsOf(shown, flow) : []), [shown, flow])
  const newest = standings.length - 1
  const position = Math.min(at ?? newest, newest)
  const standing = standings[position]
  const host = foreign.find(({ description }) => description.id === shown?.flow)
  useEffect(() => {
    if (at === undefined && standing) announce(`${standing.record.case} stands in ${standing.state}.`)
  }, [standing])

  const read = ({ name, text }: Read) => {
    const opened = openFeed(name, text)
    refuse(opened.ok ? '' : opened.says)
    if (!opened.ok) return
    put(opened.feed)
    choose(undefined)
    rewind(undefined)
  }
  return (
    <section class="v live" aria-label="Live">
      <div class="v-bar">
        <p class={`v-status v-status-${status}`}>{says[status]}</p>
        <p class="v-source">
          {feed.cases.size} cases
          {feed.missed > 0 && `, ${feed.missed} records missed`}
          {feed.unread > 0 && `, ${feed.unread} messages not understood`}
        </p>
        <FileDrop label="Open a file of records" accept=".jsonl,.json,.txt" read={read} />
      </div>
      {refused !== '' && (
        <p class="v-refused" role="alert">
          {refused}
        </p>
      )}
      {shown && standing ? (
        <div class="v-live">
          <LiveList
            cases={cases}
            flows={flows}
            language={language}
            shown={shown.name}
            choose={(name) => {
              choose(name)
              rewind(undefined)
            }}
          />
          <LiveCase
            {...{ shown, flow, standings, position, language }}
            description={host?.description}
            pictures={data.pictures[shown.flow] ?? host?.pictures ?? []}
            follows={at === undefined}
            rewind={(to) => rewind(to === newest ? undefined : to)}
            link={flow && linkTo(flow, shown.records.slice(0, position + 1), language)}
            open={open}
          />
        </div>
      ) : (
        <div class="v-none">
          <p>No records yet.</p>
          <pre>
            <code>{example}</code>
          </pre>
        </div>
      )}
    </section>
  )
}

const example = `import { createInspection, serveLive } from 'regain/inspect'

const inspection = createInspection()
const recovery = createRecovery({ …, storage: inspection.watch(storage) })
const { url } = await serveLive({ inspection })`
