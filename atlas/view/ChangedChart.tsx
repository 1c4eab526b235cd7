import { useEffect, useRef, useState } from 'preact/hooks'
import type { Description } from 'regain/core'
import type { Ink, Inks } from '../model/changesInk.ts'
import type { DrawnPicture } from '../model/page.ts'

interface Props {
  readonly side: string
  readonly name: string
  readonly is: Description
  readonly inks: Inks
  readonly pictures: readonly DrawnPicture[]
  /** The state that is looked at. */
  readonly shown: string
}
const signs: Readonly<Record<Ink, string>> = { added: '+', removed: '−', changed: '~', touched: '◦' }
const inkNames: Readonly<Record<Ink, string>> = {
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  touched: 'goes by a changed value',
}
const order: readonly Ink[] = ['added', 'removed', 'changed', 'touched']

/** The chart of one side with what differs marked on it; a list of states where that version was never drawn here. */
export function ChangedChart({ side, name, is, inks, pictures, shown }: Props) {
  const frame = useRef<HTMLDivElement>(null)
  const [picked, pick] = useState('')
  const holding = pictures.findLast(({ svg }) => svg.includes(`data-state="${shown}"`))
  const picture = pictures.find(({ id }) => id === picked) ?? holding ?? pictures[0]
  useEffect(() => pick(''), [shown])
  useEffect(() => {
    const box = frame.current
    for (const node of box?.querySelectorAll('[data-state], [data-transitions]') ?? []) {
      const own = inks.states.get(node.getAttribute('data-state') ?? '')
      const taken = (node.getAttribute('data-transitions') ?? '').split(' ').filter((one) => one !== '')
      const all = [...(own ? [own] : []), ...taken.flatMap((index) => inks.transitions.get(Number(index)) ?? [])]
      const ink = order.find((one) => all.includes(one))
      for (const one of order) node.classList.toggle(`ink-${one}`, one === ink)
      node.classList.toggle('ink-shown', node.getAttribute('data-state') === shown)
    }
    const here = box?.querySelector(`[data-state="${CSS.escape(shown)}"]`)
    if (here && box) {
      const [at, seen] = [here.getBoundingClientRect(), box.getBoundingClientRect()]
      box.scrollTo({
        top: box.scrollTop + at.top - seen.top - seen.height / 2,
        left: box.scrollLeft + at.left - seen.left - seen.width / 2,
      })
    }
  }, [picture, inks, shown])
  return (
    <figure class="v-chart">
      <figcaption>
        {name}
        {pictures.length > 1 && (
          <select
            aria-label="Part of the chart"
            value={picture?.id}
            onChange={({ currentTarget: { value } }) => pick(value)}
          >
            {pictures.map(({ id, title }) => (
              <option key={id} value={id}>
                {title}
              </option>
            ))}
          </select>
        )}
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is scrolled by the keyboard, too */}
      <div ref={frame} class="v-frame" tabIndex={0} role="group" aria-label={name}>
        {picture ? <Drawing svg={apart(picture, is, side)} /> : <States is={is} inks={inks} shown={shown} />}
      </div>
    </figure>
  )
}
/** The same picture may stand on both sides: its ids are told apart. */
const apart = ({ id, svg }: DrawnPicture, is: Description, side: string): string =>
  svg.replaceAll(`${is.id}.${id}.`, `${side}.${is.id}.${id}.`)
function Drawing({ svg }: { readonly svg: string }) {
  return <div class="v-drawing" dangerouslySetInnerHTML={{ __html: svg }} />
}

function States({ is, inks, shown }: Pick<Props, 'is' | 'inks' | 'shown'>) {
  const branches = Map.groupBy(is.transitions, ({ from }) => from)
  return (
    <ul class="v-states">
      {is.states
        .filter(({ type }) => type !== 'group')
        .map(({ name }) => {
          const ink = inks.states.get(name)
          const marked = (branches.get(name) ?? []).flatMap(({ index }) => inks.transitions.get(index) ?? [])
          const strongest = order.find((one) => marked.includes(one))
          return (
            <li key={name} data-state={name} class={`${ink ? `ink-${ink}` : ''}${name === shown ? ' ink-shown' : ''}`}>
              {ink && <Mark ink={ink} />} <code>{name}</code>
              {strongest && (
                <span class="v-source">
                  {' '}
                  <Mark ink={strongest} /> {marked.length} of its branches
                </span>
              )}
            </li>
          )
        })}
    </ul>
  )
}
export function Mark({ ink }: { readonly ink: Ink }) {
  return (
    <span class={`v-mark v-mark-${ink}`} title={inkNames[ink]}>
      <span aria-hidden="true">{signs[ink]}</span>
      <span class="v-hidden">{inkNames[ink]}: </span>
    </span>
  )
}
/** What the marks mean. */
export function Inkings() {
  return (
    <ul class="v-inkings">
      {order.map((ink) => (
        <li key={ink}>
          <Mark ink={ink} /> {inkNames[ink]}
        </li>
      ))}
    </ul>
  )
}
