import { ages } from './binance/ages.ts'
import { arrivals } from './binance/arrivals.ts'
import { changes } from './binance/changes.ts'
import { codes } from './binance/codes.ts'
import { contested } from './binance/contested.ts'
import { decisions } from './binance/decisions.ts'
import { faults } from './binance/faults.ts'
import { objections } from './binance/objections.ts'
import { decisions as passwordDecisions } from './binance/password/decisions.ts'
import { proofs as passwordProofs } from './binance/password/proofs.ts'
import { resets as passwordResets } from './binance/password/resets.ts'
import { replacements } from './binance/replacements.ts'
import { roots } from './binance/roots.ts'
import { strangers } from './binance/strangers.ts'
import { budgets } from './meeting/budgets.ts'
import { contacts } from './meeting/contacts.ts'
import { decoys } from './meeting/decoys.ts'
import { handOvers } from './meeting/handOvers.ts'
import { holds } from './meeting/holds.ts'
import { laundering } from './meeting/laundering.ts'
import { lockedOut } from './meeting/lockedOut.ts'
import { oneCase } from './meeting/oneCase.ts'
import { owner } from './meeting/owner.ts'
import { recoverHold } from './meeting/recoverHold.ts'
import { visitors } from './meeting/visitors.ts'
import { webhooks } from './meeting/webhooks.ts'
import { identity } from './okx/identity.ts'
import { interruptions as okxInterruptions } from './okx/interruptions.ts'
import { twoAccounts } from './okx/migration/accounts.ts'
import { doubts } from './okx/migration/doubts.ts'
import { migrations } from './okx/migration/requests.ts'
import { requests } from './okx/requests.ts'
import { signedInInterruptions } from './okx/signedIn/interruptions.ts'
import { signedInRequests } from './okx/signedIn/requests.ts'
import { applications } from './pionex/applications.ts'
import { bindings } from './pionex/authenticatorBinding/bindings.ts'
import { businessDays } from './pionex/businessDays.ts'
import { changes as contactChanges } from './pionex/contactChange/changes.ts'
import { objections as contactObjections } from './pionex/contactChange/objections.ts'
import { refusals as contactRefusals } from './pionex/contactChange/refusals.ts'
import { interruptions as pionexInterruptions } from './pionex/interruptions.ts'
import { refusals as newPasswordRefusals } from './pionex/password/refusals.ts'
import { resets as newPasswords } from './pionex/password/resets.ts'
import { restored } from './pionex/restored.ts'
import { firsts } from './pionex/signIn/firsts.ts'
import { seconds } from './pionex/signIn/seconds.ts'
import type { Scenario } from './story.ts'

/** Every scenario, by flow. */
export const scenarios: readonly Scenario[] = [
  ...decisions,
  ...objections,
  ...contested,
  ...codes,
  ...ages,
  ...replacements,
  ...changes,
  ...arrivals,
  ...strangers,
  ...roots,
  ...faults,
  ...passwordResets,
  ...passwordProofs,
  ...passwordDecisions,
  ...applications,
  ...businessDays,
  ...restored,
  ...pionexInterruptions,
  ...firsts,
  ...seconds,
  ...newPasswords,
  ...newPasswordRefusals,
  ...contactChanges,
  ...contactRefusals,
  ...contactObjections,
  ...bindings,
  ...requests,
  ...identity,
  ...okxInterruptions,
  ...signedInRequests,
  ...signedInInterruptions,
  ...migrations,
  ...twoAccounts,
  ...doubts,
  ...laundering,
  ...visitors,
  ...webhooks,
  ...contacts,
  ...holds,
  ...lockedOut,
  ...budgets,
  ...oneCase,
  ...recoverHold,
  ...owner,
  ...handOvers,
  ...decoys,
]
