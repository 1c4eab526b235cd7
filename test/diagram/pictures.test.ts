import { describe } from 'regain/core'
import { checkPicture, pictures, svg } from 'regain/diagram'
import { binanceReset, flows } from 'regain/machines'
import { describe as about, expect, it } from 'vitest'
import { draw } from '../../src/diagram/draw.ts'
import { viewsOf } from '../../src/diagram/view.ts'
import { branch, described, state } from './described.ts'
import { drawAll } from './drawn.ts'

const drawn = await drawAll()
const namesIn = (text: string, attribute: string) =>
  [...text.matchAll(new RegExp(`${attribute}="([^"]*)"`, 'g'))].map(([, value]) => value ?? '')

about('the drawings of the flows', () => {
  it.each(drawn)('$is.id has nothing to find fault with', ({ is, all }) => {
    expect(checkPicture(all, is)).toEqual([])
  })

  it('fit on one sheet each, no wider than a large screen', () => {
    expect(drawn).toHaveLength(flows.length)
    for (const { all } of drawn) {
      expect(all.map(({ id }) => id)).toEqual(['flow'])
      expect(all[0]?.width).toBeLessThan(1700)
    }
  })

  it.each(drawn)('$is.id says every state and branch in the SVG, too', ({ is, all }) => {
    const text = all.map((picture) => svg(picture, { theme: 'light' })).join('')
    expect(new Set(namesIn(text, 'data-state'))).toEqual(new Set(is.states.map(({ name }) => name)))
    const branches = namesIn(text, 'data-transitions').flatMap((value) => value.split(' ').map(Number))
    expect(new Set(branches)).toEqual(new Set(is.transitions.map(({ index }) => index)))
    const targets = namesIn(text, 'data-to')
    expect(is.states.map(({ name }) => name)).toEqual(expect.arrayContaining([...new Set(targets)]))
  })

  it('are the same to the byte when they are made again', async () => {
    for (const { is, all } of drawn.slice(0, 2)) expect(await pictures(structuredClone(is))).toEqual(all)
  })

  it('are plain JSON', () => {
    for (const { all } of drawn) expect(JSON.parse(JSON.stringify(all))).toEqual(all)
  })

  it('show the way that goes well as an unbroken line from the beginning to an ending', () => {
    for (const { is, all } of drawn) {
      const main = all.flatMap(({ lines }) => lines.filter((line) => line.main))
      expect(main.length, is.id).toBeGreaterThan(3)
      const ends = main
        .map(({ to }) => is.states.find(({ name }) => name === to))
        .filter((state) => state?.type === 'final')
      expect(ends, is.id).toHaveLength(1)
      expect(ends[0]?.tone, is.id).toBe('good')
    }
  })
})

about('a flow of too many states', () => {
  it.each([4, 12])('is an overview and a drawing for each group, of at most %i states', async (most) => {
    const is = describe(binanceReset)
    const [whole, views] = viewsOf(is, most)
    const all = []
    for (const view of views) all.push(await draw(whole, view))
    expect(checkPicture(all, is)).toEqual([])
    expect(all[0]?.id).toBe('overview')
    expect(all.length).toBeGreaterThan(3)
    const leaves = all.map(({ boxes }) => boxes.filter(({ kind }) => kind === 'leaf' || kind === 'collapsed').length)
    expect(Math.max(...leaves)).toBeLessThanOrEqual(most)
    const collapsed = all.flatMap(({ boxes }) =>
      boxes.filter(({ kind }) => kind === 'collapsed').map(({ state }) => state),
    )
    expect(
      all
        .slice(1)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(collapsed.toSorted())
  })

  it('leaves to the drawing of a group what stays inside of it', async () => {
    const [whole, [view]] = viewsOf(describe(binanceReset), 12)
    if (!view) throw new Error('there is no overview')
    const { boxes } = await draw(whole, view)
    const collapsed = boxes.filter(({ kind }) => kind === 'collapsed')
    expect(collapsed.map(({ state }) => state)).toContain('open')
    for (const { state, rows } of collapsed) expect(rows.map(({ chip }) => chip?.to)).not.toContain(state)
  })
})

about('a group', () => {
  it('is as wide as what is said of it, where what is inside is narrow and a line leads out', async () => {
    const is = described(
      [
        state('narrow', { type: 'group', initial: 'narrow.in' }),
        state('narrow.in', { parent: 'narrow' }),
        state('out'),
        state('gone', { type: 'final' }),
      ],
      [branch('narrow.in', 'out'), branch('narrow', 'gone', { label: 'this was not me, says a contact that leaves' })],
    )
    expect(checkPicture(await pictures(is), is)).toEqual([])
  })
})
