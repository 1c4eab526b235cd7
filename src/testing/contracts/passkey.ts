import type { Challenge, CheckRequest, PasskeyVerifier } from '../../ports/verifier.ts'
import { challengeSentences, type Response, shapeOf } from './challenges.ts'
import { same } from './check.ts'
import { answered, likeWork, type Workable } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface PasskeyBench extends Bench, Workable {
  readonly passkey: PasskeyVerifier
  /** Two accounts, each with a passkey of its own. */
  readonly account: string
  readonly other: string
  /** What the device of an account answers to a challenge, with nothing that could be left out. */
  sign(account: string, challenge: Challenge): Response | Promise<Response>
}

const requestOf = (account: string | null): CheckRequest => ({
  account,
  caseId: 'case-1',
  flow: 'flow',
  purpose: 'passkey',
})

/** What a passkey verifier promises. */
export const passkeyContract = (options: ContractOptions<PasskeyBench>): Contract =>
  contractOf(options, [
    {
      name: 'the device of the account passes',
      async test({ passkey, account, sign }) {
        const request = requestOf(account)
        const response = await sign(account, await passkey.begin(request, 'k'))
        same(await answered(passkey.check(request, response, 'k/1')), 'passed', 'Its own device passes.')
      },
    },
    {
      name: 'the device of another account fails',
      async test({ passkey, account, other, sign }) {
        const request = requestOf(account)
        const challenge = await passkey.begin(request, 'k')
        const verdict = await answered(passkey.check(request, await sign(other, challenge), 'k/1'))
        same(verdict, 'failed', 'Another account’s device fails.')
      },
    },
    {
      name: 'an answer to the challenge of another account is not taken',
      async test({ passkey, account, other, sign }) {
        await passkey.begin(requestOf(account), 'k')
        const response = await sign(account, await passkey.begin(requestOf(other), 'k2'))
        const verdict = await answered(passkey.check(requestOf(account), response, 'k/1'))
        same(verdict, 'failed', 'A challenge is good for its account alone.')
      },
    },
    {
      name: 'an account nobody has is challenged alike and fails, after as much work',
      async test({ passkey, account, sign, ...bench }) {
        const known = await passkey.begin(requestOf(account), 'k')
        const unknown = await passkey.begin(requestOf(null), 'k2')
        same(shapeOf(unknown), shapeOf(known), 'A challenge must not tell whether there is an account.')
        const ask = async (of: string | null, challenge: Challenge, key: string) =>
          answered(passkey.check(requestOf(of), await sign(account, challenge), key))
        same(await ask(null, unknown, 'k/1'), 'failed', 'Nobody’s device is right.')
        await likeWork(
          bench,
          () => ask(account, unknown, 'k/2'),
          () => ask(null, known, 'k/3'),
        )
      },
    },
    ...challengeSentences<PasskeyBench>(({ passkey, account, sign }) => ({
      verifier: passkey,
      request: requestOf(account),
      answer: (challenge) => sign(account, challenge),
      good: { verdict: 'passed' },
    })),
  ])
