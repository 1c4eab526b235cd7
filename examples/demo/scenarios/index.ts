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
import { identity } from './okx/identity.ts'
import { interruptions as okxInterruptions } from './okx/interruptions.ts'
import { requests } from './okx/requests.ts'
import { applications } from './pionex/applications.ts'
import { interruptions as pionexInterruptions } from './pionex/interruptions.ts'
import { restored } from './pionex/restored.ts'
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
  ...restored,
  ...pionexInterruptions,
  ...requests,
  ...identity,
  ...okxInterruptions,
]
