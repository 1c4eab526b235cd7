import { type PolicySheet, policyNames } from 'regain/core'
import { binance48h, pionex72h } from 'regain/machines'
import type { Citation } from './citations.ts'

/** Other editions of an exchange's page, as values that can be laid over its flows. */
export const editions: Readonly<Record<string, Readonly<Record<string, Partial<PolicySheet>>>>> = {
  binance: { binance48h },
  pionex: { pionex72h },
}

/** The rows that editions cite; the edition stands where a flow would. */
export const editionCitations: readonly Citation[] = Object.values(editions)
  .flatMap((sheets) => Object.entries(sheets))
  .flatMap(([flow, sheet]) =>
    policyNames.flatMap((name) => {
      const { value, source = [] } = sheet[name] ?? {}
      return source.map((row) => ({ row, flow, place: { kind: 'policy', name, value } as const }))
    }),
  )
