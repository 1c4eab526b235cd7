import { defineFlow } from 'regain/core'
import { copy as passwordCopy } from './password/copy.ts'
import { machine as passwordMachine } from './password/machine.ts'
import { sheet as passwordPolicy } from './password/policy.ts'
import { sources as passwordSources } from './password/sources.ts'
import { copy as resetCopy } from './reset/copy.ts'
import { machine as resetMachine } from './reset/machine.ts'
import { sheet as resetPolicy } from './reset/policy.ts'
import { sources as resetSources } from './reset/sources.ts'

export const binanceReset = defineFlow({
  id: 'binance.reset',
  version: 1,
  machine: resetMachine,
  policy: resetPolicy,
  copy: resetCopy,
  sources: resetSources,
})
export const binancePassword = defineFlow({
  id: 'binance.password',
  version: 1,
  machine: passwordMachine,
  policy: passwordPolicy,
  copy: passwordCopy,
  sources: passwordSources,
})
