import type { AnswersVerifier, Challenge, CheckRequest } from '../../ports/verifier.ts'
import { type Response, shapeOf, spoiled } from './challenges.ts'
import { check, same } from './check.ts'
import { answered, likeWork, type Workable } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

const bands = ['strong', 'fair', 'weak'] as const
type Band = (typeof bands)[number]

export interface AnswersBench extends Bench, Workable {
  readonly answers: AnswersVerifier
  readonly account: string
  /** What somebody answers who knows the account as well as this; the strong one with nothing that could be left out. */
  answer(band: Band, challenge: Challenge): Response | Promise<Response>
}

const requestOf = (account: string | null): CheckRequest => ({
  account,
  caseId: 'case-1',
  flow: 'flow',
  purpose: 'answers',
})
/** Better than nothing, which is what a guesser has. */
const isWorth = (verdict: Awaited<ReturnType<AnswersVerifier['check']>>): boolean =>
  verdict.verdict === 'passed' && verdict.band !== 'weak'

/** What a verifier of answers about an account promises. */
export const answersContract = (options: ContractOptions<AnswersBench>): Contract =>
  contractOf<AnswersBench>(options, [
    {
      name: 'answers are told apart by how good they are',
      async test({ answers, account, answer }) {
        const request = requestOf(account)
        const challenge = await answers.begin(request, 'k')
        for (const band of bands) {
          const verdict = await answers.check(request, await answer(band, challenge), `k/${band}`)
          same(verdict, { verdict: 'passed', band }, 'Each is scored as what it is.')
        }
      },
    },
    {
      name: 'answers that lack a part or are malformed are never strong, and never throw',
      async test({ answers, account, answer }) {
        const request = requestOf(account)
        const right = await answer('strong', await answers.begin(request, 'k'))
        for (const [index, response] of spoiled(right).entries()) {
          const verdict = answers.check(request, response, `k/${index}`)
          check((await answered(verdict)) !== 'threw', 'What is malformed is weak or fails.')
          const { verdict: said, band } = { band: undefined, ...(await verdict) }
          check(said === 'failed' || band !== 'strong', 'Only what is whole and right is strong.')
        }
      },
    },
    {
      name: 'no answers at all are worth nothing',
      async test({ answers, account }) {
        const request = requestOf(account)
        await answers.begin(request, 'k')
        check(!isWorth(await answers.check(request, {}, 'k/1')), 'Nothing was answered.')
      },
    },
    {
      name: 'an account nobody has is asked alike, and its answers are worth nothing, after as much work',
      async test({ answers, account, answer, ...bench }) {
        const known = await answers.begin(requestOf(account), 'k')
        const unknown = await answers.begin(requestOf(null), 'k2')
        same(shapeOf(unknown), shapeOf(known), 'The questions must not tell whether there is an account.')
        const response = await answer('strong', unknown)
        check(!isWorth(await answers.check(requestOf(null), response, 'k/1')), 'Nobody’s answers are right.')
        await likeWork(
          bench,
          () => answers.check(requestOf(account), response, 'k/2'),
          () => answers.check(requestOf(null), response, 'k/3'),
        )
      },
    },
    {
      name: 'the same key gives the same questions and the same answer, and questions are plain data',
      async test({ answers, account, answer }) {
        const request = requestOf(account)
        const challenge = await answers.begin(request, 'k')
        same(JSON.parse(JSON.stringify(challenge)), challenge, 'Questions must travel as JSON.')
        same(await answers.begin(request, 'k'), challenge, 'The same key must give the same questions.')
        for (const band of bands) {
          const response = await answer(band, challenge)
          const first = await answers.check(request, response, `k/${band}`)
          same(await answers.check(request, response, `k/${band}`), first, 'A check asked again answers the same.')
        }
      },
    },
  ])
