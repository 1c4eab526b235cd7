import { defineFlow, type Flow } from 'regain/core'
import { copy as binanceResetCopy } from './binance/reset/copy.ts'
import { machine as binanceResetMachine } from './binance/reset/machine.ts'
import { sheet as binanceResetPolicy } from './binance/reset/policy.ts'
import { sources as binanceResetSources } from './binance/reset/sources.ts'
import { copy as okxResetCopy } from './okx/reset/copy.ts'
import { machine as okxResetMachine } from './okx/reset/machine.ts'
import { sheet as okxResetPolicy } from './okx/reset/policy.ts'
import { sources as okxResetSources } from './okx/reset/sources.ts'
import { copy as pionexAuthenticatorLostCopy } from './pionex/authenticatorLost/copy.ts'
import { machine as pionexAuthenticatorLostMachine } from './pionex/authenticatorLost/machine.ts'
import { sheet as pionexAuthenticatorLostPolicy } from './pionex/authenticatorLost/policy.ts'
import { sources as pionexAuthenticatorLostSources } from './pionex/authenticatorLost/sources.ts'

export const binanceReset = defineFlow({
  id: 'binance.reset',
  version: 1,
  machine: binanceResetMachine,
  policy: binanceResetPolicy,
  copy: binanceResetCopy,
  sources: binanceResetSources,
})
export const pionexAuthenticatorLost = defineFlow({
  id: 'pionex.authenticatorLost',
  version: 1,
  machine: pionexAuthenticatorLostMachine,
  policy: pionexAuthenticatorLostPolicy,
  copy: pionexAuthenticatorLostCopy,
  sources: pionexAuthenticatorLostSources,
})
export const okxReset = defineFlow({
  id: 'okx.reset',
  version: 1,
  machine: okxResetMachine,
  policy: okxResetPolicy,
  copy: okxResetCopy,
  sources: okxResetSources,
})

/** Every flow of the catalogue. */
export const flows: readonly Flow[] = [binanceReset, pionexAuthenticatorLost, okxReset]
