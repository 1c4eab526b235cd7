import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { RecoveryError } from '../../errors.ts'
import { faultOf, isGrave } from './faults.ts'
import { patient } from './patience.ts'

/** What a write answers; when it is not to be kept, everything it wrote is undone. */
export interface Written<T> {
  readonly value: T
  readonly keep: boolean
}

interface Job {
  run(): boolean
  resolve(): void
  reject(error: RecoveryError): void
}

/** Bounds how long one transaction keeps the event loop and the other processes waiting. */
const groupSize = 256

/**
 * Writes, in the order they come. Those of one turn of the event loop share one transaction and so one flush; a savepoint around each lets one
 * fail or be undone alone. A promise resolves only when its transaction is on disk.
 */
export class Writer {
  readonly #db: DatabaseSync
  readonly #grouped: boolean
  readonly #timeout: number
  readonly #begin: StatementSync
  readonly #commit: StatementSync
  readonly #rollback: StatementSync
  readonly #save: StatementSync
  readonly #release: StatementSync
  readonly #undo: StatementSync
  #jobs: Job[] = []
  #draining: Promise<void> | undefined

  constructor(db: DatabaseSync, options: { grouped: boolean; timeout: number }) {
    this.#db = db
    this.#grouped = options.grouped
    this.#timeout = options.timeout
    this.#begin = db.prepare('BEGIN IMMEDIATE')
    this.#commit = db.prepare('COMMIT')
    this.#rollback = db.prepare('ROLLBACK')
    this.#save = db.prepare('SAVEPOINT one')
    this.#release = db.prepare('RELEASE one')
    this.#undo = db.prepare('ROLLBACK TO one')
  }

  /** @throws RecoveryError `busy` when other processes kept the file locked, `port_failed` when it could not be written; then nothing was. */
  write<T>(run: () => Written<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      let written: Written<T> | undefined
      this.#jobs.push({
        run() {
          written = run()
          return written.keep
        },
        resolve() {
          if (written) resolve(written.value)
        },
        reject,
      })
      this.#draining ??= this.#drain()
    })
  }

  /** When everything asked for so far is written, or refused. */
  async settled(): Promise<void> {
    while (this.#draining) await this.#draining
  }

  async #drain(): Promise<void> {
    if (this.#grouped) await new Promise((resume) => setImmediate(resume))
    while (this.#jobs.length > 0) {
      const group = this.#jobs.splice(0, this.#grouped ? groupSize : 1)
      try {
        await patient(() => this.#transact(group), this.#timeout)
      } catch (error) {
        for (const job of group) job.reject(faultOf(error))
      }
    }
    this.#draining = undefined
  }

  #transact(group: readonly Job[]): void {
    this.#begin.run()
    const settle: (() => void)[] = []
    try {
      const [only] = group
      const keep = group.length === 1 && only ? only.run() : this.#each(group, settle)
      if (keep) this.#commit.run()
      else this.#rollback.run()
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#db.isTransaction) this.#rollback.run()
      throw error
    }
    if (settle.length === 0) for (const job of group) job.resolve()
    for (const tell of settle) tell()
  }

  #each(group: readonly Job[], settle: (() => void)[]): boolean {
    let any = false
    for (const job of group) {
      this.#save.run()
      try {
        const keep = job.run()
        if (!keep) this.#undo.run()
        any ||= keep
        settle.push(() => job.resolve())
      } catch (error) {
        if (isGrave(error) || !this.#db.isTransaction) throw error
        this.#undo.run()
        settle.push(() => job.reject(faultOf(error)))
      }
      this.#release.run()
    }
    return any
  }
}
