import { recovery } from '../setup.ts'

/** The authenticator is restored by its owner, by transfer or from a saved key, or a reset is applied for. */
export const choosePath = (exits: {
  transfer: string
  savedKey: string
  application: string
  tooLittleLeft: string
}) => {
  const by = (path: 'transfer' | 'savedKey' | 'application') => ({ type: 'byPath' as const, params: { path } })
  return recovery.createStateConfig({
    description: 'Restore it yourself, or apply for a reset',
    meta: { step: 'choosePath' },
    on: {
      'path.chosen': [
        {
          guard: by('transfer'),
          target: exits.transfer,
          actions: 'keepAll',
          meta: { label: 'transfer from the old phone' },
        },
        { guard: by('savedKey'), target: exits.savedKey, actions: 'keepAll', meta: { label: 'I kept the key' } },
        {
          guard: 'totpLeavesTooLittle',
          target: exits.tooLittleLeft,
          actions: 'loseTotp',
          meta: { label: 'too little is left' },
        },
        { target: exits.application, actions: 'loseTotp', meta: { label: 'I have neither', happy: true } },
      ],
    },
  })
}
