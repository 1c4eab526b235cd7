import { recovery } from '../setup.ts'

export const submitRequest = (exits: { next: string }) =>
  recovery.createStateConfig({
    description: 'Submit the request',
    meta: { step: 'submit' },
    on: {
      'request.submitted': {
        guard: 'isSufficient',
        target: exits.next,
        actions: { type: 'notify', params: { notice: 'submitted' } },
        meta: { happy: true },
      },
    },
  })
