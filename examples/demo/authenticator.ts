import { TOTP } from 'otpauth'
import { z } from 'zod'
import type { DemoClock } from './clock.ts'
import type { DemoFile } from './file.ts'

const Entry = z.object({ name: z.string(), secret: z.string() })
const stepMs = 30_000

/** The authenticator app on a person's phone: keys, and the codes they give at the time of the demo. */
export class Authenticator {
  readonly #file: DemoFile
  readonly #clock: DemoClock
  constructor(file: DemoFile, clock: DemoClock) {
    this.#file = file
    this.#clock = clock
  }
  add(account: string, name: string, secret: string): void {
    this.#file.run('INSERT OR IGNORE INTO demo_authenticator VALUES (NULL, ?, ?, ?)', account, name, secret)
  }
  /** The newest first. */
  entries(account: string): { name: string; secret: string }[] {
    return this.#file.rows(Entry, 'SELECT * FROM demo_authenticator WHERE account = ? ORDER BY seq DESC', account)
  }
  code(secret: string): { code: string; secondsLeft: number } {
    const now = this.#clock.now()
    const code = new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: stepMs / 1_000 }).generate({ timestamp: now })
    return { code, secondsLeft: Math.ceil((stepMs - (now % stepMs)) / 1_000) }
  }
}
