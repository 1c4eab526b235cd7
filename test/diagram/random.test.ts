import fc from 'fast-check'
import { checkPicture, mermaid, pictures, svg } from 'regain/diagram'
import { expect, it } from 'vitest'
import { anyDescription } from './described.ts'

it('any flow is drawn whole and without a collision', async () => {
  await fc.assert(
    fc.asyncProperty(anyDescription, async (is) => {
      const all = await pictures(is)
      // where two groups lead well into each other, one line has to go around: straight is what flows are
      expect(checkPicture(all, is).filter((says) => !says.endsWith('and wanders'))).toEqual([])
      for (const picture of all)
        expect(svg(picture, { theme: 'auto', font: 'inherit' })).not.toMatch(/NaN|undefined|Infinity/)
    }),
    // a find is told with its seed before the test runs out of time
    { numRuns: 30, interruptAfterTimeLimit: 40_000, markInterruptAsFailure: true },
  )
}, 60_000)

it('any flow is written whole as text', () => {
  fc.assert(
    fc.property(anyDescription, (is) => {
      for (const { text } of mermaid(is)) {
        const [head, ...lines] = text.trimEnd().split('\n')
        expect(head).toBe('stateDiagram-v2')
        for (const line of lines)
          expect(line).toMatch(/^ {2}(state "[^":;#]+" as s\d+|(\[\*\]|s\d+) --> (\[\*\]|s\d+)( : [^":;#<>]+)?)$/)
      }
    }),
    { numRuns: 100 },
  )
})
