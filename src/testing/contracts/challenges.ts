import type { Begins, Challenge, CheckRequest } from '../../ports/verifier.ts'
import { check, equal, same } from './check.ts'
import { flipped, malformed, within } from './comparing.ts'
import type { Sentence } from './contract.ts'

/** What a person's device answers: strings by name. */
export type Response = Readonly<Record<string, string>>

/** A check that is begun, as the sentences that such checks share need it. */
export interface Begun {
  readonly verifier: Begins & {
    check(request: CheckRequest, response: Response, key: string): Promise<{ readonly verdict: string }>
  }
  readonly request: CheckRequest
  /** What the right person answers to a challenge, with nothing in it that could be left out. */
  answer(challenge: Challenge): Response | Promise<Response>
  /** What that is answered with. */
  readonly good: unknown
}

const elsewhere = 'case-2'

/** What holds of every check that is begun: its challenge is of this case, of this account, and answered once. */
export const challengeSentences = <B>(begunOn: (bench: B) => Begun): readonly Sentence<B>[] => {
  const sentence = (name: string, test: (begun: Begun) => Promise<void>): Sentence<B> => ({
    name,
    test: (bench) => test(begunOn(bench)),
  })
  const isGood = async ({ verifier, request, good }: Begun, response: Response, key: string) =>
    equal(await verifier.check(request, response, key), good)

  return [
    sentence('a challenge is plain data, the same for the same key, another for another', async (begun) => {
      const { verifier, request } = begun
      const challenge = await verifier.begin(request, 'k')
      same(JSON.parse(JSON.stringify(challenge)), challenge, 'A challenge must travel as JSON.')
      same(await verifier.begin(request, 'k'), challenge, 'The same key must give the same challenge.')
      const others = [
        await verifier.begin(request, 'k2'),
        await verifier.begin({ ...request, caseId: elsewhere }, 'k3'),
      ]
      const texts = new Set([challenge, ...others].map((one) => JSON.stringify(one)))
      same(texts.size, 3, 'Each challenge must be its own.')
    }),
    sentence('the same key gives the same answer, though the challenge is used up', async (begun) => {
      const { verifier, request, answer, good } = begun
      const response = await answer(await verifier.begin(request, 'k'))
      const first = await verifier.check(request, response, 'k/1')
      same(first, good, 'The right answer passes.')
      same(await verifier.check(request, response, 'k/1'), first, 'A check that is asked again answers the same.')
    }),
    sentence('a challenge is answered once', async (begun) => {
      const { verifier, request, answer } = begun
      const response = await answer(await verifier.begin(request, 'k'))
      check(await isGood(begun, response, 'k/1'), 'The right answer passes.')
      check(!(await isGood(begun, response, 'k/2')), 'A used challenge must be good no more.')
    }),
    sentence('an answer to the challenge of another case is not taken', async (begun) => {
      const { verifier, request, answer } = begun
      const other = { ...begun, request: { ...request, caseId: elsewhere } }
      const response = await answer(await verifier.begin(request, 'k'))
      const own = await answer(await verifier.begin(other.request, 'k2'))
      check(!(await isGood(other, response, 'k/1')), 'A challenge is good for its case alone.')
      check(await isGood(other, own, 'k/2'), 'The answer to its own challenge passes.')
    }),
    sentence('a malformed response is not taken and never throws', async (begun) => {
      const { verifier, request, answer, good } = begun
      const right = await answer(await verifier.begin(request, 'k'))
      for (const [index, response] of spoiled(right).entries()) {
        const verdict = await within(verifier.check(request, response, `k/${index}`))
        check(!equal(verdict, good), 'What is not a whole, right answer is not taken for one.')
      }
    }),
  ]
}

/** The right answer with each of its parts missing or wrong, and what is no answer at all. */
export function spoiled(right: Response): readonly Response[] {
  const parts = Object.entries(right)
  const put = (name: string, value: string): Response => ({ ...right, [name]: value })
  const without = (name: string): Response => Object.fromEntries(parts.filter(([one]) => one !== name))
  return [
    {},
    JSON.parse('{"__proto__":"passed","constructor":"x"}'),
    Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`field ${n}`, 'x'.repeat(16_384)])),
    ...parts.flatMap(([name, value]) => [
      without(name),
      put(name, flipped(value)),
      put(name, value.slice(0, -1)),
      ...malformed.map((text) => put(name, text)),
    ]),
  ]
}

/** The names and kinds of what is in a challenge, without what it says. */
export function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf)
  if (typeof value !== 'object' || value === null) return typeof value
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, shapeOf(part)]))
}
