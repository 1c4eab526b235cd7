import { useEffect, useMemo, useRef } from 'preact/hooks'
import { type Description, describe, Factor, type Flow } from 'regain/core'
import { Wording } from '../../src/wording.ts'
import type { Language } from '../model/languages.ts'
import type { Link } from '../model/link.ts'
import type { LiveCase as Case } from '../model/live.ts'
import type { Standing } from '../model/liveReplay.ts'
import type { DrawnPicture } from '../model/page.ts'
import { sayDelay, sayHeard, sayOutcome } from '../model/says.ts'
import { sayLength, sayMoment } from '../model/steps.ts'
import { Chart } from './Chart.tsx'
import { Rewind } from './Rewind.tsx'

interface Props {
  readonly shown: Case
  /** Absent where the page does not have its machine. */
  readonly flow: Flow | undefined
  readonly description: Description | undefined
  readonly pictures: readonly DrawnPicture[]
  readonly standings: readonly Standing[]
  readonly position: number
  /** Goes along with what comes. */
  readonly follows: boolean
  readonly rewind: (position: number) => void
  readonly language: Language
  readonly link: Link | undefined
  readonly open: (link: Link) => void
}
const isFactor = (kind: string): kind is Factor => Factor.options.some((one) => one === kind)
const none: ReadonlySet<number> = new Set()
const actors: Readonly<Record<Standing['record']['by'], string>> = {
  subject: 'Person',
  staff: 'Reviewer',
  host: 'Service',
  notice: 'Notice',
  clock: 'Clock',
  system: 'System',
}

/** One case: its chart, where it stands, and its records to go back and forth in. */
export function LiveCase(props: Props) {
  const { shown, flow, description, pictures, standings, position, follows, rewind, language, link, open } = props
  const is = useMemo(() => description ?? (flow && describe(flow)), [description, flow])
  const at = standings[position]
  const most = standings.length - 1
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    const box = list.current
    const here = box?.querySelector('[aria-current]')
    if (!box || !here) return
    // the list scrolls, the page stays
    const [seen, now] = [box.getBoundingClientRect(), here.getBoundingClientRect()]
    if (now.top < seen.top) box.scrollTop += now.top - seen.top
    else if (now.bottom > seen.bottom) box.scrollTop += now.bottom - seen.bottom
  }, [position, shown])
  if (!at) return null
  const wording = flow && Wording.of(flow.copy, language, flow.policy)
  const words = wording?.screen(at.state)
  const say = (kind: string) => (wording && isFactor(kind) ? wording.factor(kind) : kind)
  return (
    <>
      <section class="v-stand" aria-label={`Case ${shown.name}`}>
        <div class="v-rewind" role="group" aria-label="Back and forth">
          <Rewind at={position} most={most} name="Record" says={`${position + 1} of ${most + 1}`} move={rewind} />
          <button type="button" aria-pressed={follows} onClick={() => rewind(most)}>
            Now
          </button>
        </div>
        {is && pictures.length > 0 && (
          <Chart
            is={is}
            pictures={pictures}
            active={at.active}
            visited={at.visited}
            next={none}
            coverage={[]}
            inked={false}
            goTo={() => undefined}
            take={() => undefined}
          />
        )}
        <div class="v-screen" lang={language}>
          <h3>{words?.title ?? at.state}</h3>
          <p>{words?.body}</p>
          <p class="v-next" lang="en">
            <code>{at.state}</code> {at.record.outcome && `Ended: ${sayOutcome(at.record.outcome)}`}
          </p>
        </div>
        <Facts at={at} say={say} />
        {!at.isReplayed && (
          <p class="v-source">The page does not have this version of the flow: shown as it was recorded.</p>
        )}
        {at.differs && (
          <p class="v-refused" role="alert">
            The machine comes to something else from here: {at.differs}.
          </p>
        )}
        {link && (
          <button type="button" class="v-open" onClick={() => open(link)}>
            Play it in the flow view
          </button>
        )}
      </section>
      <ol ref={list} class="v-timeline" aria-label="Records">
        {standings.map(({ record }, index) => (
          <li key={record.seq} class={index > position ? 'v-ahead' : ''}>
            <button type="button" aria-current={index === position ? 'step' : undefined} onClick={() => rewind(index)}>
              <span class="v-source">
                {sayMoment(record.at)} {actors[record.by]}
              </span>
              <span>
                {record.facts.length > 0 ? record.facts.map(sayHeard).join('. ') : 'Nothing the machine hears'}
              </span>
              <span class="v-source">
                {record.from === record.to ? 'stays in' : `${record.from} →`} <code>{record.to}</code>
                {record.effects.length > 0 && `; ${record.effects.join(', ')}`}
                {record.notices.length > 0 && `; told: ${record.notices.join(', ')}`}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </>
  )
}

interface FactsProps {
  readonly at: Standing
  readonly say: (kind: string) => string
}
/** What the case remembers, and the deadlines that stand. */
function Facts({ at: { context, record }, say }: FactsProps) {
  const sets = Object.entries(context).flatMap(([name, value]) =>
    Array.isArray(value) && value.length > 0 ? [{ name, value: value.map(say).join(', ') }] : [],
  )
  return (
    <dl class="v-answers">
      {sets.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
      {record.timers.map(({ name, due }) => (
        <div key={name}>
          <dt title={sayDelay(name)}>{name}</dt>
          <dd>
            {sayMoment(due)}, {sayLength(Math.max(0, due - record.at))} later
          </dd>
        </div>
      ))}
      {record.review && (
        <div>
          <dt>review</dt>
          <dd>
            {record.review.purpose}
            {record.review.overdue && ', overdue'}
          </dd>
        </div>
      )}
    </dl>
  )
}
