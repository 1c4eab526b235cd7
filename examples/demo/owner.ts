import { randomUUID } from 'node:crypto'
import { log } from '@clack/prompts'
import { Factor, RecoveryError } from 'regain'
import type { Demo } from './host.ts'
import { showKey } from './key.ts'
import { askText, chooseSome, confirm } from './prompts.ts'
import { when } from './text.ts'

/** Tries to move coins out: what the exchange asks the library first. */
export async function withdraw({ recovery, accounts, clock }: Demo, id: string): Promise<void> {
  const account = accounts.must(id)
  if (account.frozen) {
    log.error('Refused: the account is frozen.')
    return
  }
  const { allowed, until } = await recovery.account(id).allows('withdraw')
  const own = account.heldUntil > clock.now() ? account.heldUntil : undefined
  if (allowed && own === undefined) {
    log.success('0.1 BTC is on its way.')
    return
  }
  const end = allowed ? own : until
  log.error(
    end === undefined
      ? 'Refused: withdrawals are off until it is decided.'
      : `Refused: withdrawals are off until ${when(end, clock.now())}.`,
  )
}

/** A case that ended in a sign-in is worth one session. */
export async function redeem({ recovery, accounts }: Demo, ticket: string): Promise<void> {
  try {
    const { account, methods } = await recovery.redeem(ticket)
    accounts.signIn(account)
    log.success(`The exchange opens a session, signed in by ${methods.join(', ')}.`)
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
  }
}

/** The owner signs in by themselves: whoever can do that with what a request calls lost has lost nothing. */
export async function signIn(demo: Demo, id: string): Promise<void> {
  const { recovery, accounts } = demo
  if (accounts.must(id).frozen) {
    log.error('Refused: the account is frozen.')
    return
  }
  const factors = accounts.factorsOf(id)
  const options = factors.map(({ kind, hint }) => ({ value: kind, label: kind, hint }))
  const used = options.length > 0 ? await chooseSome('Password, and which checks?', options, []) : []
  accounts.signIn(id)
  await recovery
    .account(id)
    .signedIn({ methods: used.filter((kind) => Factor.safeParse(kind).success).map((kind) => Factor.parse(kind)) })
  log.success('Signed in as the owner. The runtime has been told.')
  const { obligations } = await recovery.account(id).allows('withdraw')
  if (obligations.some(({ kind }) => kind === 'totp')) await bindAgain(demo, id)
}

/** What the reset left owed: a new authenticator. */
async function bindAgain({ totp, checks, accounts, authenticator, recovery }: Demo, id: string): Promise<void> {
  log.warn('This account owes a new authenticator.')
  if (!(await confirm('Set it up now?'))) return
  const request = { account: id, caseId: randomUUID(), flow: 'sign-in', purpose: 'enrolment' }
  const { handle, reveal } = await totp.prepare(request, request.caseId)
  if (!reveal) return
  authenticator.add(id, 'set up after signing in', reveal.secret)
  showKey(reveal, authenticator.code(reveal.secret).code)
  const code = await askText('Code from the app', '6 digits', (text) =>
    /^\d{6}$/.test(text) ? undefined : '6 digits.',
  )
  const { verdict } = await checks.totp.check({ ...request, handle }, code, randomUUID())
  if (verdict !== 'passed') {
    log.error('That code is not right. Sign in again to try once more.')
    return
  }
  accounts.setTotp(id, totp.secretOf(handle))
  await recovery.account(id).changed()
  log.success('The authenticator is set up, and nothing is owed any more.')
}

/** The owner freezes the account, or lets it go again. */
export async function toggleFreeze({ recovery, accounts }: Demo, id: string): Promise<void> {
  const frozen = !accounts.must(id).frozen
  accounts.setFrozen(id, frozen)
  await recovery.account(id).changed()
  log.success(frozen ? 'The account is frozen.' : 'The account is not frozen any more.')
}
