import * as part from 'regain/parts'

/** What OKX resets, one at a time, and what it asks for beside it. */
export const items = ['phone', 'email', 'totp'] as const
const factors = ['email', 'phone', 'totp', 'passkey'] as const

/** Cases 1 and 2 are one from the chosen item on: the consequences, everything that is left, the face, the new one. */
export const resetOfItem = (again: { password?: string }) => ({
  acknowledging: part.acknowledge({ next: 'proving', back: 'choosingItem' }),
  proving: part.prove({
    next: 'provingIdentity',
    back: 'choosingItem',
    stale: 'settling',
    unavailable: [
      { guard: 'leavesNoContact', target: '#toMigration' },
      { guard: { type: 'isAsked', params: { of: factors } }, target: '#support' },
    ],
  }),
  provingIdentity: part.proveIdentity({
    owner: 'replacing',
    nobody: '#denied',
    failed: '#denied',
    checking: '#checkingDocuments',
  }),
  replacing: { id: 'replacing', ...part.replace({ next: 'submitting' }, { of: items }) },
  submitting: part.submitRequest({ next: '#deciding', stale: 'settling' }),
  settling: part.settle({ ...again, tooLittle: '#support', proofs: 'proving' }, { also: ['identity'] }),
})
export const documentsOfItem = {
  id: 'checkingDocuments',
  ...part.checkDocuments({ owner: '#replacing', nobody: '#denied', failed: '#denied' }),
}
