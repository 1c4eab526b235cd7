import { arrivals } from './binance/arrivals.ts'
import { changes } from './binance/changes.ts'
import { codes } from './binance/codes.ts'
import { decisions } from './binance/decisions.ts'
import { objections } from './binance/objections.ts'
import { requests } from './okx/requests.ts'
import { applications } from './pionex/applications.ts'
import { restored } from './pionex/restored.ts'
import type { Scenario } from './story.ts'

export const scenarios: readonly Scenario[] = [
  ...decisions,
  ...objections,
  ...codes,
  ...changes,
  ...arrivals,
  ...applications,
  ...restored,
  ...requests,
]
