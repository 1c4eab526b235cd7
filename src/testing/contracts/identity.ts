import type { Challenge, CheckRequest, IdentityVerifier } from '../../ports/verifier.ts'
import { challengeSentences, type Response } from './challenges.ts'
import { check, same } from './check.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

/** Who looks into the camera or sends documents. */
export type Someone = 'owner' | 'another' | 'stranger' | 'unclear'

export interface IdentityBench extends Bench {
  readonly identity: IdentityVerifier
  /** Two accounts, each verified with its owner's face. */
  readonly account: string
  readonly other: string
  /** What comes back of a camera: the owner of `account`, the one of `other`, somebody nobody knows, or nothing to be seen. */
  look(who: Someone, challenge: Challenge): Response | Promise<Response>
  /** What comes back with documents; absent where only faces are checked. */
  send?(who: Someone, challenge: Challenge): Response | Promise<Response>
  /** People look at the documents that wait: the requests the provider now reports on. */
  settle?(): Promise<readonly string[]> | readonly string[]
  /** Whether the provider finds another account by its owner's face, as a migration needs; default `true`. */
  readonly finds?: boolean
}

const requestOf = ({ account }: IdentityBench, method: 'face' | 'document' = 'face'): CheckRequest => ({
  account,
  caseId: 'case-1',
  flow: 'flow',
  purpose: 'identity',
  method,
  request: 'case-1.request',
})
async function shown(bench: IdentityBench, who: Someone) {
  const { identity, look } = bench
  const request = requestOf(bench)
  return identity.check(request, await look(who, await identity.begin(request, 'k')), 'k/1')
}
const ofNobody = { verdict: 'passed', of: 'nobody' } as const

/** What a verifier of faces and documents promises. */
export const identityContract = (options: ContractOptions<IdentityBench>): Contract =>
  contractOf<IdentityBench>(options, [
    {
      name: 'the owner’s face is the owner’s',
      async test(bench) {
        same(await shown(bench, 'owner'), { verdict: 'passed', of: 'owner' }, 'It is the owner.')
      },
    },
    {
      name: 'the face of another account’s owner is another’s, and names the account',
      async test(bench) {
        const { other: account, finds = true } = bench
        const expected = finds ? { verdict: 'passed', of: 'another', account } : ofNobody
        same(await shown(bench, 'another'), expected, 'It is somebody else.')
      },
    },
    {
      name: 'a face that nobody knows is nobody’s',
      async test(bench) {
        same(await shown(bench, 'stranger'), ofNobody, 'It is nobody who is known.')
      },
    },
    {
      name: 'a face that cannot be made out fails, and never waits for people',
      async test(bench) {
        same(await shown(bench, 'unclear'), { verdict: 'failed' }, 'Only documents may be pending.')
      },
    },
    {
      name: 'documents are judged or pending, and a later report names the request they were asked for under',
      async test(bench) {
        const { identity, send, settle = () => [] } = bench
        if (!send) return
        const request = requestOf(bench, 'document')
        const response = await send('owner', await identity.begin(request, 'k'))
        const verdict = await identity.check(request, response, 'k/1')
        check(verdict.verdict !== 'failed', 'The owner’s documents are not refused at sight.')
        same(await identity.check(request, response, 'k/1'), verdict, 'A check that is asked again answers the same.')
        const reported = await settle()
        same(reported, verdict.verdict === 'pending' ? [request.request] : [], 'What waited is reported, once.')
      },
    },
    {
      name: 'what was begun for a face is no answer for documents',
      async test(bench) {
        const { identity, look } = bench
        const response = await look('owner', await identity.begin(requestOf(bench), 'k'))
        const documents = requestOf(bench, 'document')
        await identity.begin(documents, 'k2')
        same(await identity.check(documents, response, 'k/1'), { verdict: 'failed' }, 'A face is no document.')
      },
    },
    ...challengeSentences<IdentityBench>((bench) => ({
      verifier: bench.identity,
      request: requestOf(bench),
      answer: (challenge) => bench.look('owner', challenge),
      good: { verdict: 'passed', of: 'owner' },
    })),
  ])
