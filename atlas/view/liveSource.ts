import { useEffect, useState } from 'preact/hooks'
import type { Description } from 'regain/core'
import { emptyFeed, type Feed, hear } from '../model/live.ts'
import type { DrawnPicture } from '../model/page.ts'

/** A flow of the host's own, which the page has no machine of. */
export interface Foreign {
  readonly description: Description
  readonly pictures: readonly DrawnPicture[]
}
export type Status = 'none' | 'connecting' | 'open' | 'lost'

/** Where records come from, when the page was served live. */
const address = (): string | undefined =>
  document.querySelector('meta[name="regain-live"]')?.getAttribute('content') ?? undefined

/** Listens as long as the view is shown; what was missed meanwhile comes first. */
export function useRecords(): [Feed, Status, (feed: Feed) => void] {
  const [feed, put] = useState(emptyFeed)
  const [status, say] = useState<Status>(address() === undefined ? 'none' : 'connecting')
  useEffect(() => {
    const from = address()
    if (from === undefined) return
    const source = new EventSource(from)
    let waiting: string[] = []
    let frame = 0
    source.onopen = () => say('open')
    source.onerror = () => say('lost')
    source.onmessage = ({ data }: MessageEvent<string>) => {
      waiting.push(data)
      // many records in one turn are one change of the page
      frame ||= requestAnimationFrame(() => {
        const texts = waiting
        waiting = []
        frame = 0
        put((old) => texts.reduce(hear, old))
      })
    }
    return () => {
      cancelAnimationFrame(frame)
      source.close()
    }
  }, [])
  return [feed, status, put]
}

/** Flows of the host's own; none where the page was not served live. */
export function useForeign(): readonly Foreign[] {
  const [flows, put] = useState<readonly Foreign[]>([])
  useEffect(() => {
    if (address() === undefined) return
    fetch('flows').then(
      async (answer) => put(await answer.json()),
      () => undefined,
    )
  }, [])
  return flows
}
