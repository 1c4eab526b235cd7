import { recovery } from '../setup.ts'
import { Factor } from '../vocabulary/factors.ts'
import { atTheDoor, type Doors } from './arrive.ts'
import { tellGuessing } from './guessing.ts'
import { whenStale } from './settle.ts'

/** `again`: where a case goes on whose password had only become too old. `needs`: which factors count as a second one. */
export const enterPassword = (
  exits: {
    accepted: string
    again?: string
    nothingEnrolled?: string
    forgotten: string
    frozen: string
  } & Partial<Doors>,
  { needs = Factor.options }: { needs?: readonly Factor[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Enter the password',
    meta: { step: 'password' },
    on: {
      'password.accepted': [
        ...(exits.nothingEnrolled
          ? [
              {
                guard: { type: 'enrolsNone' as const, params: { of: needs } },
                target: exits.nothingEnrolled,
                actions: 'learn' as const,
                meta: { label: 'no second factor' },
              },
            ]
          : []),
        ...(exits.again
          ? [{ guard: 'goesOn' as const, target: exits.again, actions: 'remember' as const, meta: { label: 'again' } }]
          : []),
        { target: exits.accepted, actions: 'learn', meta: { happy: true } },
      ],
      'password.rejected': { meta: { label: 'wrong password' } },
      'password.exhausted': { actions: tellGuessing },
      'password.forgotten': { target: exits.forgotten, meta: { label: 'forgotten' } },
      ...atTheDoor(exits),
      ...(exits.again ? whenStale({ settle: exits.again }) : {}),
    },
  })
