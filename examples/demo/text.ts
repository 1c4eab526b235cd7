import { styleText } from 'node:util'

const wide = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/
const widthOf = (text: string): number => [...text].reduce((sum, letter) => sum + (wide.test(letter) ? 2 : 1), 0)

/** Columns beside the guide at the left; lines of more than 80 are hard to read. */
export const columns = (): number => Math.min(process.stdout.columns || 80, 80) - 4

/** Lines of at most so many columns, broken at spaces and between wide letters. */
export function wrap(text: string, width = columns()): string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines: string[] = []
    let line = ''
    for (const piece of paragraph.match(/\s*(?:[\u2e80-\u9fff\uff00-\uffef]|[^\s\u2e80-\u9fff\uff00-\uffef]+)/gu) ?? [
      '',
    ]) {
      // closing punctuation stays with its line: there is room left for it
      const limit = wide.test(piece) && !/^[，。、：；！？）》」]$/.test(piece) ? width - 2 : width
      if (line !== '' && widthOf(line) + widthOf(piece) > limit) {
        lines.push(line)
        line = ''
      }
      line = line === '' ? piece.trimStart() : line + piece
    }
    return [...lines, line]
  })
}
/** At most so many columns, with a sign that something is missing. */
export function cut(text: string, width = columns()): string {
  const [first = '', ...rest] = wrap(text, width - 1)
  return rest.length > 0 ? `${first}…` : text
}
/** Filled up to so many columns. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))
/** Rows with their columns aligned. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (all, row) => row.map((cell, column) => Math.max(all[column] ?? 0, widthOf(cell))),
    [],
  )
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join('   ')
      .trimEnd(),
  )
}
/** Something at the left and something at the right of one line. */
export const apart = (left: string, right: string, width = columns()): string =>
  pad(left, width - widthOf(right)) + (widthOf(left) + widthOf(right) < width ? right : ` ${right}`)

export const dim = (text: string): string => styleText('dim', text)
export const bold = (text: string): string => styleText('bold', text)

const clockFace = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' })
const withDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' })
export const timeOf = (time: number): string => clockFace.format(time)
export const dayOf = (time: number): string => withDay.format(time)

/** `09:10 (9 min)`, and with its day when that is another. */
export function when(time: number, now: number): string {
  const day = dayOf(time) === dayOf(now) ? '' : `${dayOf(time)}, `
  return `${day}${timeOf(time)}${time > now ? ` (${span(time - now)})` : ''}`
}
export function span(ms: number): string {
  if (ms < 90_000) return `${Math.ceil(ms / 1_000)} s`
  if (ms < 90 * 60_000) return `${Math.round(ms / 60_000)} min`
  if (ms < 48 * 3_600_000) return `${Math.round(ms / 3_600_000)} h`
  return `${Math.round(ms / 86_400_000)} days`
}
