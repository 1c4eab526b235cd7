import type { Flow } from 'regain/core'
import { type Conditions, isPreset, type Preset, readConditions, usual, writeConditions } from './conditions.ts'
import { isLanguage, type Language } from './languages.ts'
import { type Move, readMove, writeMove } from './moves.ts'

/** A session to be had again: where it begins, what happens, and where that should lead. */
export interface Link {
  readonly flow: string
  readonly preset: Preset
  readonly language: Language
  readonly conditions: Conditions
  readonly moves: readonly Move[]
  /** The state it stood in when the link was made. */
  readonly state?: string
}

/** `#f=binance.reset&p=exchange&l=sv&c=…&m=…&s=proving`. */
export function formatLink({ flow, preset, language, conditions, moves, state }: Link): string {
  const parts = [`f=${flow}`, `p=${preset}`, `l=${language}`, `c=${writeConditions(conditions)}`]
  if (moves.length > 0) parts.push(`m=${moves.map(writeMove).join('~')}`)
  if (state !== undefined) parts.push(`s=${state}`)
  return `#${parts.join('&')}`
}

export type Read = { readonly ok: true; readonly link: Link } | { readonly ok: false; readonly says: string }

/** Longer than any way through a flow. */
const LONGEST = 20_000
const MOVES = 400

/** Reads what `formatLink` wrote. What cannot be read is said, never guessed; nothing throws. */
export function readLink(fragment: string, flows: readonly Flow[]): Read {
  const no = (says: string): Read => ({ ok: false, says })
  if (fragment.length > LONGEST) return no('This link is too long to be one of this page.')
  const fields = new Map<string, string>()
  for (const part of decoded(fragment.replace(/^#/, '')).split('&')) {
    const at = part.indexOf('=')
    if (at > 0) fields.set(part.slice(0, at), part.slice(at + 1))
  }
  const id = fields.get('f') ?? ''
  const flow = flows.find((one) => one.id === id)
  if (!flow) return no(`This link names a flow that is not here${id === '' ? '' : `: ${short(id)}`}.`)
  const preset = fields.get('p') ?? 'exchange'
  if (!isPreset(preset)) return no(`This link names a policy that is not here: ${short(preset)}.`)
  const language = fields.get('l') ?? 'en'
  if (!isLanguage(language)) return no(`This link names a language that is not here: ${short(language)}.`)
  const said = fields.get('c')
  const conditions = said === undefined ? usual(flow) : readConditions(said)
  if (!conditions) return no('This link names conditions that cannot be read.')
  const texts = (fields.get('m') ?? '').split('~').filter((text) => text !== '')
  if (texts.length > MOVES) return no(`This link has more than ${MOVES} steps.`)
  const moves: Move[] = []
  for (const [index, text] of texts.entries()) {
    const move = readMove(text)
    if (!move) return no(`This link cannot be read from step ${index + 1} on: ${short(text)}.`)
    moves.push(move)
  }
  const state = fields.get('s')
  return {
    ok: true,
    link: { flow: id, preset, language, conditions, moves, ...(state === undefined ? {} : { state }) },
  }
}
const short = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
