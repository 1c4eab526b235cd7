import { recovery } from '../setup.ts'

/** The person says which account it is; nothing is told about it. */
export const identify = (exits: { next: string; passkey?: string; federated?: string }) =>
  recovery.createStateConfig({
    description: 'Give the e-mail or phone number of the account',
    meta: { step: 'identify' },
    on: {
      'identifier.given': [
        ...(exits.passkey ? [{ guard: 'promptsPasskey' as const, target: exits.passkey, meta: { happy: true } }] : []),
        { target: exits.next, meta: exits.passkey ? { label: 'no prompt' } : { happy: true } },
      ],
      ...(exits.federated
        ? { 'federated.begun': { target: exits.federated, meta: { label: 'sign in with another account' } } }
        : {}),
    },
  })
