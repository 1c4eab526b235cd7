import { recovery } from '../setup.ts'

/** People look at it. Overdue escalates, never approves. */
export const review = (exits: { approved: string; denied: string }) =>
  recovery.createStateConfig({
    description: 'A team looks at the request',
    meta: { step: 'review' },
    initial: 'inTime',
    entry: [
      { type: 'review.open', params: { purpose: 'case' } },
      { type: 'notify', params: { notice: 'underReview' } },
    ],
    exit: { type: 'review.close', params: {} },
    on: {
      'review.decided': [
        { guard: 'approves', target: exits.approved, meta: { label: 'approved', happy: true } },
        { target: exits.denied, meta: { label: 'denied' } },
      ],
    },
    states: {
      inTime: { description: 'Within the promised time', meta: { step: 'review' }, after: { reviewTarget: 'overdue' } },
      overdue: {
        description: 'Later than promised',
        meta: { step: 'review', tone: 'warn' },
        entry: [
          { type: 'review.escalate', params: {} },
          { type: 'notify', params: { notice: 'overdue' } },
        ],
      },
    },
  })
