import type { SQLOutputValue } from 'node:sqlite'
import { RecoveryError } from '../../errors.ts'

export type Row = Record<string, SQLOutputValue>

const unfit = (column: string) =>
  new RecoveryError('port_failed', { cause: new TypeError(`Column ${column} does not hold what it should.`) })

export function text(row: Row, column: string): string {
  const value = row[column]
  if (typeof value !== 'string') throw unfit(column)
  return value
}

export function number(row: Row, column: string): number {
  const value = row[column]
  if (typeof value !== 'number') throw unfit(column)
  return value
}

export const optionalText = (row: Row, column: string): string | undefined =>
  row[column] === null ? undefined : text(row, column)

export const optionalNumber = (row: Row, column: string): number | undefined =>
  row[column] === null ? undefined : number(row, column)

export function oneOf<const T extends string>(row: Row, column: string, values: readonly T[]): T {
  const found = values.find((value) => value === row[column])
  if (found === undefined) throw unfit(column)
  return found
}

/** A list of strings kept as JSON. */
export function texts(row: Row, column: string): readonly string[] {
  const list: unknown = JSON.parse(text(row, column))
  if (!Array.isArray(list)) throw unfit(column)
  return list.filter((one) => typeof one === 'string')
}
