import { useEffect, useLayoutEffect, useMemo, useReducer, useState } from 'preact/hooks'
import { describe, type Fact } from 'regain/core'
import { flows } from 'regain/machines'
import { isFact } from '../model/heard.ts'
import { languages } from '../model/languages.ts'
import { formatLink, type Link } from '../model/link.ts'
import type { Move } from '../model/moves.ts'
import { onwardFrom } from '../model/next.ts'
import { outlineOf, placed } from '../model/outline.ts'
import type { PageData, Tale } from '../model/page.ts'
import { linkOf } from '../model/play.ts'
import { waysTo } from '../model/reach.ts'
import { sayOutcome } from '../model/says.ts'
import { type Action, screenOf } from '../model/screen.ts'
import { activeIn, outcomeOf } from '../model/session.ts'
import { stepsOf } from '../model/steps.ts'
import { movesOf } from '../model/tales.ts'
import { answersTo } from '../model/world.ts'
import { Bar } from './Bar.tsx'
import { Chart } from './Chart.tsx'
import { Clock } from './Clock.tsx'
import { type Command, runCommand } from './commands.ts'
import { putOnClipboard } from './copying.ts'
import { Help } from './Help.tsx'
import { Messages } from './Messages.tsx'
import { Outline } from './Outline.tsx'
import { Paths } from './Paths.tsx'
import { Phone } from './Phone.tsx'
import { onPaper } from './paper.tsx'
import { Setting } from './Setting.tsx'
import { beginning, type Playing, reducer } from './store.ts'
import { Tabs } from './Tabs.tsx'
import { Trail } from './Trail.tsx'
import { useLater } from './useLater.ts'
import { views } from './views.ts'
import { type Asked, World } from './World.tsx'

const [first, ...others] = flows
const bar = [{ id: 'flow', title: 'Flow', key: '1' }, ...views]
const PACE = 1_100

