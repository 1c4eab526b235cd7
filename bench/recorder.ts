import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite'

/** One statement with its arguments, as the runtime sent it. */
interface Recorded {
  readonly sql: string
  readonly how: 'run' | 'get' | 'all' | 'exec'
  readonly values: readonly SQLInputValue[]
}
/** The statements of one command after the other. */
export type Recording = readonly (readonly Recorded[])[]

/** Every statement that goes to SQLite while `work` runs; `work` calls what it is given after each command. */
export async function record(work: (between: () => void) => Promise<void>): Promise<Recording> {
  const commands: Recorded[][] = [[]]
  const sqlOf = new WeakMap<StatementSync, string>()
  const note = (recorded: Recorded) => commands.at(-1)?.push(recorded)
  const { prepare, exec } = DatabaseSync.prototype
  DatabaseSync.prototype.prepare = function (sql, ...rest) {
    const statement = prepare.call(this, sql, ...rest)
    sqlOf.set(statement, sql)
    return statement
  }
  DatabaseSync.prototype.exec = function (sql) {
    note({ sql, how: 'exec', values: [] })
    exec.call(this, sql)
  }
  const restore = (['run', 'get', 'all'] as const).map((how) => {
    const original = StatementSync.prototype[how]
    const define = (value: unknown) =>
      Object.defineProperty(StatementSync.prototype, how, { configurable: true, writable: true, value })
    define(function (this: StatementSync, ...values: SQLInputValue[]) {
      note({ sql: sqlOf.get(this) ?? '', how, values })
      return Reflect.apply(original, this, values)
    })
    return () => define(original)
  })
  try {
    await work(() => void commands.push([]))
  } finally {
    DatabaseSync.prototype.prepare = prepare
    DatabaseSync.prototype.exec = exec
    for (const undo of restore) undo()
  }
  return commands
}

/** The same statements with the same arguments, prepared once, and nothing else: the floor. Call by call one command. */
export function replayer(path: string, recording: Recording): { next(): void; close(): void } {
  const database = new DatabaseSync(path)
  const prepared = new Map<string, StatementSync>()
  const statement = (sql: string): StatementSync => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
  const run = ({ sql, how, values }: Recorded) => (how === 'exec' ? database.exec(sql) : statement(sql)[how](...values))
  let at = 0
  return {
    next() {
      for (const recorded of recording[at++] ?? []) run(recorded)
    },
    close: () => database.close(),
  }
}
