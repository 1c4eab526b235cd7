import { z } from 'zod'
import { DemoAccounts } from '../../../examples/demo/accounts.ts'
import { DemoFile } from '../../../examples/demo/file.ts'
import { Passwords } from '../../../examples/demo/passwords.ts'
import { totpVerifier } from '../../../src/adapters/totp.ts'
import type { CheckRequest } from '../../../src/ports/verifier.ts'
import type { AccountsBench } from '../../../src/testing/contracts/accounts.ts'
import { folder } from './folder.ts'
import { simulatedWorld } from './simulated.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const requestOf = (account: string, purpose: string): CheckRequest => ({
  account,
  caseId: 'case-1',
  flow: 'flow',
  purpose,
})

function simulated(): AccountsBench {
  const { host, verifiers } = simulatedWorld()
  let made = 0
  return {
    accounts: host,
    add({ email, phone, totp }) {
      made += 1
      const contacts = { ...(email === undefined ? {} : { email }), ...(phone === undefined ? {} : { phone }) }
      return host.add({ id: `account ${made}`, ...contacts, ...(totp ? { totp: secret } : {}) }).id
    },
    read: (id) => ({ closed: false, ...host.get(id) }),
    async handle(kind, id) {
      if (kind === 'totp') return (await verifiers.totp.prepare(requestOf(id, 'enrolment'), 'k')).handle
      const prepared = await verifiers.password.prepare?.(requestOf(id, 'newPassword'), 'a wholly new password', 'k')
      return prepared && 'handle' in prepared ? prepared.handle : ''
    },
    signIn(id) {
      host.get(id).sessions += 1
    },
    edit: (id, kind, address) => host.touch(id, { [kind]: address }),
    fill: (id) => void Object.assign(host.get(id), { empty: false }),
  }
}

const columns = `INSERT INTO demo_accounts
  (id, owner, password, email, phone, totp, passkey, linked, face, passwordRoot, coins, frozen, isReset, closed, revision, heldUntil)
  VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL, 0, 0, 0, 0, 1, 0)`

async function demo(): Promise<AccountsBench> {
  const { file: path, remove } = folder()
  const file = await DemoFile.open(path)
  const totp = totpVerifier({
    secrets: { get: async () => secret },
    key: 'a key of this bench that has 32 bytes or more',
    issuer: 'Bench',
    label: (account) => account,
  })
  const accounts: DemoAccounts = new DemoAccounts(file, (kind, handle) =>
    kind === 'password' ? passwords.hashBehind(handle) : totp.secretOf(handle),
  )
  const passwords: Passwords = new Passwords(file, accounts, { ln: 4, r: 8, p: 1 })
  const hash = await passwords.hash('correct horse battery')
  let made = 0
  return {
    accounts,
    add({ email, phone, totp: hasTotp }) {
      made += 1
      const id = `account ${made}`
      file.run(columns, id, id, hash, email ?? null, phone ?? null, hasTotp ? secret : null)
      return id
    },
    read(id) {
      const { email, phone, totp: kept, password, frozen, closed, heldUntil } = accounts.must(id)
      const [count] = file.rows(
        z.object({ n: z.number() }),
        'SELECT count(*) n FROM demo_sessions WHERE account = ?',
        id,
      )
      return {
        ...(email === null ? {} : { email }),
        ...(phone === null ? {} : { phone }),
        ...(kept === null ? {} : { totp: kept }),
        password,
        sessions: count?.n ?? 0,
        frozen,
        closed,
        heldUntil,
      }
    },
    async handle(kind, id) {
      if (kind === 'totp') return (await totp.prepare(requestOf(id, 'enrolment'), 'k')).handle
      const prepared = await passwords.prepare(requestOf(id, 'newPassword'), 'a wholly new sentence', 'k')
      return 'handle' in prepared ? prepared.handle : ''
    },
    signIn: (id) => void file.run("INSERT INTO demo_sessions VALUES (?, ?, 0, '[]')", `session ${made++}`, id),
    edit: (id, kind, address) =>
      void file.run(`UPDATE demo_accounts SET ${kind} = ?, revision = revision + 1 WHERE id = ?`, address, id),
    fill: (id) => accounts.payIn(id),
    async close() {
      await file.close()
      remove()
    },
  }
}

export const accounts = {
  simulated,
  'of the demo, in SQLite': demo,
} satisfies Readonly<Record<string, () => AccountsBench | Promise<AccountsBench>>>
