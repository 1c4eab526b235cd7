import type { Challenge, Verifiers } from 'regain'
import { passwordVerifier, type ScryptCost } from 'regain/password'
import type { TotpAdapter } from 'regain/totp'
import { z } from 'zod'
import type { DemoAccounts } from './accounts.ts'
import { personOf } from './people.ts'

/** What a challenge of the demo asks the person's device: a choice per field of the response. */
export const Form = z.object({
  form: z.array(
    z.object({
      field: z.string(),
      label: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
})
type Field = z.infer<typeof Form>['form'][number]
const asking = (...form: Field[]): Challenge => ({ form })
const field = (name: string, label: string, options: Record<string, string>): Field => ({
  field: name,
  label,
  options: Object.entries(options).map(([value, words]) => ({ value, label: words })),
})

const face = field('face', 'Who looks into the camera?', {
  mine: 'I do',
  other: 'Someone else does',
  unclear: 'Nobody can tell, it is too dark',
})
const documents = field('documents', 'Which documents do you send?', { clear: 'My own', blurred: 'A blurred picture' })
const passkey = field('credential', 'Which passkey answers?', { mine: 'Mine', other: 'Another one' })

/** Three questions about the account; who cannot answer gives `unknown`. */
const questions = [
  field('opened', 'In which year was the account opened?', choices('2019', '2021', '2024')),
  field('coin', 'What did you trade last?', choices('ETH', 'BTC', 'SOL')),
  field('deposit', 'How did you first pay in?', choices('by card', 'by bank transfer', 'in coins')),
]
function choices(...answers: string[]): Record<string, string> {
  return { ...Object.fromEntries(answers.map((answer) => [answer, answer])), unknown: 'I do not know' }
}

/** Checks of passwords and codes are real; cameras, documents, passkeys and questions are played. */
export function checksOf(accounts: DemoAccounts, totp: TotpAdapter, cost?: ScryptCost): Required<Verifiers> {
  return {
    totp,
    password: passwordVerifier({
      hashOf: async (account) => (account === null ? undefined : accounts.get(account)?.password),
      ...(cost ? { cost } : {}),
    }),
    passkey: {
      begin: async () => asking(passkey),
      check: async ({ account }, { credential }) => ({
        verdict: account !== null && accounts.get(account)?.passkey && credential === 'mine' ? 'passed' : 'failed',
      }),
    },
    identity: {
      begin: async ({ method }) => asking(method === 'document' ? documents : face),
      check: async ({ method }, { face: seen, documents: sent }) => {
        if (method === 'document') return { verdict: sent === 'clear' ? 'pending' : 'failed' }
        return seen === 'unclear' || seen === undefined
          ? { verdict: 'failed' }
          : { verdict: 'passed', of: seen === 'mine' ? 'owner' : 'nobody' }
      },
    },
    answers: {
      begin: async () => asking(...questions),
      check: async ({ account }, response) => {
        const right = account === null ? undefined : personOf(account)
        const score = (['opened', 'coin', 'deposit'] as const).filter((name) => response[name] === right?.[name]).length
        return { verdict: 'passed', band: score === 3 ? 'strong' : score === 2 ? 'fair' : 'weak' }
      },
    },
  }
}
