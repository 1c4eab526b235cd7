import type {
  AuditRow,
  CommandRow,
  CommitResult,
  ContactRow,
  Document,
  LeasedEffect,
  Loaded,
  OutboxRow,
  ReviewRow,
  TimerRow,
} from '../ports/storage.ts'

/** What a storage may answer, looked at cheaply: with each command some of these are asked. */

type Fields<T> = { readonly [K in keyof T]?: unknown }
const isRow = <T>(value: unknown): value is Fields<T> => typeof value === 'object' && value !== null
const isText = (value: unknown): boolean => typeof value === 'string'
const isWhole = (value: unknown): boolean => Number.isSafeInteger(value)
const isTime = (value: unknown): boolean => typeof value === 'number' && !Number.isNaN(value)
const none = (value: unknown): boolean => value === undefined || value === null
// holes are rows too: an array of nothing else would be worked off for ever
const all = (rows: unknown, isOne: (row: unknown) => boolean): boolean =>
  Array.isArray(rows) && Array.from(rows).every(isOne)

const isDocument = (row: unknown): boolean => isRow<Document>(row) && isWhole(row.revision) && isText(row.body)
const isCommand = (row: unknown, id: string | undefined): boolean =>
  isRow<CommandRow>(row) && row.id === id && isText(row.digest) && isText(row.answer)

export const isLoaded =
  (commandId: string | undefined) =>
  (row: unknown): boolean =>
    none(row) ||
    (isRow<Loaded>(row) &&
      isDocument(row.case) &&
      (none(row.ledger) || isDocument(row.ledger)) &&
      (none(row.command) || isCommand(row.command, commandId)))
export const areLedgers =
  (keys: readonly string[]) =>
  (rows: unknown): boolean =>
    all(rows, (row) => none(row) || isDocument(row)) && Array.isArray(rows) && rows.length === keys.length
export const areContacts =
  (hashes: readonly string[]) =>
  (rows: unknown): boolean =>
    all(
      rows,
      (row) =>
        isRow<ContactRow>(row) &&
        hashes.some((hash) => hash === row.hash) &&
        (row.kind === 'reservation' || row.kind === 'ban') &&
        isText(row.account) &&
        (row.until === undefined || isTime(row.until)),
    )

const results: readonly CommitResult[] = ['done', 'raced', 'taken']
export const isResult = (value: unknown): boolean => results.some((result) => result === value)
export const areTimers = (rows: unknown): boolean =>
  all(rows, (row) => isRow<TimerRow>(row) && isText(row.caseId) && isText(row.id) && isWhole(row.epoch))
const isEffect = (row: unknown): boolean =>
  isRow<LeasedEffect>(row) &&
  [row.key, row.caseId, row.queue, row.body].every(isText) &&
  isTime(row.due) &&
  isWhole(row.attempt)
export const areLeased = (rows: unknown): boolean => all(rows, isEffect)
export const areOutbox = (rows: unknown): boolean =>
  all(rows, (row) => isEffect(row) && isRow<OutboxRow>(row) && isText(row.state))
export const areReviews = (rows: unknown): boolean =>
  all(rows, (row) => isRow<ReviewRow>(row) && isText(row.caseId) && isText(row.purpose) && isTime(row.since))
export const areAudit =
  (caseId: string) =>
  (rows: unknown): boolean =>
    all(rows, (row) => isRow<AuditRow>(row) && row.caseId === caseId && isWhole(row.revision) && isText(row.body))
export const isFlag = (value: unknown): boolean => typeof value === 'boolean'
export const isCount = (value: unknown): boolean => Number.isSafeInteger(value)
export const isDue = (value: unknown): boolean => none(value) || isTime(value)
export const isNothing = (): boolean => true
