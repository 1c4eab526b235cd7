import fc from 'fast-check'
import { describe as describeFlow } from 'regain/core'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { condense, restore } from '../../atlas/model/dense.ts'
import { type FlowData, readPage, writePage } from '../../atlas/model/page.ts'
import { talesIn } from './told.ts'

const repeating = fc
  .tuple(
    fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 1, maxLength: 5 }),
    fc.array(fc.nat(), { maxLength: 80 }),
  )
  .map(([pieces, order]) => order.map((one) => pieces[one % pieces.length]).join(''))

describe('condensing', () => {
  it('loses nothing, whatever the text is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), repeating), repeating, (text, before) => {
        expect(restore(condense(text))).toBe(text)
        expect(restore(condense(text, before), before)).toBe(text)
      }),
      { numRuns: 400 },
    )
    for (const text of [
      '',
      '^',
      '~',
      '^^~~',
      'a'.repeat(10_000),
      '^'.repeat(300),
      `${'ab'.repeat(200)}^~${'ab'.repeat(200)}`,
    ])
      expect(restore(condense(text))).toBe(text)
  })

  it('makes text small and adds nothing that an element could end with', () => {
    const text = JSON.stringify(flows.map(describeFlow))
    const dense = condense(text)
    expect(restore(dense)).toBe(text)
    expect(dense.length).toBeLessThan(text.length / 6)
    expect(dense.match(/</g)?.length ?? 0).toBeLessThanOrEqual(text.match(/</g)?.length ?? 0)
  })

  it('keeps the data of a flow until it is asked for', () => {
    const [flow] = flows
    if (!flow) throw new RangeError('no flow')
    const data: FlowData = { pictures: [], tales: talesIn(flow), coverage: [1, 0, 2] }
    const file = writePage({ [flow.id]: data, other: { ...data, coverage: [3] }, odd: { ...data, tales: [] } })
    const page = readPage({ ...file, broken: 'no JSON' })
    expect(file['other']?.length).toBeLessThan((file[flow.id]?.length ?? 0) / 3)
    expect(page.coverage['other']).toEqual([3])
    expect(page.tales['odd']).toEqual([])
    expect(page.tales[flow.id]).toEqual(talesIn(flow))
    expect(page.tales[flow.id]).toBe(page.tales[flow.id])
    expect(page.coverage[flow.id]).toEqual([1, 0, 2])
    expect(page.pictures['elsewhere']).toBeUndefined()
    expect(() => page.tales['broken']).toThrow(SyntaxError)
  })
})
