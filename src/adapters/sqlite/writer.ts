import type { DatabaseSync, StatementSync } from 'node:sqlite'
import type { RecoveryError } from '../../errors.ts'
import { faultOf, isBusy, isGrave } from './faults.ts'
import { patient } from './patience.ts'

/** What a write answers, and whether it wrote what must not stay. */
export interface Written<T> {
  readonly value: T
  readonly undo: boolean
}

interface Job {
  /** Whether it must be undone. */
  run(): boolean
  readonly resolve: () => void
  readonly reject: (error: RecoveryError) => void
}

/** Bounds how long one transaction keeps the event loop and the other processes waiting. */
const groupSize = 256

/**
 * Writes, in the order they come. Those of one turn of the event loop share one transaction and so one
 * flush, save that the first of them may go ahead. Savepoints
 * cost more than the writes between them, so a group first runs without: only when one of it fails or must be undone, all of it is rolled back and run
 * again with a savepoint around each. A promise resolves only when its transaction is on disk.
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
  /** Whether the last transaction was shared. */
  #crowded = false
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
          return written.undo
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
    // who is alone does not wait for company: a turn of the event loop costs more than the work in it
    if (this.#grouped && this.#crowded) await new Promise((resume) => setImmediate(resume))
    else await undefined
    while (this.#jobs.length > 0) {
      const group = this.#jobs.splice(0, this.#grouped ? groupSize : 1)
      this.#crowded = group.length > 1
      try {
        await patient(() => this.#transact(group), this.#timeout)
      } catch (error) {
        for (const job of group) job.reject(faultOf(error))
      }
    }
    this.#draining = undefined
  }

  #transact(group: readonly Job[]): void {
    const tell = this.#attempt(() => this.#together(group)) ?? this.#attempt(() => this.#apart(group)) ?? []
    for (const one of tell) one()
  }

  /** One transaction; nothing of it stays when `run` throws or gives up. */
  #attempt<T>(run: () => T | undefined): T | undefined {
    this.#begin.run()
    try {
      const result = run()
      if (result === undefined) this.#rollback.run()
      else this.#commit.run()
      return result
    } catch (error) {
      // A full disk may have ended the transaction already.
      if (this.#db.isTransaction) this.#rollback.run()
      throw error
    }
  }

  #together(group: readonly Job[]): (() => void)[] | undefined {
    try {
      for (const job of group) if (job.run()) return undefined
    } catch (error) {
      if (isGrave(error) || isBusy(error)) throw error
      return undefined
    }
    return group.map((job) => job.resolve)
  }

  #apart(group: readonly Job[]): (() => void)[] {
    return group.map((job) => {
      this.#save.run()
      try {
        if (job.run()) this.#undo.run()
        this.#release.run()
        return job.resolve
      } catch (error) {
        if (isGrave(error) || isBusy(error) || !this.#db.isTransaction) throw error
        this.#undo.run()
        this.#release.run()
        return () => job.reject(faultOf(error))
      }
    })
  }
}
