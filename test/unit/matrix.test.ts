import type { Flow, Sources } from 'regain'
import { flows } from 'regain/machines'
import { describe, expect, test } from 'vitest'
import { comparison } from '../../scripts/docs/comparison.ts'
import { describeAll } from '../../scripts/docs/described.ts'
import { findings, strayTerms } from '../../scripts/docs/findings.ts'
import { matrix } from '../../scripts/docs/matrix.ts'
import { readings, rows } from '../../scripts/docs/rows.ts'
import { staleLines } from '../../scripts/docs/stale.ts'

const range = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}-${String(from + index).padStart(2, '0')}`)

test('the list of rows has each row once, in order', () => {
  expect(Object.keys(rows)).toEqual([
    ...range('B', 1, 26),
    ...[range('P', 1, 14), range('P', 20, 29), range('P', 30, 35), range('P', 40, 56)].flat(),
    ...[range('P', 60, 71), range('P', 80, 92)].flat(),
    ...range('O', 1, 28),
  ])
  const numbered = (letter: string, last: number) =>
    Array.from({ length: last }, (_, index) => `A${letter}-${index + 1}`)
  expect(Object.keys(readings)).toEqual([...numbered('B', 14), ...numbered('P', 19), ...numbered('O', 14)])
})

test('every row of the sources is somewhere, or left out for a reason; nothing else is cited', () => {
  expect(findings(describeAll(flows), rows, readings)).toEqual([])
})

describe('a finding bites', () => {
  const [first, ...others] = flows
  const found = (change: (sources: Sources) => Sources): readonly string[] => {
    const changed: Flow[] = first ? [{ ...first, sources: change(first.sources) }, ...others] : []
    return findings(describeAll(changed), rows, readings)
  }
  const adding = (section: keyof Sources, key: string, value: readonly string[] | string) =>
    found((sources) => ({ ...sources, [section]: { ...sources[section], [key]: value } }))

  test('on a row without a home', () => {
    expect(found((sources) => ({ ...sources, outOfScope: {} }))).toEqual([
      'B-26 has no home: Ordinary 2FA settings are another document',
    ])
  })
  test('on a reading that shows nowhere', () => {
    expect(adding('states', 'password', ['B-08'])).toEqual(['AB-1 shows nowhere'])
  })
  test('on a row that is left out and has a home', () => {
    expect(adding('outOfScope', 'B-13', 'This is a reason that is long enough.')).toEqual([
      'B-13 is left out and has a home',
    ])
  })
  test('on keys that the flow does not have', () => {
    expect(adding('states', 'pasword', ['B-08'])).toEqual(['binance.reset has no state pasword'])
    expect(adding('transitions', 'password: password.lost', ['B-08'])).toEqual([
      'binance.reset has no transition password: password.lost',
    ])
    expect(adding('copy', 'screens.pasword', ['B-08'])).toEqual(['binance.reset has no text screens.pasword'])
  })
  test('on rows that do not belong there', () => {
    expect(adding('states', 'expired', ['B-27'])).toEqual(['binance.reset, expired: B-27 is no row'])
    expect(adding('states', 'expired', ['P-10'])).toContain('binance.reset, expired: P-10 is of another exchange')
    expect(adding('states', 'expired', ['B-01', 'B-01'])).toEqual(['binance.reset, expired: B-01 stands there twice'])
    expect(adding('outOfScope', 'B-26', 'No.')).toEqual([
      'binance.reset leaves B-26 out without a sentence that says why',
    ])
    expect(strayTerms('own', { proofs: { value: 1, source: ['our own'] } }, rows)).toEqual([
      'own, policy proofs: our own is no row',
    ])
    expect(strayTerms('own', { proofs: { value: 1, source: [] } }, rows)).toEqual(['own, policy proofs has no source'])
  })
})

describe('the pages', () => {
  const all = describeAll(flows)
  const heads = (page: string): string[] => [...page.matchAll(/^\| (A?[BPO]-\d+) \|/gm)].map(([, row = '']) => row)

  test('have every row and reading once', () => {
    expect(heads(matrix(all))).toEqual([...Object.keys(rows), ...Object.keys(readings)])
  })
  test('have as many cells in a row as its table has columns', () => {
    for (const page of [matrix(all), comparison(all)]) {
      const tables = page
        .trim()
        .split('\n\n')
        .filter((block) => block.startsWith('|'))
      expect(tables.length).toBeGreaterThan(5)
      const widths = tables.map((block) => new Set(block.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length)))
      expect(widths.filter(({ size }) => size !== 1)).toEqual([])
    }
  })
  test('have the same bytes every time', () => {
    expect(matrix(describeAll(flows))).toBe(matrix(all))
    expect(comparison(describeAll(flows))).toBe(comparison(all))
  })
  test('name the flow of every column', () => {
    const page = comparison(all)
    expect(flows.filter(({ id }) => !page.includes(`<br>\`${id}\` |`))).toEqual([])
  })
  test('name the lines that are out of date', () => {
    expect(staleLines('a.md', 'one\ntwo\n', 'one\ntwo\n')).toEqual([])
    expect(staleLines('a.md', 'one\nold\n', 'one\nnew\n')).toEqual([
      'a.md:2 is out of date: old',
      'a.md:2 should say: new',
    ])
    expect(staleLines('a.md', 'one\ntwo\n', 'two\none\n')).toEqual(['a.md has its lines in another order'])
  })
})
