import { recovery } from '../setup.ts'
import { tellGuessing } from './guessing.ts'

/** A prompt for a passkey that everyone sees and anyone can skip. */
export const passkeyPrompt = (exits: { passed: string; skipped: string }) =>
  recovery.createStateConfig({
    description: 'Use a passkey, or say that it is not available',
    meta: { step: 'passkey' },
    on: {
      'passkey.begun': {},
      'passkey.accepted': exits.passed,
      'passkey.rejected': { meta: { label: 'not recognised' } },
      'passkey.exhausted': { actions: tellGuessing },
      'passkey.skipped': { target: exits.skipped, meta: { label: 'passkeys not available', happy: true } },
    },
  })
