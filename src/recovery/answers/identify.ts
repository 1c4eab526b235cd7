import { RecoveryError } from '../../errors.ts'
import { parseIdentifier } from '../addresses.ts'
import { factsOf, findAccount } from '../hearing.ts'
import type { Answerer } from './answer.ts'

/** Known and unknown identifiers go the same way; an unknown one leads to a decoy that stays the same. */
export const giveIdentifier: Answerer<'identifier.submit'> = async (draft, { identifier }, asker) => {
  const { realm, policy } = draft
  const address = parseIdentifier(identifier)
  if (!address) throw new RecoveryError('input_invalid')
  const found = await asker.once(draft, 'accounts.find', () => findAccount(realm, address))
  const account = found ?? `decoy:${realm.keys.decoy(address.kind, address.value)}`
  await draft.bindAccount(account, found === undefined)
  const asks = async () => {
    if (policy.passkeyPrompt === 'always') return true
    if (found === undefined) return false
    const { factors } = await asker.once(draft, 'accounts.facts', () => factsOf(realm, found))
    return factors.some(({ kind }) => kind === 'passkey')
  }
  draft.tell({ type: 'identifier.given', passkeyPrompt: await asks() })
  return {}
}
