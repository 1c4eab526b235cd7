import * as part from 'regain/parts'

const factors = ['email', 'phone', 'totp', 'passkey'] as const

/** A forgotten password from the first code on: what else is asked for, an identity where too little is left, the new one. */
export const newPassword = ({ enough }: { enough: 'all' | 'policy' }) => ({
  proving: part.prove(
    {
      next: 'choosingPassword',
      stale: 'settling',
      unavailable: [
        { guard: 'leavesTooLittle', target: 'provingIdentity', actions: 'tickLost' },
        { guard: { type: 'isAsked', params: { of: factors } }, actions: 'tickLost' },
      ],
    },
    { enough },
  ),
  provingIdentity: part.proveIdentity({
    owner: 'proving',
    nobody: '#denied',
    failed: '#denied',
    checking: '#checkingDocuments',
    off: '#support',
  }),
  choosingPassword: part.newPassword({ next: '#deciding', stale: 'settling' }),
  settling: { id: 'settling', ...part.settle({ tooLittle: 'provingIdentity', proofs: 'proving' }) },
})
export const documentsForPassword = {
  id: 'checkingDocuments',
  ...part.checkDocuments({ owner: '#settling', nobody: '#denied', failed: '#denied' }),
}
