import { begin, Factor, type Flow, listensTo, PasswordRoot } from 'regain/core'
import type { Move } from './moves.ts'

export const presets = ['exchange', 'hardened'] as const
export type Preset = (typeof presets)[number]
export const isPreset = (value: string): value is Preset => presets.some((one) => one === value)

/** How a case can begin. */
export const openings = ['visitor.arrived', 'session.recognised', 'handOver.received', 'client.outdated'] as const
export type Opening = (typeof openings)[number]
export const isOpening = (value: string): value is Opening => openings.some((one) => one === value)

/** What is so before a case begins, and what its checks find out. */
export interface Conditions {
  readonly start: Opening
  readonly enrolled: readonly Factor[]
  /** What the password was last reset through. */
  readonly root: PasswordRoot
  /** Whether a session is young enough. */
  readonly fresh: boolean
}

/** How cases of this flow can begin, the usual way first. */
export function openingsOf(flow: Flow): readonly Opening[] {
  const heard = listensTo(begin(flow.machine, flow.policy).snapshot)
  return openings.filter((one) => heard.has(one))
}
/** Somebody with an e-mail address, a number and an authenticator: whom a help page speaks to. */
export const usual = (flow: Flow): Conditions => ({
  start: openingsOf(flow)[0] ?? 'visitor.arrived',
  enrolled: ['email', 'phone', 'totp'],
  root: 'password',
  fresh: true,
})

/** `visitor.arrived~email.phone~password~fresh`. */
export const writeConditions = ({ start, enrolled, root, fresh }: Conditions): string =>
  [start, enrolled.join('.') || '-', root, fresh ? 'fresh' : 'stale'].join('~')
export function readConditions(text: string): Conditions | undefined {
  const [start = '', set = '', root, age, ...more] = text.split('~')
  const named = set === '-' ? [] : set.split('.')
  const enrolled = Factor.options.filter((kind) => named.includes(kind))
  const through = PasswordRoot.options.find((one) => one === root)
  if (!isOpening(start) || !through || enrolled.length !== named.length || more.length > 0) return undefined
  return age === 'fresh' || age === 'stale' ? { start, enrolled, root: through, fresh: age === 'fresh' } : undefined
}

/** The conditions that moves speak of: who goes on from there by hand meets the same account. */
export const conditionsOf = (moves: readonly Move[], otherwise: Conditions): Conditions =>
  moves.reduce<Conditions>((known, move) => {
    if (move.type !== 'hear') return known
    const { fact } = move
    return {
      start: isOpening(fact.type) ? fact.type : known.start,
      enrolled: 'enrolled' in fact ? fact.enrolled : known.enrolled,
      root: 'root' in fact ? fact.root : known.root,
      fresh: 'fresh' in fact ? fact.fresh : known.fresh,
    }
  }, otherwise)
