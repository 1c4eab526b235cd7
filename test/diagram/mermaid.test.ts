import { flows } from 'regain/machines'
import { expect, describe as group, test } from 'vitest'
import { type Description, describe } from '../../src/describe.ts'
import { mermaid } from '../../src/diagram/mermaid.ts'
import { stateTitle } from '../../src/diagram/words/index.ts'
import { branch, described, state } from './described.ts'

const all = flows.map((flow) => describe(flow))
const pagesOf = (is: Description) => mermaid(is).map(({ id, text }) => ({ id, lines: text.trimEnd().split('\n') }))
const node = /^ {2}state "([^"]+)" as (\w+)$/
const line = /^ {2}(\w+|\[\*\]) --> (\w+|\[\*\])(?: : [^"#%;:<>{}]+)?$/

group('a flow as Mermaid', () => {
  test('keeps to the smallest dialect, one level a page', () => {
    for (const is of all)
      for (const { id, lines } of pagesOf(is)) {
        const [head, ...rest] = lines
        expect(head).toBe('stateDiagram-v2')
        const strange = rest.filter((one) => !node.test(one) && !line.test(one))
        expect(strange, `${is.id} ${id}`).toEqual([])
      }
  })
  test('has every state on one page, and draws no line to what is not on it', () => {
    for (const is of all) {
      const pages = pagesOf(is)
      const titles = pages.flatMap(({ lines }) => lines.flatMap((one) => node.exec(one)?.[1]?.replace(/ ›$/, '') ?? []))
      expect(titles.toSorted(), is.id).toEqual(is.states.map(stateTitle).toSorted())
      for (const { id, lines } of pages) {
        const known = new Set(['[*]', ...lines.flatMap((one) => node.exec(one)?.[2] ?? [])])
        const ends = lines.flatMap((one) => line.exec(one)?.slice(1, 3) ?? [])
        const lost = ends.filter((end) => !known.has(end))
        expect(lost, `${is.id} ${id}`).toEqual([])
      }
    }
  })
  test('begins every level somewhere, and is the same text every time', () => {
    for (const is of all) {
      const pages = mermaid(is)
      expect(pages.filter(({ text }) => text.split('[*] --> ').length !== 2).map(({ id }) => id)).toEqual([])
      expect(mermaid(is)).toEqual(pages)
    }
  })
  test('says every branch once, on the page of the innermost group around both its ends', () => {
    const is = described(
      [
        state('a', { type: 'group', initial: 'a.one' }),
        state('a.one', { parent: 'a' }),
        state('a.two', { parent: 'a' }),
        state('b'),
        state('z', { type: 'final' }),
      ],
      [
        branch('a.one', 'a.two', { label: 'on' }),
        branch('a.two', 'b', { label: 'out' }),
        branch('a', 'z', { label: 'off' }),
        branch('b', null, { label: 'stay; "here": #1' }),
        branch('a.one', 'a', { label: 'over again' }),
        branch('a', 'a.two', { label: 'in' }),
      ],
    )
    const [flow, a] = mermaid(is)
    expect(flow?.text.split('\n')).toEqual([
      'stateDiagram-v2',
      '  state "A ›" as s0',
      '  state "B" as s1',
      '  state "Z" as s2',
      '  [*] --> s0',
      '  s0 --> s1 : Out',
      '  s0 --> s2 : Back [off]',
      '  s1 --> s1 : Stay here 1',
      '  s0 --> s0 : Back [over again], Back [in]',
      '  s2 --> [*]',
      '',
    ])
    expect(a?.text.split('\n')).toEqual([
      'stateDiagram-v2',
      '  state "One" as s0',
      '  state "Two" as s1',
      '  [*] --> s0',
      '  s0 --> s1 : Back [on]',
      '',
    ])
  })
})
