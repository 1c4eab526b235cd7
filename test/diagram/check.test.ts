import { describe } from 'regain/core'
import { type Box, checkPicture, type LineShape, type Picture, pictures } from 'regain/diagram'
import { binanceReset } from 'regain/machines'
import { describe as about, expect, it } from 'vitest'
import { checkContrast, contrast } from '../../src/diagram/check/contrast.ts'
import { palettes } from '../../src/diagram/theme.ts'

const is = describe(binanceReset)
const [whole] = await pictures(is)
if (!whole) throw new Error('nothing is drawn')
const good = whole
const check = (picture: Partial<Picture>) => checkPicture({ ...good, ...picture }, is)
const boxes = (change: (box: Box) => Box | readonly Box[]) => check({ boxes: good.boxes.flatMap((box) => change(box)) })
const lines = (change: (line: LineShape) => LineShape | readonly LineShape[]) =>
  check({ lines: good.lines.flatMap((line) => change(line)) })
const labelled = good.lines.filter(({ label }) => label !== null)

about('the check of a drawing', () => {
  it('finds nothing in a good one', () => {
    expect(check({})).toEqual([])
  })

  it('finds a state that is left out, and the chips that lead to it', () => {
    const found = boxes((box) => (box.state === 'support' ? [] : box))
    expect(found).toContain('support is not drawn')
    expect(found).toContain('a chip at password leads to support, which is not drawn')
  })
  it('finds a chip that leads nowhere, and says where the branch leads', () => {
    const found = boxes((box) => ({
      ...box,
      rows: box.rows.map((row) => (row.chip?.to === 'joined' ? { ...row, chip: { ...row.chip, to: 'nowhere' } } : row)),
    }))
    expect(found).toContain('a chip at password leads to nowhere, which is not drawn')
    expect(found).toContain('branch 23 is drawn from password to nowhere, but leads from password to joined')
  })
  it('finds a branch that is left out of a box', () => {
    const found = boxes((box) => ({ ...box, rows: box.rows.filter(({ transitions }) => !transitions.includes(45)) }))
    expect(found).toEqual(['branch 45, from proving to itself, is not drawn'])
  })
  it('finds a branch that is left out of a line', () => {
    expect(lines((line) => (line.transitions.includes(66) ? [] : line))).toEqual([
      'branch 66, from submitting to deciding, is not drawn',
    ])
    const silent = lines((line) => (line.transitions.includes(66) ? { ...line, rows: [] } : line))
    expect(silent).toContain('the line from submitting to deciding does not say all of its branches')
  })
  it('finds a branch and a state that are there twice', () => {
    expect(lines((line) => (line.transitions.includes(66) ? [line, line] : line))).toContain('branch 66 is drawn twice')
    expect(boxes((box) => (box.state === 'deciding' ? [box, box] : box))).toContain('deciding is drawn twice')
  })
  it('finds a line that leads elsewhere', () => {
    expect(lines((line) => (line.transitions.includes(66) ? { ...line, to: 'denied' } : line))).toContain(
      'branch 66 is drawn from submitting to denied, but leads from submitting to deciding',
    )
  })

  it('finds labels that overlap', () => {
    const [one, other] = labelled
    const at = other?.label
    const found = lines((line) => (line === one && at ? { ...line, label: { ...at } } : line))
    expect(found.filter((says) => says.endsWith('overlap')).length).toBeGreaterThan(0)
  })
  it('finds a label that lies on a state', () => {
    const at = good.boxes.find(({ state }) => state === 'deciding')
    const found = lines((line) =>
      line === labelled[0] && line.label && at ? { ...line, label: { ...line.label, x: at.x, y: at.y } } : line,
    )
    expect(found.some((says) => says.startsWith('the label of') && says.endsWith('lies on deciding'))).toBe(true)
  })
  it('finds text that is wider than its box', () => {
    const found = boxes((box) =>
      box.state === 'deciding'
        ? {
            ...box,
            runs: box.runs.map((run) => ({ ...run, text: `${run.text}, and so on and so on and so on and so on` })),
          }
        : box,
    )
    expect(found).toContain('“Deciding, and so on and so on and so on and so on” is wider than the box of deciding')
  })
  it('finds texts that lie on each other', () => {
    const found = boxes((box) => (box.state === 'deciding' ? { ...box, runs: [...box.runs, ...box.runs] } : box))
    expect(found).toContain('texts lie on each other in the box of deciding')
  })
  it('finds states that lie on each other, and one that stands outside', () => {
    const at = good.boxes.find(({ state }) => state === 'deciding')
    expect(boxes((box) => (box.state === 'denied' && at ? { ...box, x: at.x + 5, y: at.y + 5 } : box))).toContain(
      'denied lies on deciding',
    )
    expect(boxes((box) => (box.state === 'denied' ? { ...box, x: -50 } : box))).toContain(
      'denied stands outside the drawing',
    )
  })
  it('finds a line that runs through a state, and one that ends before it', () => {
    const at = good.boxes.find(({ state }) => state === 'passkey')
    const through = lines((line) => {
      const [first, last] = [line.points[0], line.points.at(-1)]
      if (!line.transitions.includes(66) || !first || !last || !at) return line
      const middle = { x: at.x + at.width / 2, y: at.y + at.height / 2 }
      return { ...line, points: [first, { x: middle.x, y: first.y }, middle, { x: middle.x, y: last.y }, last] }
    })
    expect(through).toContain('the line from submitting to deciding runs through passkey')
    const short = lines((line) =>
      line.transitions.includes(66) ? { ...line, points: line.points.map(({ x, y }) => ({ x, y: y - 9 })) } : line,
    )
    expect(short).toContain('the line from submitting to deciding does not end at its states')
  })
  it('finds lines that lie on each other', () => {
    const other = good.lines.find(({ transitions }) => transitions.includes(66))
    const found = lines((line) => (line.transitions.includes(18) && other ? { ...line, points: other.points } : line))
    expect(found).toContain('the line from password to requirements lies on the line from submitting to deciding')
  })
  it('finds that the way that goes well wanders', () => {
    const found = lines((line) => {
      const [first, last] = [line.points[0], line.points.at(-1)]
      if (!line.transitions.includes(66) || !first || !last) return line
      return { ...line, points: [first, { x: first.x + 400, y: first.y }, { x: first.x + 400, y: last.y }, last] }
    })
    expect(found).toContain('the line from submitting to deciding is on the way that goes well and wanders')
  })
})

about('the check of colours', () => {
  it('knows the extremes', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 1)
    expect(contrast('#777777', '#777777')).toBe(1)
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2)
  })
  it('finds nothing in the palettes', () => {
    expect(checkContrast()).toEqual([])
  })
  it('finds words that are hard to read', () => {
    const found = checkContrast({ pale: { ...palettes.light, soft: '#a0aab8' } })
    expect(found).toContain('soft ink on page has a contrast of 2.35 in the pale theme')
    const bad = { ...palettes.dark.looks.bad, ink: '#b05050' }
    const tones = checkContrast({ dim: { ...palettes.dark, looks: { ...palettes.dark.looks, bad } } })
    expect(tones.some((says) => says.startsWith('the name of what is bad on its box'))).toBe(true)
  })
})
