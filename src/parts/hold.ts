import { recovery } from '../setup.ts'

const frozen = { type: 'account.freeze', params: {} } as const
const stands = {
  guard: 'approves',
  target: 'running',
  actions: { type: 'hold.resume', params: {} },
  meta: { label: 'the change stands' },
} as const

export interface Held {
  notice?: 'applied' | 'rebind'
  /** The flow that the person can go back to while the hold runs. */
  back?: string
}

/**
 * Done, and some capabilities are off for a while. "This was not me" from a contact that stayed freezes the account; from any contact it
 * suspends the end of the hold until a person has looked.
 */
export const hold = (exits: { over: string; undone: string }, { notice = 'applied', back }: Held = {}) => {
  const undone = { target: exits.undone, actions: frozen, meta: { label: 'it was not the owner' } } as const
  return recovery.createStateConfig({
    description: 'Done; some things are off for a while',
    meta: { step: 'hold', tone: 'good' },
    initial: 'running',
    entry: { type: 'notify', params: { notice } },
    states: {
      running: {
        description: 'The hold runs',
        meta: { step: 'hold', tone: 'good' },
        after: {
          hold: {
            target: exits.over,
            actions: { type: 'notify', params: { notice: 'holdOver' } },
            meta: { label: 'the hold is over', happy: true },
          },
        },
        on: {
          'case.disputed': [
            { guard: 'byKept', target: 'contested', actions: frozen, meta: { label: 'this was not me' } },
            { target: 'contested', meta: { label: 'this was not me, says a contact that left' } },
          ],
          ...(back
            ? {
                'login.returned': {
                  actions: { type: 'case.handOver' as const, params: { flow: back, carry: [] } },
                  meta: { label: 'back to the log-in' },
                },
              }
            : {}),
        },
      },
      contested: {
        description: 'Someone says it was not them; a person looks',
        meta: { step: 'hold', tone: 'warn' },
        initial: 'inTime',
        entry: [
          { type: 'hold.suspend', params: {} },
          { type: 'review.open', params: { purpose: 'dispute' } },
          { type: 'notify', params: { notice: 'disputed' } },
        ],
        exit: { type: 'review.close', params: {} },
        on: {
          'review.decided': [stands, undone],
          'case.disputed': [
            { guard: 'byKept', actions: frozen, meta: { label: 'this was not me' } },
            { meta: { label: 'this was not me, says a contact that left' } },
          ],
        },
        states: {
          inTime: {
            description: 'Within the promised time',
            meta: { step: 'hold', tone: 'warn' },
            after: { reviewTarget: 'overdue' },
          },
          overdue: {
            description: 'The dispute has waited too long',
            meta: { step: 'hold', tone: 'warn' },
            entry: { type: 'review.escalate', params: {} },
          },
        },
      },
    },
  })
}
