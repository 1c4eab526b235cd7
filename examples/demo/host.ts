import { randomBytes } from 'node:crypto'
import { createRecovery, type Recovery, RecoveryError, type Storage, type Verifiers } from 'regain'
import type { ScryptCost } from 'regain/password'
import { totpVerifier } from 'regain/totp'
import { DemoAccounts } from './accounts.ts'
import { Authenticator } from './authenticator.ts'
import { checksOf } from './checks.ts'
import { DemoClock } from './clock.ts'
import { DemoFile } from './file.ts'
import { Passwords } from './passwords.ts'
import { type Person, personOf } from './people.ts'
import { openPost, type Post } from './post.ts'
import { flowsUnder, isRules, type Rules } from './rules.ts'
import { Sessions } from './sessions.ts'

/** The exchange, whole: its accounts, sessions, post, clock and checks around the real runtime, on one file. */
export interface Demo {
  readonly file: DemoFile
  readonly storage: Storage
  readonly clock: DemoClock
  readonly accounts: DemoAccounts
  readonly passwords: Passwords
  readonly sessions: Sessions
  readonly post: Post
  readonly authenticator: Authenticator
  readonly checks: Required<Verifiers>
  readonly totp: ReturnType<typeof totpVerifier>
  readonly recovery: Recovery
  readonly rules: Rules
  /** From now on new cases run under these. */
  follow(rules: Rules): void
  /** Whose account it is. */
  ownerOf(account: string): Person
  close(): Promise<void>
}
export interface DemoOptions {
  readonly path: string
  /** Where mails are handed in; without it the demo is its own mail server. */
  readonly smtpUrl?: string | undefined
  /** Of the password hashes; only tests lower it. */
  readonly cost?: ScryptCost
}

/** Throws `RecoveryError` (`config_invalid`) when the file was made by an earlier demo. */
export async function openDemo({ path, smtpUrl, cost }: DemoOptions): Promise<Demo> {
  const file = await DemoFile.open(path)
  if (!file.isCurrent) {
    await file.close()
    throw new RecoveryError('config_invalid', { detail: `${path} is of an earlier demo: npm start -- --fresh.` })
  }
  const clock = new DemoClock(file)
  const accounts = new DemoAccounts(file, (kind, handle) =>
    kind === 'password' ? passwords.hashBehind(handle) : totp.secretOf(handle),
  )
  const ownerOf = (account: string) => personOf(accounts.must(account).owner)
  const passwords = new Passwords(file, accounts, cost)
  const totp = totpVerifier({
    secrets: { get: async (account) => (account === null ? undefined : (accounts.get(account)?.totp ?? undefined)) },
    key: secretOf(file, 'totpKey'),
    issuer: 'Regain demo',
    label: (account) => ownerOf(account).name,
    pastSteps: 1,
    clock,
  })
  const checks = checksOf(accounts, passwords, totp)
  const post = await openPost(file, clock, smtpUrl)
  const recoveryUnder = (rules: Rules) =>
    createRecovery({
      flows: flowsUnder(rules),
      realm: 'regain.demo',
      origin: 'https://exchange.example.org',
      secret: secretOf(file, 'secret'),
      storage: file.storage,
      accounts,
      email: post.email,
      sms: post.sms,
      verifiers: checks,
      clock,
    })
  const kept = file.get('rules')
  let rules: Rules = isRules(kept) ? kept : 'own'
  let recovery = recoveryUnder(rules)
  return {
    file,
    storage: file.storage,
    clock,
    accounts,
    passwords,
    sessions: new Sessions(file, clock),
    post,
    authenticator: new Authenticator(file, clock),
    checks,
    totp,
    get recovery() {
      return recovery
    },
    get rules() {
      return rules
    },
    follow(chosen) {
      file.set('rules', chosen)
      rules = chosen
      recovery = recoveryUnder(chosen)
    },
    ownerOf,
    async close() {
      await recovery.tick()
      await post.close()
      await file.close()
    },
  }
}

/** Made at the first start, and kept in the file. */
function secretOf(file: DemoFile, name: string): string {
  const known = file.get(name)
  if (known !== undefined) return known
  const fresh = randomBytes(48).toString('base64url')
  file.set(name, fresh)
  return fresh
}
