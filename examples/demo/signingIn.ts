import { log } from '@clack/prompts'
import { type Evidence, Factor } from 'regain'
import type { Demo } from './host.ts'
import { chooseSome } from './prompts.ts'
import type { Session } from './sessions.ts'
import { timeOf } from './text.ts'
import { factorWords } from './words.ts'

/** The exchange's own sign-in, where the library is not asked: with the password and the strongest that is at hand. */
export function signInDirectly(demo: Demo, account: string, at: number): Session {
  const { accounts, sessions, ownerOf } = demo
  const { totp, email } = accounts.must(account)
  const { appGone, name } = ownerOf(account)
  const second: Evidence = totp !== null && !appGone ? 'totp' : email !== null ? 'email' : 'phone'
  log.info(`The exchange signed ${name} in at ${timeOf(at)}, by password and ${factorWords[second]}.`)
  return sessions.open(account, ['password', second], at)
}

/** The owner signs in by themselves: whoever can do that with what a request calls lost has lost nothing. */
export async function signInAsOwner(demo: Demo, account: string): Promise<Session | undefined> {
  const { recovery, accounts, sessions } = demo
  const { frozen, closed } = accounts.must(account)
  if (frozen || closed) {
    log.error(`Refused: the account is ${closed ? 'closed' : 'frozen'}.`)
    return undefined
  }
  const options = accounts.factorsOf(account).map(({ kind, hint }) => ({ value: kind, label: factorWords[kind], hint }))
  const used = options.length > 0 ? await chooseSome('Password, and which checks?', options, []) : []
  const methods = used.flatMap((kind) => Factor.safeParse(kind).data ?? [])
  const session = sessions.open(account, ['password', ...methods])
  await recovery.account(account).signedIn({ methods })
  log.success('Signed in as the owner. The runtime has been told.')
  return session
}
