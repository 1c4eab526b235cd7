import { randomUUID } from 'node:crypto'
import { log } from '@clack/prompts'
import type { Demo } from './host.ts'
import { showKey } from './key.ts'
import { askText } from './prompts.ts'
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
    if (accounts.sendCoin(id)) log.success('0.1 BTC is on its way.')
    else log.info('Nothing is left in the account.')
    return
  }
  const end = allowed ? own : until
  log.error(
    end === undefined
      ? 'Refused: withdrawals are off until it is decided.'
      : `Refused: withdrawals are off until ${when(end, clock.now())}.`,
  )
}

/** A new authenticator where the exchange has no flow for it: checked by the host alone, and the library is told. */
export async function bindAgain(demo: Demo, id: string): Promise<void> {
  const { totp, checks, accounts, authenticator, recovery } = demo
  const request = { account: id, caseId: randomUUID(), flow: 'account-page', purpose: 'enrolment' }
  const { handle, reveal } = await totp.prepare(request, request.caseId)
  if (!reveal) return
  authenticator.add(id, 'set up after signing in', reveal.secret)
  showKey(reveal, authenticator.code(reveal.secret).code)
  const code = await askText('Code from the app', '6 digits', (text) =>
    /^\d{6}$/.test(text) ? undefined : '6 digits.',
  )
  const { verdict } = await checks.totp.check({ ...request, handle }, code, randomUUID())
  if (verdict !== 'passed') {
    log.error('That code is not right. Try once more.')
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
