import { defineFlow } from 'regain/core'
import { copy as migrationCopy } from './migration/copy.ts'
import { machine as migrationMachine } from './migration/machine.ts'
import { sheet as migrationPolicy } from './migration/policy.ts'
import { sources as migrationSources } from './migration/sources.ts'
import { copy as resetCopy } from './reset/copy.ts'
import { machine as resetMachine } from './reset/machine.ts'
import { sheet as resetPolicy } from './reset/policy.ts'
import { sources as resetSources } from './reset/sources.ts'
import { copy as resetSignedInCopy } from './resetSignedIn/copy.ts'
import { machine as resetSignedInMachine } from './resetSignedIn/machine.ts'
import { sheet as resetSignedInPolicy } from './resetSignedIn/policy.ts'
import { sources as resetSignedInSources } from './resetSignedIn/sources.ts'

export const okxReset = defineFlow({
  id: 'okx.reset',
  version: 1,
  machine: resetMachine,
  policy: resetPolicy,
  copy: resetCopy,
  sources: resetSources,
})
export const okxResetSignedIn = defineFlow({
  id: 'okx.resetSignedIn',
  version: 1,
  machine: resetSignedInMachine,
  policy: resetSignedInPolicy,
  copy: resetSignedInCopy,
  sources: resetSignedInSources,
})
export const okxMigration = defineFlow({
  id: 'okx.migration',
  version: 1,
  machine: migrationMachine,
  policy: migrationPolicy,
  copy: migrationCopy,
  sources: migrationSources,
  roles: { proves: 'donor', changes: 'subject' },
})
