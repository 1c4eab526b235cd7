import { DatabaseSync, type SQLInputValue, StatementSync } from 'node:sqlite'

/** One statement with its arguments, as the runtime sent it. */
export interface Recorded {
  readonly sql: string
  readonly how: 'run' | 'get' | 'all' | 'exec'
  readonly values: readonly SQLInputValue[]
}

/** Every statement that goes to SQLite while `work` runs, in order. */
export async function record(work: () => Promise<void>): Promise<Recorded[]> {
  const recorded: Recorded[] = []
  const sqlOf = new WeakMap<StatementSync, string>()
  const { prepare, exec } = DatabaseSync.prototype
  DatabaseSync.prototype.prepare = function (sql, ...rest) {
    const statement = prepare.call(this, sql, ...rest)
    sqlOf.set(statement, sql)
    return statement
  }
  DatabaseSync.prototype.exec = function (sql) {
    recorded.push({ sql, how: 'exec', values: [] })
    exec.call(this, sql)
  }
  const restore = (['run', 'get', 'all'] as const).map((how) => {
    const original = StatementSync.prototype[how]
    Object.defineProperty(StatementSync.prototype, how, {
      configurable: true,
      writable: true,
      value: function (this: StatementSync, ...values: SQLInputValue[]) {
        recorded.push({ sql: sqlOf.get(this) ?? '', how, values })
        return Reflect.apply(original, this, values)
      },
    })
    return () =>
      Object.defineProperty(StatementSync.prototype, how, { configurable: true, writable: true, value: original })
  })
  try {
    await work()
  } finally {
    DatabaseSync.prototype.prepare = prepare
    DatabaseSync.prototype.exec = exec
    for (const undo of restore) undo()
  }
  return recorded
}

/** The same statements with the same arguments, prepared once, and nothing else: the floor. */
export function replay(path: string, recorded: readonly Recorded[]): () => void {
  const database = new DatabaseSync(path)
  const prepared = new Map<string, StatementSync>()
  const steps = recorded.map(({ sql, how, values }) => {
    if (how === 'exec') return () => database.exec(sql)
    const statement = prepared.get(sql) ?? (schemaOnly(sql) ? undefined : prepareLater(database, prepared, sql))
    return () => {
      const ready = statement ?? database.prepare(sql)
      const bound = typeof ready === 'function' ? ready() : ready
      if (how === 'run') bound.run(...values)
      else if (how === 'get') bound.get(...values)
      else bound.all(...values)
    }
  })
  return () => {
    for (const step of steps) step()
    database.close()
  }
}
const schemaOnly = (sql: string) => /^\s*(pragma|create)/i.test(sql)
/** Tables may not exist yet when a statement is first seen: prepared at its first use, kept from then on. */
const prepareLater = (database: DatabaseSync, prepared: Map<string, StatementSync>, sql: string) => () => {
  const known = prepared.get(sql)
  if (known) return known
  const statement = database.prepare(sql)
  prepared.set(sql, statement)
  return statement
}
