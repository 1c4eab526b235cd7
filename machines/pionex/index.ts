import { defineFlow } from 'regain/core'
import { copy as authenticatorBindingCopy } from './authenticatorBinding/copy.ts'
import { machine as authenticatorBindingMachine } from './authenticatorBinding/machine.ts'
import { sheet as authenticatorBindingPolicy } from './authenticatorBinding/policy.ts'
import { sources as authenticatorBindingSources } from './authenticatorBinding/sources.ts'
import { copy as authenticatorLostCopy } from './authenticatorLost/copy.ts'
import { machine as authenticatorLostMachine } from './authenticatorLost/machine.ts'
import { sheet as authenticatorLostPolicy } from './authenticatorLost/policy.ts'
import { sources as authenticatorLostSources } from './authenticatorLost/sources.ts'
import { copy as contactChangeCopy } from './contactChange/copy.ts'
import { machine as contactChangeMachine } from './contactChange/machine.ts'
import { sheet as contactChangePolicy } from './contactChange/policy.ts'
import { sources as contactChangeSources } from './contactChange/sources.ts'
import { copy as passwordCopy } from './password/copy.ts'
import { machine as passwordMachine } from './password/machine.ts'
import { sheet as passwordPolicy } from './password/policy.ts'
import { sources as passwordSources } from './password/sources.ts'
import { copy as signInCopy } from './signIn/copy.ts'
import { machine as signInMachine } from './signIn/machine.ts'
import { sheet as signInPolicy } from './signIn/policy.ts'
import { sources as signInSources } from './signIn/sources.ts'

export const pionexSignIn = defineFlow({
  id: 'pionex.signIn',
  version: 1,
  machine: signInMachine,
  policy: signInPolicy,
  copy: signInCopy,
  sources: signInSources,
})
export const pionexPassword = defineFlow({
  id: 'pionex.password',
  version: 1,
  machine: passwordMachine,
  policy: passwordPolicy,
  copy: passwordCopy,
  sources: passwordSources,
})
export const pionexContactChange = defineFlow({
  id: 'pionex.contactChange',
  version: 1,
  machine: contactChangeMachine,
  policy: contactChangePolicy,
  copy: contactChangeCopy,
  sources: contactChangeSources,
})
export const pionexAuthenticatorLost = defineFlow({
  id: 'pionex.authenticatorLost',
  version: 1,
  machine: authenticatorLostMachine,
  policy: authenticatorLostPolicy,
  copy: authenticatorLostCopy,
  sources: authenticatorLostSources,
})
export const pionexAuthenticatorBinding = defineFlow({
  id: 'pionex.authenticatorBinding',
  version: 1,
  machine: authenticatorBindingMachine,
  policy: authenticatorBindingPolicy,
  copy: authenticatorBindingCopy,
  sources: authenticatorBindingSources,
  fulfils: ['totp'],
})
