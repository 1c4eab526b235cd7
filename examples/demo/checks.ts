import type { CheckRequest, FederatedVerifier, IdentityVerifier, Verifiers } from 'regain'
import type { TotpAdapter } from 'regain/totp'
import type { DemoAccounts } from './accounts.ts'
import { camera, documents, passkey, questions } from './challenges.ts'
import type { Passwords } from './passwords.ts'
import { personOf } from './people.ts'

/** Checks of passwords and codes are real; cameras, documents, passkeys, questions and other sites are played. */
export function checksOf(accounts: DemoAccounts, password: Passwords, totp: TotpAdapter): Required<Verifiers> {
  const ownerOf = ({ account }: CheckRequest) => (account === null ? undefined : accounts.get(account)?.owner)
  return {
    password,
    totp,
    passkey: {
      begin: async () => passkey,
      check: async ({ account }, { credential }) => ({
        verdict: account !== null && accounts.get(account)?.passkey && credential === 'mine' ? 'passed' : 'failed',
      }),
    },
    identity: {
      begin: async (request) => (request.method === 'document' ? documents : camera(ownerOf(request) ?? '')),
      check: async ({ account, method }, { face, documents: sent }) => {
        if (method === 'document') return { verdict: sent === 'clear' ? 'pending' : 'failed' }
        return face === undefined || face === 'unclear' ? { verdict: 'failed' } : whose(accounts, face, account)
      },
    },
    answers: {
      begin: async () => questions,
      check: async (request, response) => {
        const owner = ownerOf(request)
        const right = owner === undefined ? undefined : personOf(owner)
        const score = (['opened', 'coin', 'deposit'] as const).filter((name) => response[name] === right?.[name]).length
        return { verdict: 'passed', band: score === 3 ? 'strong' : score === 2 ? 'fair' : 'weak' }
      },
    },
    botCheck: { check: async (_, { token }) => ({ verdict: token === 'person' ? 'passed' : 'failed' }) },
    federated: {
      begin: async ({ provider = 'google' }) => ({ signInAt: provider }),
      check: async ({ provider }, { subject }) => signedInAt(accounts, provider, subject),
    },
  }
}

/** The account whose owner's face it is: the one asked about, or another. */
function whose(
  accounts: DemoAccounts,
  face: string,
  asked: string | null,
): Awaited<ReturnType<IdentityVerifier['check']>> {
  const [match] = accounts.with('face', face)
  if (!match) return { verdict: 'passed', of: 'nobody' }
  return match.id === asked
    ? { verdict: 'passed', of: 'owner' }
    : { verdict: 'passed', of: 'another', account: match.id }
}

/** In earnest the subject comes in a token that the provider has signed. */
function signedInAt(
  accounts: DemoAccounts,
  provider: CheckRequest['provider'],
  subject: string | undefined,
): Awaited<ReturnType<FederatedVerifier['check']>> {
  if (subject === undefined) return { verdict: 'failed' }
  return { verdict: 'passed', account: accounts.with('linked', `${provider}:${subject}`)[0]?.id ?? null }
}
