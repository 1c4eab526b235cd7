import { log } from '@clack/prompts'
import { Client } from './client.ts'
import { newAccountOf } from './enrolling.ts'
import type { Demo } from './host.ts'
import { openAccount } from './newAccount.ts'
import type { Play, Role } from './people.ts'
import { signInDirectly } from './signingIn.ts'

const hourMs = 3_600_000

/** A new case of a play: where its flow wants a session, the exchange has its own sign-in first. */
export async function begin(demo: Demo, play: Play, role: Role, locale: string): Promise<Client> {
  const { who, hoursAgo = 0, paidIn } = role
  const { flow, begins } = play
  if (begins === 'signedOut') {
    log.info('At the front door: the exchange does not know yet who you are.')
    return Client.begin(demo, { account: who, flow, locale })
  }
  const account = begins === 'newAccount' ? (newAccountOf(demo, who) ?? (await openAccount(demo, who))) : who
  if (paidIn && demo.accounts.must(account).coins === 0) {
    demo.accounts.payIn(account)
    log.info('0.1 BTC has been paid into the new account.')
  }
  const session = signInDirectly(demo, account, demo.clock.now() - hoursAgo * hourMs)
  return Client.begin(demo, { account, flow, locale }, session)
}
