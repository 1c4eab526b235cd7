import { randomBytes } from 'node:crypto'
import { Evidence } from 'regain'
import { z } from 'zod'
import type { DemoClock } from './clock.ts'
import type { DemoFile } from './file.ts'

const Row = z.object({ id: z.string(), account: z.string(), at: z.number(), methods: z.string() })
const Methods = z.array(Evidence)

/** What a cookie of the exchange would name. */
export interface Session {
  readonly id: string
  readonly account: string
  /** When its owner signed in (ms), and by what. */
  readonly at: number
  readonly methods: readonly Evidence[]
}

/** The exchange's own sessions; a change of the account ends all of its own in the same transaction. */
export class Sessions {
  readonly #file: DemoFile
  readonly #clock: DemoClock
  constructor(file: DemoFile, clock: DemoClock) {
    this.#file = file
    this.#clock = clock
  }

  open(account: string, methods: readonly Evidence[], at = this.#clock.now()): Session {
    const id = randomBytes(16).toString('base64url')
    this.#file.run('INSERT INTO demo_sessions VALUES (?, ?, ?, ?)', id, account, at, JSON.stringify(methods))
    return { id, account, at, methods }
  }
  /** `undefined` once it has ended. */
  get(id: string): Session | undefined {
    const [row] = this.#file.rows(Row, 'SELECT * FROM demo_sessions WHERE id = ?', id)
    return row && { ...row, methods: Methods.parse(JSON.parse(row.methods)) }
  }
  newestOf(account: string): Session | undefined {
    const sql = 'SELECT * FROM demo_sessions WHERE account = ? ORDER BY at DESC LIMIT 1'
    const [row] = this.#file.rows(Row, sql, account)
    return row && this.get(row.id)
  }
  end(id: string): void {
    this.#file.run('DELETE FROM demo_sessions WHERE id = ?', id)
  }
}
