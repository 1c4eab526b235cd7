import { recovery } from '../setup.ts'
import type { Factor } from '../vocabulary/factors.ts'
import { whenStale } from './settle.ts'

/** Whom the face or the documents must show: the account's owner, or in a migration another account. */
type Match = { owner: string; another?: never } | { another: string; owner?: never }

const shownBy = ({ owner, another }: Match) => owner ?? another
const byFace = { type: 'by', params: { method: 'face' } } as const
const byDocument = { type: 'by', params: { method: 'document' } } as const

/** What the account that was found may answer, where it is not the caller's own. */
const unless = (unmet: string | undefined) =>
  unmet ? { 'conditions.unmet': { target: unmet, meta: { label: 'not now' } } } : {}

const passed = (exits: Match & { nobody: string }) =>
  [
    {
      guard: exits.owner === undefined ? ('isAnother' as const) : ('isOwner' as const),
      target: shownBy(exits),
      actions: 'markIdentity' as const,
      meta: { happy: true },
    },
    { target: exits.nobody, meta: { label: 'someone else' } },
  ] as const

/**
 * A face first, documents when the face fails. `nobody`: it is someone else. `checking`: people look at the documents. `off`: where to go when
 * the policy has no identity proofing, or when it would not be enough with all that is left of `of`; without it, it is always asked.
 */
export const proveIdentity = (
  exits: Match & { nobody: string; failed: string; checking: string; off?: string; unmet?: string; stale?: string },
  { of }: { of?: readonly Factor[] } = {},
) =>
  recovery.createStateConfig({
    description: 'Show who you are',
    meta: { step: 'proveIdentity' },
    initial: 'face',
    always: exits.off
      ? [
          { guard: 'identityIsOff', target: exits.off, meta: { label: 'not offered' } },
          {
            guard: { type: 'identityIsNoHelp', params: of ? { of } : {} },
            target: exits.off,
            meta: { label: 'too little is left even so' },
          },
        ]
      : {
          guard: { type: 'has', params: { evidence: 'identity' } },
          target: shownBy(exits),
          meta: { label: 'shown already' },
        },
    on: {
      'identity.passed': passed(exits),
      ...unless(exits.unmet),
      ...(exits.stale ? whenStale({ settle: exits.stale }) : {}),
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
        id: 'documents',
        description: 'The face was not recognised: send documents',
        meta: { step: 'proveIdentity' },
        on: {
          'identity.begun': { guard: byDocument },
          'identity.pending': exits.checking,
          'identity.failed': { guard: byDocument, meta: { label: 'not accepted' } },
          'identity.exhausted': { guard: byDocument, target: exits.failed },
        },
      },
    },
  })

/** People look at the documents, outside of the time that a session has. Overdue escalates, never passes. */
export const checkDocuments = (exits: Match & { nobody: string; failed: string; unmet?: string }) =>
  recovery.createStateConfig({
    description: 'A person looks at the documents',
    meta: { step: 'proveIdentity' },
    initial: 'inTime',
    entry: { type: 'review.open', params: { purpose: 'documents' } },
    exit: { type: 'review.close', params: {} },
    on: {
      'identity.passed': passed(exits),
      ...unless(exits.unmet),
      'identity.failed': { guard: byDocument, target: '#documents', meta: { label: 'not accepted' } },
      'identity.exhausted': { guard: byDocument, target: exits.failed },
    },
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
  })
