import type { BotCheckVerifier, CheckRequest } from '../../ports/verifier.ts'
import { type Response, spoiled } from './challenges.ts'
import { check, same } from './check.ts'
import { answered } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface BotCheckBench extends Bench {
  readonly botCheck: BotCheckVerifier
  /** What the widget on the page gives a person or a robot: a fresh one each time, with nothing that could be left out. */
  token(who: 'person' | 'robot'): Response | Promise<Response>
}

const request: CheckRequest = { account: null, caseId: 'case-1', flow: 'flow', purpose: 'botCheck' }
const passed = { verdict: 'passed' } as const
const failed = { verdict: 'failed' } as const

/** What a check for robots promises. */
export const botCheckContract = (options: ContractOptions<BotCheckBench>): Contract =>
  contractOf<BotCheckBench>(options, [
    {
      name: 'a person passes, and so does the next',
      async test({ botCheck, token }) {
        for (const key of ['k/1', 'k/2']) same(await botCheck.check(request, await token('person'), key), passed, key)
      },
    },
    {
      name: 'a robot fails',
      async test({ botCheck, token }) {
        same(await botCheck.check(request, await token('robot'), 'k/1'), failed, 'A robot fails.')
      },
    },
    {
      name: 'what the widget gave is good once',
      async test({ botCheck, token }) {
        const response = await token('person')
        same(await botCheck.check(request, response, 'k/1'), passed, 'A person passes.')
        same(await botCheck.check(request, response, 'k/2'), failed, 'One person stands for one command.')
      },
    },
    {
      name: 'the same key gives the same answer, though what the widget gave is used up',
      async test({ botCheck, token }) {
        const response = await token('person')
        const first = await botCheck.check(request, response, 'k/1')
        same(first, passed, 'A person passes.')
        same(await botCheck.check(request, response, 'k/1'), first, 'A check that is asked again answers the same.')
      },
    },
    {
      name: 'a malformed response fails and never throws',
      async test({ botCheck, token }) {
        for (const [index, response] of spoiled(await token('person')).entries()) {
          const verdict = await answered(botCheck.check(request, response, `k/${index}`))
          check(verdict === 'failed', 'What is not a whole, right answer fails.')
        }
      },
    },
  ])