export function App({ data }: { readonly data: PageData }) {
  if (!first) throw new RangeError('the catalogue has no flow')
  const [page, act] = useReducer(reducer(flows), [first, ...others] as const, (all) => beginning(all, location.hash))
  const { base, session, language, theme, playing, view, fault } = page
  const [help, setHelp] = useState(false)
  const [asks, ask] = useState(false)
  const [asked, setAsked] = useState<Asked>()
  const [inked, ink] = useState(false)
  const [stretched, stretch] = useState(false)
  const [pane, setPane] = useState<string>(innerWidth < 760 ? 'Phone' : 'Chart')
  const [side, setSide] = useState<string>('Paths')
  const [handed, hand] = useState<string>('World')
  const [said, announce] = useState('')

  const is = useMemo(() => describe(base), [base])
  const varied = useMemo(() => describe(session.flow), [session.flow])
  const tales = data.tales[base.id] ?? []
  const ways = useLater(() => waysTo(base, tales), [base, tales])
  const branches = useMemo(() => outlineOf(is, base.copy.en), [is, base])
  const active = useMemo(() => activeIn(session), [session])
  const onward = useMemo(() => onwardFrom(session), [session])
  const next = useMemo(() => new Set(onward.map(({ transition }) => transition)), [onward])
  const visited = useMemo(() => new Set(session.trail.flatMap(({ taken }) => taken)), [session])
  const reachable = useMemo(() => new Set(ways?.keys()), [ways])
  const coverage = data.coverage[base.id] ?? []
  const pictures = data.pictures[base.id] ?? []
  const slot = views.find(({ id }) => id === view)
  const { title } = screenOf(session, language).view.step
  const outcome = outcomeOf(session)

  useEffect(() => setAsked(undefined), [session])
  useEffect(() => announce(`${title}.${outcome ? ` Ended: ${sayOutcome(outcome)}.` : ''}`), [session, language])
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
    document.documentElement.lang = 'en'
  }, [theme])
  useEffect(() => {
    const fragment = slot ? `#v=${slot.id}` : formatLink(linkOf(session, language))
    if (fragment !== location.hash) history.replaceState(null, '', fragment)
  }, [session, language, slot])
  useEffect(() => {
    const onHash = () => act({ type: 'fragment', fragment: location.hash })
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])
  useEffect(() => {
    if (!playing || playing.mode === 'stopped') return
    const timer = setTimeout(() => act({ type: 'step' }), PACE)
    return () => clearTimeout(timer)
  }, [playing, session])

  const move = (one: Move) => act({ type: 'move', moves: [one] })
  const hear = (fact: Fact) => move({ type: 'hear', fact })
  const open = (link: Link) => act({ type: 'link', link })
  const goTo = (state: string) => {
    const way = ways?.get(state)
    if (way) open({ flow: base.id, language, ...way, state })
  }
  const take = (transition: number) => {
    const way = onward.find((one) => one.transition === transition)
    if (!way) return
    if (isFact(way.fact)) return hear(way.fact)
    // deadlines that are due before it fire first
    const due = session.timers.findIndex(({ id }) => id === way.fact.type)
    act({ type: 'move', moves: Array.from({ length: due + 1 }, () => ({ type: 'next' })) })
  }
  const start = (tale: Tale, mode: Playing['mode']) => act({ type: 'tale', tale, moves: movesOf(tale), mode })
  const link = () => `${location.href.split('#')[0] ?? ''}${formatLink(linkOf(session, language))}`
  const toggle = () => playing && act({ type: 'mode', mode: playing.mode === 'stopped' ? 'once' : 'stopped' })
  const press = (fact: Fact, { label, input, checked }: Action) => {
    if (asks && checked) setAsked({ label, answers: answersTo(session, input, fact) })
    else hear(fact)
  }
  const primary = () => {
    const { factors, actions } = screenOf(session, language)
    const all = [...factors.flatMap((row) => row.actions), ...actions]
    const main = all.find(({ primary: is, hope, disabled }) => is && hope && disabled === undefined)
    if (main?.hope) press(main.hope, main)
  }
  const commands: readonly Command[] = [
    ...bar.map(({ key, id, title: name }) => ({
      key,
      says: `Show ${name}`,
      run: () => act({ type: 'show', view: id }),
    })),
    { key: 'p', says: 'The main button of the phone', run: primary },
    { key: 'n', says: 'Skip to the next deadline', run: () => move({ type: 'next' }) },
    { key: 'd', says: 'Skip 24 hours', run: () => move({ type: 'wait', ms: 86_400_000 }) },
    { key: 'u', says: 'Undo', run: () => act({ type: 'back', moves: Math.max(1, session.moves.length - 1) }) },
    { key: 'r', says: 'Begin again', run: () => act({ type: 'back', moves: 1 }) },
    { key: 'k', says: 'Play or pause the path', run: () => toggle() },
    { key: '.', says: 'One step of the path', run: () => act({ type: 'step' }) },
    { key: 'l', says: 'The next language', run: () => act({ type: 'language', language: after(languages, language) }) },
    { key: 'o', says: 'Paths, outline, conditions', run: () => setSide(after<string>(sides, side)) },
    { key: 'a', says: 'To the list of paths', run: () => focusOn('.side [role=tab][aria-selected=true]') },
    { key: 'g', says: 'To the chart', run: () => focusOn('.frame [tabindex="0"]') },
    { key: 's', says: 'To the screen', run: () => focusOn('.hand .phone button, .hand [role=tab]') },
    { key: 'c', says: 'Copy the link', run: () => void putOnClipboard(link()) },
    { key: '?', says: 'These keys', run: () => setHelp(true) },
  ]
  useEffect(() => onPaper(() => ({ base, session, language, sentence: playing?.tale.sentence, pictures })))
  // at once: a key may follow a click before the next frame
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent) => runCommand(commands, event)
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  })
  return (
    <>
      <div class="app" data-pane={pane}>
        <Bar
          flows={flows}
          base={base}
          view={view}
          views={bar}
          language={language}
          theme={theme}
          show={(id) => act({ type: 'show', view: id })}
          choose={(flow) => act({ type: 'flow', flow })}
          speak={(one) => act({ type: 'language', language: one })}
          light={(one) => act({ type: 'theme', theme: one })}
          print={() => print()}
          help={() => setHelp(true)}
        />
        {fault !== undefined && (
          <div class="fault" role="alert">
            <p>{fault}</p>
            <button type="button" onClick={() => act({ type: 'understood' })}>
              Understood
            </button>
          </div>
        )}
        {slot ? (
          <main class="other">
            <h2 class="out">{slot.title}</h2>
            <slot.view flows={flows} language={language} theme={theme} data={data} open={open} announce={announce} />
          </main>
        ) : (
          <main class="shell">
            <div class="panes" role="group" aria-label="Panels">
              {panes.map((one) => (
                <button type="button" key={one} aria-pressed={pane === one} onClick={() => setPane(one)}>
                  {one}
                </button>
              ))}
            </div>
            <section class="side" aria-label="Paths, outline and conditions">
              <Tabs label="Paths, outline and conditions" names={sides} shown={side} show={setSide}>
                {side === 'Paths' && (
                  <Paths
                    base={base}
                    tales={tales}
                    playing={playing}
                    made={session.moves.length}
                    start={start}
                    step={() => act({ type: 'step' })}
                    mode={(mode) => act({ type: 'mode', mode })}
                    coverage={coverage}
                    inked={inked}
                    ink={ink}
                  />
                )}
                {side === 'Outline' && (
                  <Outline
                    branches={branches}
                    active={active}
                    visited={visited}
                    next={next}
                    take={take}
                    goTo={goTo}
                    reachable={reachable}
                  />
                )}
                {side === 'Conditions' && (
                  <Setting
                    base={base}
                    is={varied}
                    preset={session.preset}
                    conditions={session.conditions}
                    asks={asks}
                    ask={ask}
                    vary={(preset, conditions) => act({ type: 'vary', preset, conditions })}
                  />
                )}
              </Tabs>
            </section>
            <section class="centre" aria-label="Chart">
              <Chart
                is={is}
                pictures={pictures}
                active={active}
                visited={visited}
                next={next}
                coverage={coverage}
                inked={inked}
                goTo={goTo}
                take={take}
                announce={announce}
              />
            </section>
            <section class="hand" aria-label="Screen, world and clock">
              <div class="phone-bar">
                <span class="now">
                  Now: <b>{placed(active.at(-1) ?? '')}</b>
                </span>
                <label class="tick">
                  <input type="checkbox" checked={stretched} onChange={() => stretch(!stretched)} /> Longest words
                </label>
              </div>
              {outcome && (
                <p class={`outcome ${outcome.type}`}>
                  Ended: <b>{sayOutcome(outcome)}</b>
                </p>
              )}
              <Phone session={session} language={language} stretched={stretched} press={press} />
              <Tabs label="World, trail and messages" names={hands} shown={handed} show={hand}>
                {handed === 'World' && (
                  <>
                    <World session={session} asked={asked} hear={hear} />
                    <Clock session={session} move={move} />
                  </>
                )}
                {handed === 'Trail' && (
                  <Trail
                    session={session}
                    goBack={(moves) => act({ type: 'back', moves })}
                    copyLink={() => putOnClipboard(link())}
                    copySteps={() => putOnClipboard(stepsOf(session, link()))}
                  />
                )}
                {handed === 'Messages' && <Messages session={session} language={language} />}
              </Tabs>
            </section>
          </main>
        )}
        <p class="out" role="status" aria-live="polite" id="live">
          {said}
        </p>
      </div>
      {help && <Help commands={commands} close={() => setHelp(false)} />}
    </>
  )
}
function focusOn(selector: string): void {
  const at = document.querySelector(selector)
  if (at instanceof HTMLElement || at instanceof SVGElement) at.focus()
}
const panes = ['Phone', 'Chart', 'Paths'] as const
const sides = ['Paths', 'Outline', 'Conditions'] as const
const hands = ['World', 'Trail', 'Messages'] as const
/** The one that comes after, round and round. */
const after = <T,>(all: readonly T[], one: T): T => all[(all.indexOf(one) + 1) % all.length] ?? one
