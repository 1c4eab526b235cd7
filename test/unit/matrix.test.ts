import { readFileSync } from 'node:fs'
import { type Flow, policyNames, stateName } from 'regain'
import { flows } from 'regain/machines'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { nodesOf } from '../../src/names.ts'

const rows = z
  .record(z.string(), z.string().min(1).max(80))
  .parse(JSON.parse(readFileSync(new URL('../../docs/requirements/rows.json', import.meta.url), 'utf8')))

const range = (letter: string, from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => `${letter}-${String(from + index).padStart(2, '0')}`)
/** What the three resets have to account for; the other rows belong to other flows. */
const due = [...range('B', 1, 26), ...range('P', 40, 56), ...range('O', 3, 14)]

interface Citation {
  readonly row: string
  readonly at: string
}
const citations = (flow: Flow): Citation[] => {
  const { states, transitions = {}, copy = {} } = flow.sources
  const cite = (where: string, cited: Readonly<Record<string, readonly string[]>>) =>
    Object.entries(cited).flatMap(([key, ids]) => ids.map((row) => ({ row, at: `${flow.id} ${where} ${key}` })))
  return [
    ...cite('state', states),
    ...cite('transition', transitions),
    ...cite('copy', copy),
    ...policyNames.flatMap((name) => flow.sheet[name].source.map((row) => ({ row, at: `${flow.id} policy ${name}` }))),
  ]
}
/** Readings of unclear rows, rows of the standards, and values no source gives. */
const isOther = (row: string): boolean => row === 'default' || /^(A[BPO]-\d{1,2}|(R|TH)-\d{2})$/.test(row)

const statesOf = ({ machine }: Flow): Map<string, Set<string>> => {
  const heard = new Map<string, Set<string>>()
  for (const node of nodesOf(machine)) {
    const name = stateName(node.path.join('.'))
    heard.set(name, new Set([...(heard.get(name) ?? []), ...node.transitions.keys()]))
  }
  heard.delete('')
  return heard
}

test('every row of the sources is somewhere, or left out for a reason', () => {
  const accounted = new Set(
    flows.flatMap((flow) => [...citations(flow).map(({ row }) => row), ...Object.keys(flow.sources.outOfScope ?? {})]),
  )
  expect(due.filter((row) => !accounted.has(row)).map((row) => `${row}: ${rows[row]}`)).toEqual([])
})

test('the list of rows has each row once, in order', () => {
  const expected = [
    ...range('B', 1, 26),
    ...[range('P', 1, 14), range('P', 20, 29), range('P', 30, 35), range('P', 40, 56)].flat(),
    ...[range('P', 60, 71), range('P', 80, 92)].flat(),
    ...range('O', 1, 28),
  ]
  expect(Object.keys(rows)).toEqual(expected)
})

describe.each(flows.map((flow) => [flow.id, flow] as const))('the sources of %s', (_, flow) => {
  const { states, transitions = {}, copy = {}, outOfScope = {} } = flow.sources

  test('cite rows that exist', () => {
    const wrong = citations(flow).filter(({ row }) => !Object.hasOwn(rows, row) && !isOther(row))
    expect(wrong).toEqual([])
    expect(Object.keys(outOfScope).filter((row) => !Object.hasOwn(rows, row))).toEqual([])
  })
  test('cite a row once at each place', () => {
    const seen = citations(flow).map(({ row, at }) => `${at}: ${row}`)
    expect(seen.filter((each, index) => seen.indexOf(each) !== index)).toEqual([])
  })
  test('cite no row that they leave out, and leave none out without a reason', () => {
    expect(citations(flow).filter(({ row }) => Object.hasOwn(outOfScope, row))).toEqual([])
    expect(Object.entries(outOfScope).filter(([, reason]) => reason.trim().length < 20)).toEqual([])
  })
  test('are keyed by states and transitions of the machine', () => {
    const heard = statesOf(flow)
    expect(Object.keys(states).filter((name) => !heard.has(name))).toEqual([])
    const missing = Object.keys(transitions).filter((key) => {
      const [state = '', fact = ''] = key.split(': ')
      return !heard.get(state)?.has(fact)
    })
    expect(missing).toEqual([])
  })
  test('are keyed by entries of the copy', () => {
    const missing = Object.keys(copy).filter((key) => {
      const [section = '', ...rest] = key.split('.')
      const entry: unknown = Object.entries(flow.copy.en).find(([name]) => name === section)?.[1]
      return rest.length === 0 ? entry === undefined : !Object.hasOwn(Object(entry), rest.join('.'))
    })
    expect(missing).toEqual([])
  })
})
