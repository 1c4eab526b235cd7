import { z } from 'zod'
import { configured, RecoveryError } from '../errors.ts'
import type { Storage } from '../ports/storage.ts'
import { type Connection, type ConnectionOptions, connect } from './sqlite/connection.ts'

export interface SqliteOptions {
  /** `full` (default): a commit that is done outlives a power failure. `normal`: it outlives a crash of the process, and is several times faster. */
  readonly synchronous?: 'full' | 'normal'
  /** Commits of one turn of the event loop share one flush, or two when the first went ahead (default). */
  readonly grouped?: boolean
  /** How long to wait for other processes on the same file (ms; default 5000), with the event loop running. */
  readonly busyTimeout?: number
}

const Path = z
  .string()
  .min(1)
  .refine((path) => !path.includes('\0'))
const Options = z.strictObject({
  synchronous: z.enum(['full', 'normal']).default('full'),
  grouped: z.boolean().default(true),
  busyTimeout: z
    .int()
    .min(0)
    .max(2 ** 31 - 1)
    .default(5_000),
  maxPages: z.int().min(1).optional(),
})

/**
 * Cases in one SQLite file; several processes may share it. Nothing is opened before the first use or `migrate()`. `:memory:` is a file that
 * ends with `close()`.
 *
 * @throws RecoveryError `config_invalid`: a path or options out of form (at call).
 * @throws (each method, as a rejection) RecoveryError `version_unsupported` when the file is of a newer version, `config_invalid` when it
 * belongs to another application, `busy` when others kept it locked for longer than `busyTimeout`, `port_failed` with its cause when the file or the
 * disk is at fault. In each case nothing was written, save that a commit whose flush failed may stand after a restart.
 */
export function sqliteStorage(path: string, options: SqliteOptions = {}): Storage {
  return sqliteStorageWith(path, options)
}

/** As `sqliteStorage`, with the options that only tests need. */
export function sqliteStorageWith(path: string, options: SqliteOptions & Pick<ConnectionOptions, 'maxPages'>): Storage {
  const { maxPages, ...rest } = configured(() => Options.parse(options))
  const settings: ConnectionOptions = { ...rest, ...(maxPages === undefined ? {} : { maxPages }) }
  configured(() => Path.parse(path))
  let connection: Connection | undefined
  let opening: Promise<Connection> | undefined
  let closed = false

  async function open(): Promise<Connection> {
    if (closed) throw new RecoveryError('port_failed', { detail: 'The storage is closed.' })
    opening ??= connect(path, settings)
    try {
      connection = await opening
      return connection
    } catch (error) {
      opening = undefined
      throw error
    }
  }

  const read: Connection['read'] = async (run) => (connection ?? (await open())).read(run)
  const write: Connection['write'] = async (run) => (connection ?? (await open())).write(run)

  return {
    async migrate() {
      await open()
    },
    load: (caseId, commandId) => read((tables) => tables.load(caseId, commandId)),
    ledgers: (keys) => read((tables) => tables.ledgers(keys)),
    contacts: (hashes) => read((tables) => tables.contacts.find(hashes)),
    commit: (change) => write((tables) => tables.commit(change)),
    dueTimers: (now, limit) => read((tables) => tables.dueTimers(now, limit)),
    claimEffects: (now, options) =>
      write(({ outbox }) => {
        const { limit, leaseUntil, worker } = options
        return { value: outbox.claim(now, limit, leaseUntil, worker), undo: false }
      }),
    settleEffect: (key, worker, result) =>
      write((tables) => ({ value: tables.outbox.settle(key, worker, result), undo: false })),
    nextDue: () => read((tables) => tables.nextDue()),
    reviews: (limit) => read((tables) => tables.reviews(limit)),
    history: (caseId) => read((tables) => tables.history(caseId)),
    troubles: (limit) => read((tables) => tables.outbox.aside(limit)),
    retry: (key, due) => write((tables) => ({ value: tables.outbox.retry(key, due), undo: false })),
    effectsOf: (caseId) => read((tables) => tables.outbox.ofCase(caseId)),
    purge: (now, limit) => write((tables) => ({ value: tables.purge(now, limit), undo: false })),
    async close() {
      closed = true
      const open = connection ?? (await opening?.catch(() => undefined))
      connection = undefined
      opening = undefined
      await open?.close()
    },
  }
}
