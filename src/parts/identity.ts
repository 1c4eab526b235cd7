import { recovery } from '../setup.ts'

interface Exits {
  /** The face or documents match nobody, or not whom they should. */
  nobody: string
  failed: string
  frozen: string
  /** Where to go when the policy has no identity proofing; absent: it is always asked. */
  off?: string
}
type Match = { owner: string; another?: never } | { another: string; owner?: never }

/** A face first, documents when the face fails, against the owner of the account (or, in a migration, another account). */
export const proveIdentity = (exits: Exits & Match) => {
  const shown = exits.owner ?? exits.another
  const matches = exits.owner === undefined ? 'isAnother' : 'isOwner'
  const byFace = { type: 'by', params: { method: 'face' } } as const
  const byDocument = { type: 'by', params: { method: 'document' } } as const
  const failedDocuments = {
    'identity.failed': { guard: byDocument, target: 'documents' },
    'identity.exhausted': { guard: byDocument, target: exits.failed },
  } as const
  return recovery.createStateConfig({
    description: 'Show who you are',
    meta: { step: 'proveIdentity' },
    initial: 'face',
    always: [
      ...(exits.off ? [{ guard: 'identityIsOff' as const, target: exits.off, meta: { label: 'not offered' } }] : []),
      {
        guard: { type: 'has' as const, params: { evidence: 'identity' as const } },
        target: shown,
        meta: { label: 'shown already' },
      },
    ],
    on: {
      'identity.passed': [
        { guard: matches, target: shown, actions: 'markIdentity', meta: { happy: true } },
        { target: exits.nobody, meta: { label: 'someone else' } },
      ],
      'account.frozen': exits.frozen,
    },
    states: {
      face: {
        description: 'Look into the camera',
        meta: { step: 'proveIdentity' },
        on: {
          'identity.begun': { guard: byFace },
          'identity.failed': { guard: byFace, meta: { label: 'not recognised' } },
          'identity.exhausted': { guard: byFace, target: 'documents' },
        },
      },
      documents: {
        description: 'The face was not recognised: send documents',
        meta: { step: 'proveIdentity' },
        on: {
          'identity.begun': { guard: byDocument },
          'identity.pending': 'checking',
          'identity.failed': { guard: byDocument, meta: { label: 'not accepted' } },
          'identity.exhausted': { guard: byDocument, target: exits.failed },
        },
      },
      checking: {
        description: 'A person looks at the documents',
        meta: { step: 'proveIdentity' },
        initial: 'inTime',
        entry: { type: 'review.open', params: { purpose: 'documents' } },
        exit: { type: 'review.close', params: {} },
        on: failedDocuments,
        states: {
          inTime: {
            description: 'Within the promised time',
            meta: { step: 'proveIdentity' },
            after: { documentsTarget: 'overdue' },
          },
          overdue: {
            description: 'The documents have waited too long',
            meta: { step: 'proveIdentity', tone: 'warn' },
            entry: [
              { type: 'review.escalate', params: {} },
              { type: 'notify', params: { notice: 'overdue' } },
            ],
          },
        },
      },
    },
  })
}
