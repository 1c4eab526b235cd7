import type { CheckRequest, PasswordVerifier } from '../../ports/verifier.ts'
import { same } from './check.ts'
import { answered, type Contract, flipped, likeTime, likeWork, malformed, type Workable } from './comparing.ts'

export { type TotpContractOptions, totpContract } from './totp.ts'

export interface PasswordContractOptions extends Workable {
  make(): PasswordVerifier | Promise<PasswordVerifier>
  /** An account the verifier knows, and its password. */
  readonly account: string
  readonly password: string
}

/** What a password verifier must keep. Needs no test runner: each `run` throws, or does not. */
export function passwordContract(options: PasswordContractOptions): Contract {
  const { account, password } = options
  const request: CheckRequest = { account, caseId: 'case', flow: 'flow', purpose: 'password' }
  const nobody: CheckRequest = { ...request, account: null }
  const sentence = (name: string, body: (verifier: PasswordVerifier) => Promise<void>) => ({
    name,
    run: async () => body(await options.make()),
  })
  return [
    sentence('the right password passes', async (verifier) => {
      same(await verifier.check(request, password, 'k'), { verdict: 'passed' }, 'The right password passes.')
    }),
    sentence('any other password fails, near ones too', async (verifier) => {
      const near = [
        `${password} `,
        ` ${password}`,
        `${password}${password}`,
        `${password}\0`,
        password.slice(0, -1),
        flipped(password),
      ]
      for (const other of near)
        same(await verifier.check(request, other, 'k'), { verdict: 'failed' }, 'A near password fails.')
    }),
    sentence('a malformed response fails and never throws', async (verifier) => {
      for (const response of malformed)
        same(await answered(verifier.check(request, response, 'k')), 'failed', 'A malformed response fails.')
    }),
    sentence('an account nobody has fails, with the right password of another too', async (verifier) => {
      for (const response of [password, 'wrong', ''])
        same(await answered(verifier.check(nobody, response, 'k')), 'failed', 'Nobody’s password is right.')
      const unknown = { ...request, account: `${account}-of-nobody` }
      same(await answered(verifier.check(unknown, password, 'k')), 'failed', 'An unknown account fails.')
    }),
    sentence('an account nobody has costs as much as a known one', async (verifier) => {
      const known = () => verifier.check(request, flipped(password), 'k')
      await likeWork(options, known, () => verifier.check(nobody, flipped(password), 'k'))
      if (options.work === undefined) await likeTime(known, () => verifier.check(nobody, flipped(password), 'k'))
    }),
    sentence('the same key gives the same answer', async (verifier) => {
      for (const response of [password, 'wrong']) {
        const first = await verifier.check(request, response, 'k')
        same(await verifier.check(request, response, 'k'), first, 'A check that is asked again answers the same.')
      }
    }),
  ]
}
