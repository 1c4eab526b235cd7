/** Cuts the font of the drawings to the characters they use: src/diagram/font/*. Takes the folder of Inter's own files (OFL 1.1). */
import { readFileSync, writeFileSync } from 'node:fs'
import { create } from 'fontkit'
import subsetFont from 'subset-font'
import { characters } from '../src/diagram/font/characters.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('say in which folder Inter-Medium.otf and Inter-SemiBold.otf lie')

const read = (weight: string) => readFileSync(`${folder}/Inter-${weight}.otf`)
function widthsOf(file: Buffer): readonly number[] {
  const font = create(file)
  if (!('glyphForCodePoint' in font)) throw new Error('a file with one font is needed')
  return [...characters].map((character) => {
    const { advanceWidth } = font.glyphForCodePoint(character.codePointAt(0) ?? 0)
    return Math.round((advanceWidth / font.unitsPerEm) * 1000)
  })
}
const cut = (file: Buffer) =>
  subsetFont(file, characters, {
    targetFormat: 'woff2',
    noLayoutClosure: true,
    keepFeatures: ['kern'],
    noHinting: true,
  })
const by = 'Written by scripts/font.ts.'
const [medium, bold] = [read('Medium'), read('SemiBold')]
const list = (file: Buffer) =>
  `[\n  ${widthsOf(file)
    .join(', ')
    .replaceAll(/(.{90,110}?,) /g, '$1\n  ')},\n]`
writeFileSync(
  'src/diagram/font/widths.ts',
  `// biome-ignore-all format: a list of numbers
/** How wide each of the characters is in Inter, in thousandths of its size. ${by} */
export const widths = {
  medium: ${list(medium)},
  bold: ${list(bold)},
}
`,
)
for (const [name, file] of [
  ['medium', medium],
  ['bold', bold],
] as const)
  writeFileSync(
    `src/diagram/font/${name}.ts`,
    `/** Inter, cut to what the drawings use, as WOFF2; SIL Open Font License 1.1. ${by} */
export const ${name} =
  '${(await cut(file)).toString('base64')}'
`,
  )
