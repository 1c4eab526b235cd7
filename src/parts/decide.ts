import { recovery } from '../setup.ts'

/** The system decides; whatever it cannot decide alone, or not in time, a person does. */
export const decide = (exits: { approved: string; denied: string; review: string }) =>
  recovery.createStateConfig({
    description: 'The system decides',
    meta: { step: 'decide' },
    entry: { type: 'risk.ask', params: {} },
    after: { decisionLife: { target: exits.review, meta: { label: 'no answer in time' } } },
    on: {
      'risk.decided': [
        { guard: 'denies', target: exits.denied, meta: { label: 'denied' } },
        { guard: 'approvesAlone', target: exits.approved, meta: { label: 'approved', happy: true } },
        { target: exits.review, meta: { label: 'a person should look' } },
      ],
    },
  })
