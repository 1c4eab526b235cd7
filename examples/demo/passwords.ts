import type { PasswordVerifier, PreparesPassword } from 'regain'
import { hashPassword, passwordVerifier, type ScryptCost } from 'regain/password'
import { z } from 'zod'
import type { DemoAccounts } from './accounts.ts'
import type { DemoFile } from './file.ts'

type Prepared = Awaited<ReturnType<PreparesPassword['prepare']>>
const Row = z.object({ key: z.string(), refused: z.enum(['weak', 'same']).nullable(), hash: z.string().nullable() })

const lengthMin = 10
const common = ['password', '1234567890', 'qwertyuiop', 'letmein']
/** Length, and what everybody tries first (NIST SP 800-63B-4 3.1.1.2); no rules about digits and signs. */
const isWeak = (password: string, names: readonly string[]): boolean =>
  password.length < lengthMin || [...common, ...names].some((word) => password.toLowerCase().includes(word))

/** Passwords: checked against slow hashes, and new ones kept as such under a handle until the change is made. */
export class Passwords implements PasswordVerifier {
  readonly check: PasswordVerifier['check']
  readonly #file: DemoFile
  readonly #accounts: DemoAccounts
  readonly #cost: { readonly cost?: ScryptCost }

  constructor(file: DemoFile, accounts: DemoAccounts, cost: ScryptCost | undefined) {
    this.#file = file
    this.#accounts = accounts
    this.#cost = cost ? { cost } : {}
    const hashOf = async (account: string | null) => (account === null ? undefined : accounts.get(account)?.password)
    this.check = passwordVerifier({ hashOf, ...this.#cost }).check
  }

  hash(password: string): Promise<string> {
    return hashPassword(password, this.#cost)
  }
  /** One answer per key, also when two ask at once. */
  async prepare(request: Parameters<PreparesPassword['prepare']>[0], password: string, key: string): Promise<Prepared> {
    const known = this.#row(key)
    if (known) return answerOf(known)
    const account = request.account ?? ''
    const refused = await this.#refusal(account, password, request)
    const hash = refused ? null : await this.hash(password)
    this.#file.run('INSERT OR IGNORE INTO demo_passwords VALUES (?, ?, ?, ?)', key, account, refused ?? null, hash)
    return answerOf(this.#row(key))
  }
  async #refusal(id: string, password: string, request: Parameters<PasswordVerifier['check']>[0]) {
    if ((await this.check(request, password, '')).verdict === 'passed') return 'same'
    const { email } = this.#accounts.must(id)
    return isWeak(password, email === null ? [] : [email.slice(0, email.indexOf('@'))]) ? 'weak' : undefined
  }

  /** What a change stores. */
  hashBehind(handle: string): string {
    const hash = this.#row(handle)?.hash
    if (typeof hash !== 'string') throw new Error('no password was prepared under this handle')
    return hash
  }
  #row(key: string): z.infer<typeof Row> | undefined {
    return this.#file.rows(Row, 'SELECT key, refused, hash FROM demo_passwords WHERE key = ?', key)[0]
  }
}

function answerOf(row: z.infer<typeof Row> | undefined): Prepared {
  if (!row) throw new Error('the account has changed meanwhile')
  return row.refused === null ? { handle: row.key } : { refused: row.refused }
}
