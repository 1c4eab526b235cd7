import { recovery } from '../setup.ts'

/** Time for the owner to object before anything changes; the exchanges' own policies switch it off. */
export const wait = (exits: { over: string; doubted: string }) =>
  recovery.createStateConfig({
    description: 'Approved; time to object before the change',
    meta: { step: 'wait' },
    initial: 'passing',
    states: {
      passing: {
        description: 'Is there a wait at all',
        meta: { step: 'wait' },
        always: [
          { guard: 'waitIsOff', target: exits.over, meta: { label: 'no wait', happy: true } },
          { target: 'waiting', meta: { label: 'wait' } },
        ],
      },
      waiting: {
        description: 'The wait runs',
        meta: { step: 'wait' },
        entry: { type: 'notify', params: { notice: 'waiting' } },
        after: { wait: { target: exits.over, meta: { label: 'nobody objected' } } },
        on: {
          'case.disputed': [
            { guard: 'byKept', target: '#cancelled', meta: { label: 'this was not me' } },
            {
              target: exits.doubted,
              actions: { type: 'mark', params: { mark: 'disputed' } },
              meta: { label: 'this was not me, says a contact that leaves' },
            },
          ],
        },
      },
    },
  })
