import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Description } from 'regain/core'
import { placed, sayBranch } from '../model/outline.ts'
import type { DrawnPicture } from '../model/page.ts'
import { against, along, type Place, turned } from '../model/walk.ts'

interface ChartProps {
  readonly is: Description
  readonly pictures: readonly DrawnPicture[]
  readonly active: readonly string[]
  readonly visited: ReadonlySet<number>
  readonly next: ReadonlySet<number>
  readonly coverage: readonly number[]
  readonly inked: boolean
  readonly goTo: (state: string) => void
  readonly take: (transition: number) => void
  readonly announce?: (sentence: string) => void
}
type Size = 'fit' | 'full'

/** The drawn flow: where the case stands, where it was, where it can go. */
export function Chart(props: ChartProps) {
  const { is, pictures, active, visited, next, coverage, inked, goTo, take, announce } = props
  const frame = useRef<HTMLDivElement>(null)
  const end = useRef<HTMLSpanElement>(null)
  const [size, setSize] = useState<Size>('full')
  const [follows, setFollows] = useState(true)
  const [picked, pick] = useState<string>()
  const [place, setPlace] = useState<Place>()
  const leaf = active.at(-1) ?? is.initial
  const auto = useMemo(() => pictureOf(pictures, leaf), [pictures, leaf])
  const picture = (follows ? undefined : pictures.find(({ id }) => id === picked)) ?? auto ?? pictures[0]

  // where the keyboard was is left when the case goes on
  useEffect(() => setPlace(undefined), [leaf])
  useLayoutEffect(() => {
    const svg = frame.current?.querySelector('svg')
    if (!svg) return
    for (const node of svg.querySelectorAll('[data-state]')) {
      const name = node.getAttribute('data-state') ?? ''
      node.classList.toggle('here', active.includes(name))
      node.setAttribute('tabindex', name === (place?.state ?? leaf) ? '0' : '-1')
      if (active.includes(name)) node.setAttribute('aria-current', 'step')
      else node.removeAttribute('aria-current')
    }
    for (const node of svg.querySelectorAll('[data-transitions]')) {
      const all = (node.getAttribute('data-transitions') ?? '').split(' ').map(Number)
      node.classList.toggle(
        'visited',
        all.some((index) => visited.has(index)),
      )
      node.classList.toggle(
        'next',
        all.some((index) => next.has(index)),
      )
      node.classList.toggle('uncovered', inked && all.every((index) => (coverage[index] ?? 0) === 0))
      node.classList.toggle('covered', inked && all.some((index) => (coverage[index] ?? 0) > 0))
      node.classList.toggle('focused', place?.branch !== undefined && all.includes(place.branch))
    }
  }, [picture, active, visited, next, coverage, inked, place, leaf])

  const bring = () => {
    const box = frame.current
    const here = box?.querySelector(`[data-state="${leaf}"]`)
    if (!follows || !here || !box) return
    const at = here.getBoundingClientRect()
    const seen = box.getBoundingClientRect()
    box.scrollTo({
      top: box.scrollTop + at.top - seen.top - (seen.height - at.height) / 2,
      left: box.scrollLeft + at.left - seen.left - (seen.width - at.width) / 2,
      behavior: matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth',
    })
  }
  useEffect(bring, [picture, leaf, follows, size])
  // a panel that was hidden has no places to scroll to until it is shown
  useEffect(() => {
    const watcher = new ResizeObserver(bring)
    if (frame.current) watcher.observe(frame.current)
    return () => watcher.disconnect()
  }, [leaf, follows])

  const move = (to: Place | undefined) => {
    if (!to) return
    setPlace(to)
    announce?.(sayPlace(is, to))
    const node = frame.current?.querySelector(`[data-state="${to.state}"]`)
    if (node instanceof SVGElement) node.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const at: Place = place ?? { state: leaf, branch: undefined }
    if (event.key === 'Tab') {
      const to = turned(is.transitions, at, event.shiftKey ? -1 : 1)
      if (to) {
        event.preventDefault()
        setPlace(to)
        announce?.(sayPlace(is, to))
      } else if (!event.shiftKey) end.current?.focus()
      return
    }
    const to = steps[event.key]?.(is, at)
    if (to) {
      event.preventDefault()
      move(to)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (at.branch !== undefined && next.has(at.branch)) take(at.branch)
      else if (at.branch === undefined) goTo(at.state)
    }
  }
  const onClick = (event: MouseEvent) => {
    if (!(event.target instanceof Element)) return
    const line = event.target.closest('[data-transitions]')
    const possible = (line?.getAttribute('data-transitions') ?? '')
      .split(' ')
      .map(Number)
      .find((one) => next.has(one))
    if (possible !== undefined) return take(possible)
    const state = event.target.closest('[data-state]')?.getAttribute('data-state')
    if (state) goTo(state)
  }
  return (
    <div class="chart">
      <div class="toolbar" role="toolbar" aria-label="Chart">
        <button type="button" aria-pressed={size === 'fit'} onClick={() => setSize('fit')}>
          Fit
        </button>
        <button type="button" aria-pressed={size === 'full'} onClick={() => setSize('full')}>
          100 %
        </button>
        <button type="button" aria-pressed={follows} onClick={() => setFollows(!follows)}>
          Follow
        </button>
        {pictures.length > 1 && (
          <select
            aria-label="Part of the chart"
            value={picture?.id}
            onChange={({ currentTarget }) => {
              setFollows(false)
              pick(currentTarget.value)
            }}
          >
            {pictures.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
        <span class="legend" aria-hidden="true">
          <i class="k-here" /> here <i class="k-visited" /> taken <u>possible now</u>
        </span>
      </div>
      {/* the chart is walked with the arrow keys from the state that holds the focus */}
      <div ref={frame} class={`frame ${size}`} onKeyDown={onKeyDown} onClick={onClick}>
        {picture ? <Drawing svg={picture.svg} /> : <p class="quiet">This flow has no picture here.</p>}
      </div>
      <span ref={end} tabIndex={-1} />
    </div>
  )
}
/** Written once: what changes on it are classes. */
function Drawing({ svg }: { readonly svg: string }) {
  return <div class="drawing" dangerouslySetInnerHTML={{ __html: svg }} />
}
/** `Proving`, or the branch that would be followed: `“Back” to Choosing lost`. */
function sayPlace(is: Description, { state, branch }: Place): string {
  const one = is.transitions.find(({ index }) => index === branch)
  return one ? sayBranch(is, one) : placed(state)
}
const steps: Readonly<Record<string, (is: Description, at: Place) => Place | undefined>> = {
  ArrowDown: (is, at) => along(is.transitions, at),
  ArrowRight: (is, at) => along(is.transitions, at),
  ArrowUp: (is, at) => against(is.transitions, at),
  ArrowLeft: (is, at) => against(is.transitions, at),
}
/** The most detailed picture in which a state stands. */
const pictureOf = (pictures: readonly DrawnPicture[], state: string): DrawnPicture | undefined =>
  pictures.findLast(({ svg }) => svg.includes(`data-state="${state}"`))
