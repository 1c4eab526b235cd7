import { recovery } from '../setup.ts'
import { type Evidence, Factor } from '../vocabulary/factors.ts'

/** The checks this account asks for; one of them cannot be passed. */
export const requirements = (
  exits: { unavailable: string; noContact?: string; elsewhere?: string },
  { of }: { of: readonly Factor[] },
) => {
  const ofAny = { type: 'isEnrolled', params: { of: Factor.options } } as const
  return recovery.createStateConfig({
    description: 'The checks that this account asks for',
    meta: { step: 'requirements' },
    on: {
      'factor.unavailable': [
        {
          guard: { type: 'isEnrolled', params: { of } },
          target: exits.unavailable,
          actions: 'tickLost',
          meta: { label: 'this is not available', happy: true },
        },
        ...(exits.noContact
          ? [
              {
                guard: 'leavesNoContact' as const,
                target: exits.noContact,
                meta: { label: 'no e-mail or phone is left' },
              },
            ]
          : []),
        ...(exits.elsewhere ? [{ guard: ofAny, target: exits.elsewhere, meta: { label: 'not reset here' } }] : []),
      ],
    },
  })
}

/** Every lost factor is ticked at once. */
export const chooseLost = (exits: { next: string; tooLittleLeft: string; back: string }) =>
  recovery.createStateConfig({
    description: 'Tick every factor that is lost',
    meta: { step: 'chooseLost' },
    on: {
      'lost.confirmed': [
        {
          guard: 'leavesTooLittle',
          target: exits.tooLittleLeft,
          actions: 'chooseLost',
          meta: { label: 'too little is left' },
        },
        { guard: 'losesEnrolled', target: exits.next, actions: 'chooseLost', meta: { happy: true } },
      ],
      'step.back': { target: exits.back, actions: 'keepAll', meta: { label: 'back' } },
    },
  })

/** One item at a time. */
export const chooseItem = (
  exits: { next: string; tooLittleLeft: string; noContact: string; back?: string },
  { of, also = [] }: { of: readonly Factor[]; also?: readonly Evidence[] },
) =>
  recovery.createStateConfig({
    description: 'Choose the one item to reset',
    meta: { step: 'chooseLost' },
    on: {
      'item.chosen': [
        {
          guard: 'leavesNoContact',
          target: exits.noContact,
          actions: 'chooseLost',
          meta: { label: 'no e-mail or phone is left' },
        },
        {
          guard: { type: 'leavesTooLittle', params: { also } },
          target: exits.tooLittleLeft,
          actions: 'chooseLost',
          meta: { label: 'too little is left' },
        },
        {
          guard: { type: 'isEnrolled', params: { of } },
          target: exits.next,
          actions: 'chooseLost',
          meta: { happy: true },
        },
      ],
      ...(exits.back
        ? { 'step.back': { target: exits.back, actions: 'keepAll' as const, meta: { label: 'back' } } }
        : {}),
    },
  })

/** One contact that still works is to leave. */
export const chooseLeaving = (exits: { next: string }, { of }: { of: readonly Factor[] }) =>
  recovery.createStateConfig({
    description: 'Choose what to change or switch off',
    meta: { step: 'chooseLost' },
    on: {
      'item.chosen': {
        guard: { type: 'isEnrolled', params: { of } },
        target: exits.next,
        actions: 'chooseLeaving',
        meta: { happy: true },
      },
    },
  })
