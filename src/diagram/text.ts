import { characters } from './font/characters.ts'
import { widths } from './font/widths.ts'

export type Weight = 'medium' | 'bold'

const tables = new Map(
  (['medium', 'bold'] as const).map((weight) => [
    weight,
    new Map([...characters].map((character, index) => [character, (widths[weight][index] ?? 0) / 1000])),
  ]),
)
/** What the reader's own font may need: a full square for what is written in squares, else as wide as a wide Latin letter. */
const unknown = (character: string): number =>
  /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/u.test(character) ? 1.05 : 0.85

/** How wide a text is when drawn, in pixels; kerning can only take a little away. */
export function measure(text: string, size: number, weight: Weight = 'medium'): number {
  const table = tables.get(weight)
  let ems = 0
  for (const character of text) ems += table?.get(character) ?? unknown(character)
  return Math.round(ems * size * 100) / 100
}

/** Breaks a text between words where it would be too wide; a word that is too wide for itself is broken inside. */
export function wrap(text: string, width: number, size: number, weight: Weight = 'medium'): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ').flatMap((one) => pieces(one, width, size, weight))) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`
    if (lines.length > 0 && measure(longer, size, weight) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
function pieces(word: string, width: number, size: number, weight: Weight): readonly string[] {
  if (measure(word, size, weight) <= width) return [word]
  const parts: string[] = ['']
  for (const character of word) {
    const longer = `${parts.at(-1)}${character}`
    if (parts.at(-1) === '' || measure(longer, size, weight) <= width) parts[parts.length - 1] = longer
    else parts.push(character)
  }
  return parts
}
