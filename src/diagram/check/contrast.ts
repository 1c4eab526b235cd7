import { type Palette, palettes } from '../theme.ts'

/** By how much the lighter of two colours outshines the darker, 1 to 21 (WCAG). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
/** Words need this, the lines of shapes less. */
const least = { words: 4.5, shapes: 3 } as const

/** Which words and signs are hard to read on what is behind them, in sentences. */
export function checkContrast(all: Readonly<Record<string, Palette>> = palettes): readonly string[] {
  return Object.entries(all).flatMap(([theme, { page, ink, soft, accent, line, group, looks }]) => {
    const check = (name: string, colour: string, on: string, behind: string, needs: number) => {
      const has = contrast(colour, behind)
      return has >= needs ? [] : [`${name} on ${on} has a contrast of ${has.toFixed(2)} in the ${theme} theme`]
    }
    const grounds = { page, group: group[0], 'inner group': group[1] }
    const fills = Object.entries(looks).map(([look, { fill }]) => [look, fill] as const)
    return [
      ...[...Object.entries(grounds), ...fills].flatMap(([on, behind]) => [
        ...check('ink', ink, on, behind, least.words),
        ...check('soft ink', soft, on, behind, least.words),
        ...check('the accent', accent, on, behind, least.words),
      ]),
      ...Object.entries(grounds).flatMap(([on, behind]) => [
        ...check('a line', line, on, behind, least.shapes),
        ...Object.entries(looks).flatMap(([look, tone]) => check(`what is ${look}`, tone.ink, on, behind, least.words)),
      ]),
      ...Object.entries(looks).flatMap(([look, { fill, ink: own, line: border }]) => [
        ...check(`the name of what is ${look}`, own, 'its box', fill, least.words),
        ...(look === 'plain' || look === 'passing'
          ? []
          : check(`the sign of what is ${look}`, border, 'its box', fill, least.shapes)),
      ]),
    ]
  })
}
