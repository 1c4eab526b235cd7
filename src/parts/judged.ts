import { decide } from './decide.ts'
import { review } from './review.ts'
import { wait } from './wait.ts'

/** What a submitted request goes through before anything is changed. */
export const judged = () => ({
  deciding: { id: 'deciding', ...decide({ approved: '#waiting', denied: '#denied', review: '#underReview' }) },
  underReview: { id: 'underReview', ...review({ approved: '#waiting', denied: '#denied' }) },
  waiting: { id: 'waiting', ...wait({ over: '#applying', doubted: '#underReview' }) },
})
