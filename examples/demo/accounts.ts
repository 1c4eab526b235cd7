import type { AccountFacts, Accounts, Address, Binding, Change, ChangeAnswer, Contact, Factor } from 'regain'
import { hashPassword } from 'regain/password'
import { z } from 'zod'
import type { DemoFile } from './file.ts'
import type { Person } from './people.ts'

const Account = z.object({
  id: z.string(),
  password: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  totp: z.string().nullable(),
  passkey: z.string().nullable(),
  passwordRoot: z.enum(['email', 'phone']).nullable(),
  frozen: z.number().transform(Boolean),
  revision: z.number(),
  sessions: z.number(),
  heldUntil: z.number(),
})
export type Account = z.infer<typeof Account>
const Answer = z.object({ answer: z.enum(['applied', 'stale', 'frozen', 'taken']) })

const mask = (value: string): string =>
  value.includes('@')
    ? `${value.slice(0, 1)}••${value.slice(value.indexOf('@'))}`
    : `${value.slice(0, 3)} ••• ${value.slice(-2)}`

/** The exchange's own accounts. Every change is one transaction, raises the account's revision and is made once per key. */
export class DemoAccounts implements Accounts {
  readonly #file: DemoFile
  readonly #secretOf: (handle: string) => string
  constructor(file: DemoFile, secretOf: (handle: string) => string) {
    this.#file = file
    this.#secretOf = secretOf
  }

  /** Gives those an account who have none yet; their passwords are hashed slowly, as they should be. */
  async enrol(people: readonly Person[], cost?: { ln: number; r: number; p: number }): Promise<void> {
    const missing = people.filter(({ id }) => !this.get(id))
    await Promise.all(
      missing.map(async ({ id, password, email, phone, totp, passkey, passwordRoot, frozen }) => {
        const hash = await hashPassword(password, cost ? { cost } : {})
        const factors = [email ?? null, phone ?? null, totp ?? null, passkey ?? null]
        const sql = 'INSERT OR IGNORE INTO demo_accounts VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, 1, 0)'
        this.#file.run(sql, id, hash, ...factors, passwordRoot ?? null, frozen ? 1 : 0)
      }),
    )
  }

  get(id: string): Account | undefined {
    return this.#file.rows(Account, 'SELECT * FROM demo_accounts WHERE id = ?', id)[0]
  }
  must(id: string): Account {
    const account = this.get(id)
    if (!account) throw new Error(`no account ${id}`)
    return account
  }
  async find({ kind, value }: Address): Promise<string | undefined> {
    return this.#file.rows(Account, `SELECT * FROM demo_accounts WHERE ${kind} = ?`, value)[0]?.id
  }

  factorsOf(id: string): AccountFacts['factors'] {
    const account = this.must(id)
    const contact = (kind: Contact) => {
      const address = account[kind]
      return address === null ? [] : [{ kind, hint: mask(address), address }]
    }
    return [
      ...contact('email'),
      ...contact('phone'),
      ...(account.totp === null ? [] : [{ kind: 'totp' as const, hint: '' }]),
      ...(account.passkey === null ? [] : [{ kind: 'passkey' as const, hint: '' }]),
    ]
  }
  async facts(id: string): Promise<AccountFacts> {
    const { revision, frozen, passwordRoot } = this.must(id)
    const factors = this.factorsOf(id)
    return { revision: String(revision), frozen, factors, ...(passwordRoot === null ? {} : { passwordRoot }) }
  }

  async apply(change: Change, { key, ifRevision }: { key: string; ifRevision: string }): Promise<ChangeAnswer> {
    return this.#file.transaction(() => {
      const [known] = this.#file.rows(Answer, 'SELECT answer FROM demo_changes WHERE key = ?', key)
      if (known) return known.answer
      const answer = this.#change(change, ifRevision)
      this.#file.run('INSERT INTO demo_changes VALUES (?, ?)', key, answer)
      return answer
    })
  }
  /** Hold, invalidate, bind and revoke. */
  #change({ account: id, release, bind, hold }: Change, ifRevision: string): ChangeAnswer {
    const account = this.must(id)
    if (account.frozen) return 'frozen'
    if (String(account.revision) !== ifRevision) return 'stale'
    if (bind.some((binding) => this.#isTaken(binding, id))) return 'taken'
    this.#file.run('UPDATE demo_accounts SET heldUntil = max(heldUntil, ?) WHERE id = ?', hold.until, id)
    for (const kind of release) this.#put(id, kind, null)
    for (const binding of bind)
      this.#put(id, binding.kind, 'address' in binding ? binding.address : this.#secretOf(binding.handle))
    this.#file.run('UPDATE demo_accounts SET sessions = 0, revision = revision + 1 WHERE id = ?', id)
    return 'applied'
  }
  #isTaken(binding: Binding, id: string): boolean {
    if (!('address' in binding)) return false
    const sql = `SELECT * FROM demo_accounts WHERE ${binding.kind} = ? AND id <> ?`
    return this.#file.rows(Account, sql, binding.address, id).length > 0
  }
  #put(id: string, kind: Factor, value: string | null): void {
    this.#file.run(`UPDATE demo_accounts SET ${kind} = ? WHERE id = ?`, value, id)
  }

  async freeze(id: string): Promise<void> {
    this.setFrozen(id, true)
  }
  setFrozen(id: string, frozen: boolean): void {
    const sql = 'UPDATE demo_accounts SET frozen = ?1, revision = revision + 1 WHERE id = ?2 AND frozen <> ?1'
    this.#file.run(sql, frozen ? 1 : 0, id)
  }
  /** The owner sets up an authenticator while signed in. */
  setTotp(id: string, secret: string): void {
    this.#file.run('UPDATE demo_accounts SET totp = ?, revision = revision + 1 WHERE id = ?', secret, id)
  }
  signIn(id: string): void {
    this.#file.run('UPDATE demo_accounts SET sessions = sessions + 1 WHERE id = ?', id)
  }
}
