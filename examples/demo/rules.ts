import type { Flow, PolicySheet } from 'regain'
import { binance48h, flows, pionex72h } from 'regain/machines'

/** Which policies the flows run under. Open cases keep the one they were opened with. */
export const rules = {
  own: 'Each exchange’s own',
  editions: 'Other editions of their pages: Binance 48 hours, Pionex 72',
  hardened: 'Hardened: two roots, two reviewers, a wait, a longer hold',
} as const
export type Rules = keyof typeof rules
export const isRules = (text: string | undefined): text is Rules => text !== undefined && Object.hasOwn(rules, text)

export const flowsUnder = (chosen: Rules): readonly Flow[] =>
  flows.map((flow) => {
    if (chosen === 'hardened') return flow.with({ policy: 'hardened' })
    const edition = chosen === 'editions' && hasHold(flow) ? editions[flow.id.split('.')[0] ?? ''] : undefined
    return edition ? flow.with({ policy: edition }) : flow
  })
const editions: Record<string, Partial<PolicySheet>> = { binance: binance48h, pionex: pionex72h }
/** Editions differ in how long a hold lasts, not in where there is one. */
const hasHold = ({ policy: { hold } }: Flow): boolean => Object.values(hold).some((amount) => amount > 0)
