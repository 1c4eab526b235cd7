import { readFileSync } from 'node:fs'
import { z } from 'zod'

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../docs/requirements/${name}.json`, import.meta.url), 'utf8'))

const sentence = z.string().min(1).max(100)
const Rows = z.record(z.string(), z.record(z.string(), z.record(z.string(), sentence)))
const Readings = z.record(z.string(), z.strictObject({ doubt: sentence, reading: sentence }))

/** The rows of the source documents: exchange, section, row, what it says. */
export const sections = Rows.parse(read('rows'))
export const rows: Readonly<Record<string, string>> = Object.assign(
  {},
  ...Object.values(sections).flatMap((titles) => Object.values(titles)),
)
/** How a row that can be read in two ways is read here. */
export const readings = Readings.parse(read('readings'))
