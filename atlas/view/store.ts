import type { Flow } from 'regain/core'
import { type Conditions, conditionsOf, type Preset, usual } from '../model/conditions.ts'
import type { Language } from '../model/languages.ts'
import { type Link, readLink } from '../model/link.ts'
import type { Move } from '../model/moves.ts'
import type { Tale } from '../model/page.ts'
import { back, play, replay, started } from '../model/play.ts'
import { opened, type Session } from '../model/session.ts'
import type { Theme } from './slot.ts'

/** A tale that is being played: how many of its moves have been made. */
export interface Playing {
  readonly tale: Tale
  readonly moves: readonly Move[]
  readonly mode: 'stopped' | 'once' | 'looped'
}
export interface Page {
  readonly view: string
  readonly base: Flow
  readonly session: Session
  readonly language: Language
  readonly theme: Theme
  readonly playing: Playing | undefined
  /** Why a link did not lead where it should. */
  readonly fault: string | undefined
}
export type Act =
  | { readonly type: 'show'; readonly view: string }
  | { readonly type: 'flow'; readonly flow: Flow }
  | { readonly type: 'language'; readonly language: Language }
  | { readonly type: 'theme'; readonly theme: Theme }
  | { readonly type: 'vary'; readonly preset?: Preset; readonly conditions?: Conditions }
  | { readonly type: 'move'; readonly moves: readonly Move[] }
  | { readonly type: 'back'; readonly moves: number }
  | { readonly type: 'tale'; readonly tale: Tale; readonly moves: readonly Move[]; readonly mode: Playing['mode'] }
  | { readonly type: 'step' }
  | { readonly type: 'mode'; readonly mode: Playing['mode'] }
  | { readonly type: 'link'; readonly link: Link }
  | { readonly type: 'fragment'; readonly fragment: string }
  | { readonly type: 'understood' }

const playAll = (session: Session, moves: readonly Move[]): Session =>
  moves.reduce((at, move) => play(at, move) ?? at, session)

/** What the page shows first: what its fragment names, else the first flow. */
export function beginning(flows: readonly [Flow, ...Flow[]], fragment: string): Page {
  const [base] = flows
  const page: Page = {
    view: 'flow',
    base,
    session: started(base, 'exchange', usual(base)),
    language: 'en',
    theme: 'auto',
    playing: undefined,
    fault: undefined,
  }
  return follow(page, fragment, flows)
}

function follow(page: Page, fragment: string, flows: readonly Flow[]): Page {
  if (fragment === '' || fragment === '#') return page
  const view = /^#v=([a-z]+)/.exec(fragment)?.[1]
  if (view !== undefined) return { ...page, view }
  const read = readLink(fragment, flows)
  return read.ok ? goTo(page, read.link, flows) : { ...page, view: 'flow', fault: read.says }
}
function goTo(page: Page, link: Link, flows: readonly Flow[]): Page {
  const base = flows.find(({ id }) => id === link.flow)
  const played = replay(link, flows)
  if (!base || !played) return page
  const { session, fault } = played
  return { ...page, view: 'flow', base, session, language: link.language, playing: undefined, fault }
}

/** A flow keeps what is known of the account where the next one can begin in the same way. */
export const reducer =
  (flows: readonly Flow[]) =>
  (page: Page, act: Act): Page => {
    const { base, session, playing } = page
    switch (act.type) {
      case 'show':
        return { ...page, view: act.view }
      case 'flow': {
        const next = started(act.flow, session.preset, {
          ...session.conditions,
          start: usual(act.flow).start,
        })
        return { ...page, view: 'flow', base: act.flow, session: next, playing: undefined, fault: undefined }
      }
      case 'language':
        return { ...page, language: act.language }
      case 'theme':
        return { ...page, theme: act.theme }
      case 'vary': {
        const { preset = session.preset, conditions = session.conditions } = act
        return { ...page, session: started(base, preset, conditions), playing: undefined, fault: undefined }
      }
      case 'move':
        return { ...page, session: playAll(session, act.moves), playing: undefined, fault: undefined }
      case 'back':
        return { ...page, session: back(session, base, act.moves), playing: playing && { ...playing, mode: 'stopped' } }
      case 'tale': {
        const { tale, moves, mode } = act
        const fresh = opened(base, 'exchange', conditionsOf(moves, usual(base)))
        return { ...page, session: fresh, playing: { tale, moves, mode }, fault: undefined }
      }
      case 'step':
        return stepped(page)
      case 'mode':
        return playing ? { ...page, playing: { ...playing, mode: act.mode } } : page
      case 'link':
        return goTo(page, act.link, flows)
      case 'fragment':
        return follow(page, act.fragment, flows)
      case 'understood':
        return { ...page, fault: undefined }
    }
  }

/** The next move of the tale; after the last it begins again where it is looped. */
function stepped(page: Page): Page {
  const { playing, session, base } = page
  if (!playing) return page
  const move = playing.moves[session.moves.length]
  if (move) {
    const next = play(session, move)
    return next ? { ...page, session: next } : { ...page, playing: { ...playing, mode: 'stopped' } }
  }
  if (playing.mode === 'looped') return { ...page, session: back(session, base, 0) }
  return { ...page, playing: { ...playing, mode: 'stopped' } }
}
