import type { CheckRequest, PasswordVerifier } from '../../ports/verifier.ts'
import { check, same } from './check.ts'
import { answered, everythingOf, flipped, likeTime, likeWork, malformed, type Workable } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf, type Sentence } from './contract.ts'

export interface PasswordBench extends Bench, Workable {
  readonly password: PasswordVerifier
  /** An account that the verifier knows, and its password. */
  readonly account: string
  readonly right: string
  /** For a verifier that sets new passwords: one that it takes, and one that it must call weak. */
  readonly fresh?: string
  readonly weak?: string
}

const requestOf = (account: string | null, purpose = 'password'): CheckRequest => ({
  account,
  caseId: 'case-1',
  flow: 'flow',
  purpose,
})
const failed = { verdict: 'failed' } as const

/** What a password verifier promises; the sentences about a new password where the bench has a `fresh` one. */
export const passwordContract = (options: ContractOptions<PasswordBench>): Contract =>
  contractOf(options, [...checking, ...preparing])

const checking: readonly Sentence<PasswordBench>[] = [
  {
    name: 'the right password passes',
    async test({ password, account, right }) {
      same(await password.check(requestOf(account), right, 'k'), { verdict: 'passed' }, 'The right password passes.')
    },
  },
  {
    name: 'any other password fails, near ones too',
    async test({ password, account, right }) {
      const near = [`${right} `, ` ${right}`, `${right}${right}`, `${right}\0`, right.slice(0, -1), flipped(right)]
      for (const other of near)
        same(await password.check(requestOf(account), other, `of ${other}`), failed, 'A near password fails.')
    },
  },
  {
    name: 'a malformed response fails and never throws',
    async test({ password, account }) {
      for (const [index, response] of malformed.entries())
        for (const whose of [account, null]) {
          const verdict = await answered(password.check(requestOf(whose), response, `${whose} ${index}`))
          same(verdict, 'failed', 'A malformed response fails.')
        }
    },
  },
  {
    name: 'an account nobody has fails, with the right password of another too',
    async test({ password, account, right }) {
      for (const response of [right, 'wrong', '']) {
        const verdict = await answered(password.check(requestOf(null), response, `of ${response}`))
        same(verdict, 'failed', 'Nobody’s password is right.')
      }
      const unknown = requestOf(`${account}-of-nobody`)
      same(await answered(password.check(unknown, right, 'k')), 'failed', 'An unknown account fails.')
    },
  },
  {
    name: 'an account nobody has costs as much as a known one',
    async test({ password, account, right, ...bench }) {
      let asked = 0
      const ask = (of: string | null) => password.check(requestOf(of), flipped(right), `key ${asked++}`)
      const known = () => ask(account)
      const unknown = () => ask(null)
      await likeWork(bench, known, unknown)
      if (bench.work === undefined) await likeTime(known, unknown)
    },
  },
  {
    name: 'the same key gives the same answer',
    async test({ password, account, right }) {
      for (const response of [right, 'wrong']) {
        const first = await password.check(requestOf(account), response, `of ${response}`)
        const again = await password.check(requestOf(account), response, `of ${response}`)
        same(again, first, 'A check asked again answers the same.')
      }
    },
  },
]

type Prepare = (response: string, key?: string) => ReturnType<NonNullable<PasswordVerifier['prepare']>>
const ofNew = (name: string, test: (bench: PasswordBench, prepare: Prepare, fresh: string) => Promise<void>) => ({
  name,
  async test(bench: PasswordBench) {
    const { password, account, fresh } = bench
    if (fresh === undefined) return
    const request = requestOf(account, 'newPassword')
    const prepare: Prepare = (response, key = 'k') => {
      check(password.prepare !== undefined, 'A verifier that sets new passwords must prepare them.')
      return password.prepare(request, response, key)
    }
    await test(bench, prepare, fresh)
  },
})

const preparing: readonly Sentence<PasswordBench>[] = [
  ofNew('a new password is taken over, and is not in its handle', async (_, prepare, fresh) => {
    const prepared = await prepare(fresh)
    check('handle' in prepared, 'A good new password is taken.')
    check(prepared.handle !== '' && !prepared.handle.includes(fresh), 'A handle is not a password.')
  }),
  ofNew('a weak password and the old one are refused as what they are', async ({ right, weak = '1' }, prepare) => {
    same(await prepare(weak, 'k1'), { refused: 'weak' }, 'A weak password is refused.')
    same(await prepare(right, 'k2'), { refused: 'same' }, 'The old password is refused.')
  }),
  ofNew('the same key gives the same handle, another key another', async ({ right, weak = '1' }, prepare, fresh) => {
    for (const text of [fresh, right, weak]) {
      const first = await prepare(text, `of ${text}`)
      same(await prepare(text, `of ${text}`), first, 'Asked again it answers the same.')
    }
    const at = async (key: string) => JSON.stringify(await prepare(fresh, key))
    check((await at('k1')) !== (await at('k2')), 'Each command has a handle of its own.')
  }),
  ofNew('asked at once under one key there is one handle', async (_, prepare, fresh) => {
    const all = await Promise.all(Array.from({ length: 4 }, () => prepare(fresh)))
    same(new Set(all.map((one) => JSON.stringify(one))).size, 1, 'One key is one answer.')
  }),
  ofNew(
    'a new password is not the account’s before the change',
    async ({ password, account, right }, prepare, fresh) => {
      await prepare(fresh)
      same(await password.check(requestOf(account), fresh, 'k/1'), failed, 'Nothing is changed yet.')
      same(await password.check(requestOf(account), right, 'k/2'), { verdict: 'passed' }, 'The old one is still good.')
    },
  ),
  ofNew('whatever new password is answered, and nothing that is thrown repeats it', async (_, prepare) => {
    for (const [index, text] of [...malformed, '\ud800 is no password'].entries()) {
      const said = await prepare(text, `k/${index}`).then(
        () => '',
        (fault: unknown) => everythingOf(fault),
      )
      check(text.length < 6 || !said.includes(text), 'What is thrown repeats nothing of it.')
    }
  }),
]
