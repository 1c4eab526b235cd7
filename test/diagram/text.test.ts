import { create } from 'fontkit'
import { flows } from 'regain/machines'
import { expect, it } from 'vitest'
import { bold } from '../../src/diagram/font/bold.ts'
import { characters } from '../../src/diagram/font/characters.ts'
import { medium } from '../../src/diagram/font/medium.ts'
import { measure, wrap } from '../../src/diagram/text.ts'
import { drawAll } from './drawn.ts'

const drawn = await drawAll(flows.slice(0, 3))

it('texts are as wide as the embedded font draws them, but for kerning, which draws most of them closer', () => {
  const texts = new Set(
    drawn.flatMap(({ all }) => all.flatMap(({ boxes }) => boxes.flatMap(({ runs }) => runs.map(({ text }) => text)))),
  )
  expect(texts.size).toBeGreaterThan(100)
  for (const [weight, data] of [
    ['medium', medium],
    ['bold', bold],
  ] as const) {
    const font = create(Buffer.from(data, 'base64'))
    if (!('layout' in font)) throw new Error('one font')
    for (const text of texts) {
      const wide = (font.layout(text).advanceWidth / font.unitsPerEm) * 100
      expect(measure(text, 100, weight), text).toBeGreaterThan(wide * 0.98)
      expect(measure(text, 100, weight), text).toBeLessThan(wide * 1.05)
    }
  }
})
it('the flows need no character that the font does not have', () => {
  for (const { all } of drawn) {
    const said = JSON.stringify(all)
    const missing = [...new Set(said)].filter((character) => !characters.includes(character))
    expect(missing).toEqual([])
  }
})
it('what the font does not have gets room enough', () => {
  expect(measure('等待審核', 10)).toBeGreaterThanOrEqual(40)
  expect(measure('ω', 10)).toBeGreaterThanOrEqual(8)
})
it('texts are broken between words, and inside of those that are too wide', () => {
  expect(wrap('one two three', measure('one two', 11), 11)).toEqual(['one two', 'three'])
  expect(wrap('aaaaaaaaaa', measure('aaaa', 11), 11)).toEqual(['aaaa', 'aaaa', 'aa'])
  for (const line of wrap('a sentence with words of several lengths, incomprehensibilities too', 60, 11))
    expect(measure(line, 11)).toBeLessThanOrEqual(60)
  expect(wrap('', 50, 11)).toEqual([''])
})
