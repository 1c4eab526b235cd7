import type { Risk, RiskRequest } from '../../ports/risk.ts'
import { check, same } from './check.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface RiskBench extends Bench {
  readonly risk: Risk
  /** An account that the engine knows. */
  readonly account: string
}

const requestOf = (account: string, over: Partial<RiskRequest> = {}): RiskRequest => ({
  account,
  caseId: 'case-1',
  flow: 'flow',
  lost: ['phone'],
  proven: ['password', 'email'],
  marked: [],
  channel: 'web',
  ...over,
})
const unusual: readonly Partial<RiskRequest>[] = [
  {},
  { account: 'an account the engine has never seen' },
  { flow: 'a flow to come' },
  { channel: '' },
  { lost: [], proven: [] },
  { lost: ['email', 'phone', 'totp', 'passkey'], proven: ['identity'], marked: ['disputed', 'stale'] },
  { lost: ['a factor to come'], marked: ['a mark to come'] },
]
const answers = new Set<unknown>(['approve', 'deny', 'review'])

/** What a risk engine promises. */
export const riskContract = (options: ContractOptions<RiskBench>): Contract =>
  contractOf<RiskBench>(options, [
    {
      name: 'the answer is one of three, whatever is asked about',
      async test({ risk, account }) {
        for (const [index, over] of unusual.entries()) {
          const answer = await risk.assess(requestOf(account, over), `case/${index}/0`)
          check(answers.has(answer), 'The answer must be approve, deny or review.')
        }
      },
    },
    {
      name: 'the same key gives the same answer',
      async test({ risk, account }) {
        for (const [index, over] of unusual.entries()) {
          const first = await risk.assess(requestOf(account, over), `case/${index}/0`)
          for (let again = 0; again < 3; again += 1)
            same(await risk.assess(requestOf(account, over), `case/${index}/0`), first, 'Asked again it is the same.')
        }
      },
    },
    {
      name: 'cases that are asked about at once are each answered',
      async test({ risk, account }) {
        const requests = unusual.map((over, index) => requestOf(account, { ...over, caseId: `case-${index}` }))
        const all = await Promise.all(requests.map((request, index) => risk.assess(request, `case-${index}/1/0`)))
        same(all.map((answer) => answers.has(answer)).includes(false), false, 'Each has an answer of its own.')
      },
    },
  ])
