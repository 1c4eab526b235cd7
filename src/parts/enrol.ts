import { recovery } from '../setup.ts'
import { tellGuessing } from './guessing.ts'

/** A new authenticator: its key is shown once, written down, and proven by a code. */
export const enrol = (exits: { next: string }) =>
  recovery.createStateConfig({
    description: 'Set up the authenticator',
    meta: { step: 'enrol' },
    initial: 'showing',
    always: { guard: 'isEnrolledAnew', target: exits.next, meta: { label: 'set up', happy: true } },
    states: {
      showing: {
        description: 'Scan the code, write the key down',
        meta: { step: 'enrol' },
        on: {
          'enrolment.begun': { meta: { label: 'show a key' } },
          'key.saved': { target: 'confirming', meta: { label: 'I wrote it down', happy: true } },
        },
      },
      confirming: {
        description: 'Enter the code that the app shows',
        meta: { step: 'enrol' },
        on: {
          'enrolment.begun': { target: 'showing', meta: { label: 'show another key' } },
          'enrolment.proved': { actions: 'markReplaced', meta: { happy: true } },
          'enrolment.rejected': {},
          'enrolment.exhausted': { actions: tellGuessing },
          'step.back': { target: 'showing', meta: { label: 'back' } },
        },
      },
    },
  })
