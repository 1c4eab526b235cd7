import { recovery } from '../setup.ts'

/** A case that changes nothing can only be given up; it hears of what has to be set up first. */
export const leave = (exits: { cancelled: string; frozen: string }) =>
  recovery.createStateConfig({
    on: {
      'case.cancelled': { target: exits.cancelled, meta: { label: 'cancel' } },
      'account.frozen': { target: exits.frozen, meta: { label: 'the account is frozen' } },
      // told before the first factor is
      'obligation.standing': { actions: { type: 'mark', params: { mark: 'owing' } } },
    },
  }).on

/** What may come in from outside while a request is open and nothing has been changed. */
export const interruptions = (exits: { cancelled: string; frozen: string }) =>
  recovery.createStateConfig({
    on: {
      'case.cancelled': { target: exits.cancelled, meta: { label: 'cancel' } },
      'account.frozen': { target: exits.frozen, meta: { label: 'the account is frozen' } },
      'account.signedIn': [
        { guard: 'usesLost', target: exits.cancelled, meta: { label: 'the owner signs in with what was called lost' } },
        { meta: { label: 'the owner signs in' } },
      ],
      'case.disputed': [
        { guard: 'byKept', target: exits.cancelled, meta: { label: 'this was not me' } },
        {
          actions: { type: 'mark', params: { mark: 'disputed' } },
          meta: { label: 'this was not me, says a contact that leaves' },
        },
      ],
    },
  }).on
