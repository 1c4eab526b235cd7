import type { Flow } from 'regain/core'
import { binancePassword, binanceReset } from './binance/index.ts'
import { okxMigration, okxReset, okxResetSignedIn } from './okx/index.ts'
import {
  pionexAuthenticatorBinding,
  pionexAuthenticatorLost,
  pionexContactChange,
  pionexPassword,
  pionexSignIn,
} from './pionex/index.ts'

export { binance48h } from './binance/common/policy.ts'
export { pionex72h } from './pionex/common/policy.ts'
export {
  binancePassword,
  binanceReset,
  okxMigration,
  okxReset,
  okxResetSignedIn,
  pionexAuthenticatorBinding,
  pionexAuthenticatorLost,
  pionexContactChange,
  pionexPassword,
  pionexSignIn,
}

/** Every flow of the catalogue. */
export const flows: readonly Flow[] = [
  binanceReset,
  binancePassword,
  pionexSignIn,
  pionexPassword,
  pionexContactChange,
  pionexAuthenticatorLost,
  pionexAuthenticatorBinding,
  okxReset,
  okxResetSignedIn,
  okxMigration,
]
