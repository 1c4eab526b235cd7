import { recovery } from '../setup.ts'

/** The other account was found by its owner's face: it gets this account's contacts, and this account is closed. */
export const confirmSubject = (exits: { next: string }) =>
  recovery.createStateConfig({
    description: 'Confirm which account gets the new contacts',
    meta: { step: 'donor' },
    on: {
      'subject.confirmed': {
        target: exits.next,
        actions: { type: 'notify', params: { notice: 'started' } },
        meta: { happy: true },
      },
    },
  })
