import { randomBytes } from 'node:crypto'
import { createRecovery, type Recovery, type Storage, type Verifiers } from 'regain'
import { flows } from 'regain/machines'
import type { ScryptCost } from 'regain/password'
import { totpVerifier } from 'regain/totp'
import { DemoAccounts } from './accounts.ts'
import { Authenticator } from './authenticator.ts'
import { checksOf } from './checks.ts'
import { DemoClock } from './clock.ts'
import { DemoFile } from './file.ts'
import { type Exchange, personOf } from './people.ts'
import { openPost, type Post } from './post.ts'

/** The exchange, whole: its accounts, post, clock and checks around the real runtime, on one file. */
export interface Demo {
  readonly file: DemoFile
  readonly storage: Storage
  readonly clock: DemoClock
  readonly accounts: DemoAccounts
  readonly post: Post
  readonly authenticator: Authenticator
  readonly checks: Required<Verifiers>
  readonly totp: ReturnType<typeof totpVerifier>
  readonly recovery: Recovery
  /** Makes the account and the authenticator app of the people of one exchange, where they do not exist yet. */
  enrol(exchange: Exchange): Promise<void>
  close(): Promise<void>
}
export interface DemoOptions {
  readonly path: string
  /** Where mails are handed in; without it the demo is its own mail server. */
  readonly smtpUrl?: string | undefined
  /** Of the password hashes; only tests lower it. */
  readonly cost?: ScryptCost
}

export async function openDemo({ path, smtpUrl, cost }: DemoOptions): Promise<Demo> {
  const file = await DemoFile.open(path)
  const clock = new DemoClock(file)
  const accounts = new DemoAccounts(file, (handle) => totp.secretOf(handle))
  const post = await openPost(file, clock, smtpUrl)
  const authenticator = new Authenticator(file, clock)
  const totp = totpVerifier({
    secrets: { get: async (account) => (account === null ? undefined : (accounts.get(account)?.totp ?? undefined)) },
    key: secretOf(file, 'totpKey'),
    issuer: 'Regain demo',
    label: (account) => personOf(account).name,
    pastSteps: 1,
    clock,
  })
  const checks = checksOf(accounts, totp, cost)
  const recovery = createRecovery({
    flows,
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
  return {
    file,
    storage: file.storage,
    clock,
    accounts,
    post,
    authenticator,
    checks,
    totp,
    recovery,
    async enrol({ people }) {
      await accounts.enrol(people, cost)
      for (const { id, totp: secret, appGone } of people)
        if (secret !== undefined && !appGone) authenticator.add(id, 'set up long ago', secret)
    },
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
