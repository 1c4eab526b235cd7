import type { Challenge, CheckRequest, FederatedVerifier, Provider } from '../../ports/verifier.ts'
import { challengeSentences, type Response } from './challenges.ts'
import { same } from './check.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface FederatedBench extends Bench {
  readonly federated: FederatedVerifier
  /** An account and where its owner signs in. */
  readonly account: string
  readonly provider: Provider
  /**
   * What comes back when the owner of `account`, somebody whose sign-in is linked to no account, or nobody has signed in at `provider`; with
   * nothing that could be left out.
   */
  signIn(who: 'owner' | 'unlinked' | 'nobody', challenge: Challenge): Response | Promise<Response>
}

const requestOf = ({ provider }: FederatedBench): CheckRequest => ({
  account: null,
  caseId: 'case-1',
  flow: 'flow',
  purpose: 'federated',
  provider,
  request: 'case-1.request',
})

/** What a verifier of sign-ins elsewhere promises. */
export const federatedContract = (options: ContractOptions<FederatedBench>): Contract =>
  contractOf<FederatedBench>(options, [
    {
      name: 'the sign-in of the owner names the account',
      async test(bench) {
        const { federated, account, signIn } = bench
        const request = requestOf(bench)
        const response = await signIn('owner', await federated.begin(request, 'k'))
        same(await federated.check(request, response, 'k/1'), { verdict: 'passed', account }, 'It is the account’s.')
      },
    },
    {
      name: 'a sign-in that is linked to no account names none',
      async test(bench) {
        const { federated, signIn } = bench
        const request = requestOf(bench)
        const response = await signIn('unlinked', await federated.begin(request, 'k'))
        const verdict = await federated.check(request, response, 'k/1')
        same(verdict, { verdict: 'passed', account: null }, 'It is nobody’s, and that is told.')
      },
    },
    {
      name: 'whoever turned back has not signed in',
      async test(bench) {
        const { federated, signIn } = bench
        const request = requestOf(bench)
        const response = await signIn('nobody', await federated.begin(request, 'k'))
        same(await federated.check(request, response, 'k/1'), { verdict: 'failed' }, 'Nobody signed in.')
      },
    },
    {
      name: 'a sign-in at one provider is none at the other',
      async test(bench) {
        const { federated, provider, signIn } = bench
        const request = requestOf(bench)
        const elsewhere = { ...request, provider: provider === 'google' ? ('apple' as const) : ('google' as const) }
        const response = await signIn('owner', await federated.begin(request, 'k'))
        await federated.begin(elsewhere, 'k2')
        const verdict = await federated.check(elsewhere, response, 'k/1')
        same(verdict, { verdict: 'failed' }, 'It was asked for at the other provider.')
      },
    },
    ...challengeSentences<FederatedBench>((bench) => ({
      verifier: bench.federated,
      request: requestOf(bench),
      answer: (challenge) => bench.signIn('owner', challenge),
      good: { verdict: 'passed', account: bench.account },
    })),
  ])
