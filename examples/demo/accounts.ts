import type { AccountFacts, Accounts, Address, Change, ChangeAnswer, Contact } from 'regain'
import { z } from 'zod'
import { makeChange, type SecretOf } from './change.ts'
import type { DemoFile } from './file.ts'

const Account = z.object({
  id: z.string(),
  /** Whose it is: a person of the cast. */
  owner: z.string(),
  password: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  totp: z.string().nullable(),
  passkey: z.string().nullable(),
  linked: z.string().nullable(),
  /** Whose face was compared with a document. */
  face: z.string().nullable(),
  passwordRoot: z.enum(['email', 'phone']).nullable(),
  /** The password is not the first one any more. */
  isReset: z.number().transform(Boolean),
  /** Tenths of a bitcoin. */
  coins: z.number(),
  frozen: z.number().transform(Boolean),
  closed: z.number().transform(Boolean),
  revision: z.number(),
  heldUntil: z.number(),
})
export type Account = z.infer<typeof Account>
const Answer = z.object({ answer: z.enum(['applied', 'stale', 'frozen', 'taken']) })

const mask = (value: string): string =>
  value.includes('@')
    ? `${value.slice(0, 1)}••${value.slice(value.indexOf('@') - 1)}`
    : `${value.slice(0, 3)} ••• ${value.slice(-2)}`

/** The exchange's own accounts. Every change is one transaction, raises the account's revision and is made once per key. */
export class DemoAccounts implements Accounts {
  readonly #file: DemoFile
  readonly #secretOf: SecretOf
  constructor(file: DemoFile, secretOf: SecretOf) {
    this.#file = file
    this.#secretOf = secretOf
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
    return this.with(kind, value)[0]?.id
  }
  with(column: Contact | 'linked' | 'face' | 'owner', value: string): Account[] {
    return this.#file.rows(Account, `SELECT * FROM demo_accounts WHERE ${column} = ? ORDER BY id`, value)
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
    const { revision, frozen, passwordRoot, coins } = this.must(id)
    return {
      revision: String(revision),
      frozen,
      factors: this.factorsOf(id),
      empty: coins === 0,
      ...(passwordRoot === null ? {} : { passwordRoot }),
    }
  }

  async apply(change: Change, { key, ifRevision }: { key: string; ifRevision: string }): Promise<ChangeAnswer> {
    return this.#file.transaction(() => {
      const [known] = this.#file.rows(Answer, 'SELECT answer FROM demo_changes WHERE key = ?', key)
      if (known) return known.answer
      const answer = makeChange(this.#file, this, this.#secretOf, change, ifRevision)
      this.#file.run('INSERT INTO demo_changes VALUES (?, ?)', key, answer)
      return answer
    })
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
  /** `false` when there is nothing left to send. */
  sendCoin(id: string): boolean {
    return this.#file.run('UPDATE demo_accounts SET coins = coins - 1 WHERE id = ? AND coins > 0', id) > 0
  }
  payIn(id: string): void {
    this.#file.run('UPDATE demo_accounts SET coins = coins + 1 WHERE id = ?', id)
  }
}
