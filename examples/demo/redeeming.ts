import { log } from '@clack/prompts'
import { RecoveryError } from 'regain'
import type { Demo } from './host.ts'
import type { Session } from './sessions.ts'
import { factorWords } from './words.ts'

/** A case that ended in a sign-in is worth one session. `undefined`: it was taken up before, or too long ago. */
export async function redeem({ recovery, sessions }: Demo, ticket: string): Promise<Session | undefined> {
  try {
    const { account, methods } = await recovery.redeem(ticket)
    log.success(`The exchange opens a session: signed in by ${methods.map((each) => factorWords[each]).join(', ')}.`)
    return sessions.open(account, methods)
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
    return undefined
  }
}
