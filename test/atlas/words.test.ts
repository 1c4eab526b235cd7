import type { Copy, Flow } from 'regain/core'
import { binanceReset, flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { countTexts, wordFindings } from '../../atlas/model/words.ts'

const swedish = (change: (copy: Copy) => Copy): Flow => {
  const { sv } = binanceReset.copy
  if (!sv) throw new Error('no Swedish')
  return binanceReset.with({ copy: { sv: change(sv) } })
}

describe('the words', () => {
  it('are all there in every language', () => {
    for (const language of ['sv', 'zh'] as const) {
      expect(wordFindings(flows, language)).toEqual([])
      for (const flow of flows) {
        const { all, own } = countTexts(flow, language)
        expect(all).toBeGreaterThan(100)
        expect(own).toBe(all)
      }
    }
  })
  it('are missed where they are missing, screen by screen', () => {
    const flow = swedish(({ screens: { password: _, ...screens }, ...copy }) => ({ ...copy, screens }))
    expect(wordFindings([flow], 'sv').map(({ key, why }) => [key, why])).toEqual([
      ['screens.password.title', 'missing'],
      ['screens.password.body', 'missing'],
    ])
    expect(countTexts(flow, 'sv').own).toBe(countTexts(flow, 'sv').all - 2)
  })
  it('are found when they were left in English, or name other values', () => {
    const { password, holding } = { ...binanceReset.copy.en.screens }
    if (!password || !holding) throw new Error('no screen')
    const flow = swedish((copy) => ({
      ...copy,
      screens: { ...copy.screens, password, holding: { title: 'Klart', body: 'Det tar en stund.' } },
    }))
    expect(wordFindings([flow], 'sv').map(({ key, why }) => `${key} ${why}`)).toEqual(
      expect.arrayContaining(['screens.password.body same', 'screens.holding.body braces']),
    )
  })
  it('of a language that a flow has none of are all missing', () => {
    const { sv: _, ...copy } = binanceReset.copy
    const flow: Flow = { ...binanceReset, copy }
    const findings = wordFindings([flow], 'sv')
    expect(findings).toHaveLength(countTexts(flow, 'sv').all)
    expect(new Set(findings.map(({ why }) => why))).toEqual(new Set(['missing']))
  })
})
