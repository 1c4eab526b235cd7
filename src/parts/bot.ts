import { recovery } from '../setup.ts'

/** A check that a person is at the screen. */
export const botCheck = (exits: { next: string }) =>
  recovery.createStateConfig({
    description: 'Show that you are not a robot',
    meta: { step: 'botCheck' },
    on: {
      'bot.passed': { target: exits.next, meta: { happy: true } },
      'bot.rejected': { meta: { label: 'not passed' } },
    },
  })
