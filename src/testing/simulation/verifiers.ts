import { type TotpAdapter, totpVerifier } from '../../adapters/totp.ts'
import type { CheckRequest, Verdict, Verifiers } from '../../ports/verifier.ts'
import { Recent } from '../../recent.ts'
import type { SimulatedAccount } from './host.ts'

export interface SimulatedVerifiersOptions {
  /** The accounts of the simulated host. */
  readonly accounts: ReadonlyMap<string, SimulatedAccount>
  readonly now: () => number
  /** What every check passes through first: throw or wait here. */
  readonly interfere: (port: string, key: string) => Promise<void> | void
  /** New passwords by their handles, until the change is made. */
  readonly passwords?: Map<string, string>
}
/** Documents that wait for people to look at them. */
export interface Waiting {
  readonly request: string
}
export interface SimulatedVerifiers extends Required<Verifiers> {
  readonly totp: TotpAdapter
  /** What the account keeps in place of a handle that was prepared. Throws when none was. */
  secretOf(handle: string): string
  /** How many accounts were looked up so far. */
  readonly lookUps: () => number
  /** The documents that wait; they are taken off the pile. */
  takeWaiting(): readonly Waiting[]
}

type Response = Readonly<Record<string, string>>
/** What secrets under preparation are derived from. */
export const enrolmentKey = 'a key for enrolments in simulations, 32 bytes and more'
/** Long enough for any retry, and no longer, so that a long simulation does not fill the memory. */
const kept = 10_000

interface Begun {
  readonly request: CheckRequest
  used: boolean
}
/** Challenges that were begun, each for one request and answered once. */
class Challenges {
  readonly #begun = new Recent<Begun>(kept)
  begin(request: CheckRequest, key: string): string {
    const challenge = `${request.purpose} challenge ${key}`
    if (!this.#begun.get(challenge)) this.#begun.set(challenge, { request, used: false })
    return challenge
  }
  /** The challenge that is answered; `undefined` when it is another's, used or none. */
  of(request: CheckRequest, response: Response): Begun | undefined {
    const begun = this.#begun.get(response['challenge'] ?? '')
    const own = (['account', 'caseId', 'purpose', 'method', 'provider'] as const).every(
      (name) => begun?.request[name] === request[name],
    )
    return own && begun?.used === false ? begun : undefined
  }
}

/** One answer per key, as every check promises. */
function once<V extends Verdict>(
  check: (request: CheckRequest, response: Response, key: string) => Promise<V>,
): (request: CheckRequest, response: Response, key: string) => Promise<V> {
  const known = new Recent<V>(kept)
  return async (request, response, key) => {
    const verdict = known.get(key) ?? (await check(request, response, key))
    known.set(key, verdict)
    return verdict
  }
}
const failed = { verdict: 'failed' } as const
const passed = { verdict: 'passed' } as const

/**
 * Honest verifiers over the simulated host's accounts. A device answers a challenge by naming it: `{ challenge, credential }` of a passkey,
 * `{ challenge, face }` of a camera, `{ challenge, papers }`, `{ challenge, user }` of a sign-in elsewhere, `{ band }` of somebody who answers
 * questions that well, `{ token: '[…]', person: 'yes' }` of a widget.
 */
export function simulatedVerifiers({
  accounts,
  now,
  interfere,
  passwords = new Map(),
}: SimulatedVerifiersOptions): SimulatedVerifiers {
  let lookUps = 0
  const find = (account: string | null): SimulatedAccount | undefined => {
    lookUps += 1
    return accounts.get(account ?? '')
  }
  const search = (test: (account: SimulatedAccount) => boolean): string | undefined =>
    [...accounts.values()].find(test)?.id
  const challenges = new Challenges()
  const tokens = new Recent<true>(kept)
  const waiting: Waiting[] = []
  const totp = totpVerifier({
    secrets: { get: async (account) => find(account)?.totp },
    key: enrolmentKey,
    issuer: 'Simulated',
    label: (account) => account,
    clock: { now },
  })
  return {
    totp: {
      secretOf: (handle) => totp.secretOf(handle),
      async check(request, code, key) {
        await interfere('totp', key)
        return totp.check(request, code, key)
      },
      async prepare(request, key) {
        await interfere('enrolment', key)
        return totp.prepare(request, key)
      },
    },
    password: {
      async check({ account }, password, key) {
        await interfere('password', key)
        return find(account)?.password === password ? passed : failed
      },
      async prepare({ account }, password, key) {
        await interfere('newPassword', key)
        if (password.length < 8) return { refused: 'weak' }
        if (find(account)?.password === password) return { refused: 'same' }
        passwords.set(key, password)
        return { handle: key }
      },
    },
    passkey: {
      begin: async (request, key) => ({ challenge: challenges.begin(request, key) }),
      check: once(async (request, response, key) => {
        await interfere('passkey', key)
        const begun = challenges.of(request, response)
        const known = find(request.account)?.passkey
        if (!begun || known === undefined || known !== response['credential']) return failed
        begun.used = true
        return passed
      }),
    },
    identity: {
      begin: async (request, key) => ({
        url: 'https://identity.example',
        request: request.request ?? '',
        challenge: challenges.begin(request, key),
      }),
      check: once(async (request, response, key) => {
        await interfere('identity', key)
        const begun = challenges.of(request, response)
        const { face, papers } = response
        if (!begun) return failed
        if (request.method === 'document' && papers !== undefined && papers !== '') {
          begun.used = true
          waiting.push({ request: begun.request.request ?? '' })
          return { verdict: 'pending' }
        }
        if (face === undefined || face === '' || face === 'unclear') return failed
        begun.used = true
        if (find(request.account)?.face === face) return { ...passed, of: 'owner' }
        const account = search((each) => each.face === face)
        return account === undefined ? { ...passed, of: 'nobody' } : { ...passed, of: 'another', account }
      }),
    },
    botCheck: {
      check: once(async (_, { person, token = '' }, key) => {
        await interfere('botCheck', key)
        if (person !== 'yes' || !/^\[.+\]$/.test(token) || tokens.get(token)) return failed
        tokens.set(token, true)
        return passed
      }),
    },
    federated: {
      begin: async (request, key) => ({
        url: `https://${request.provider ?? ''}.example`,
        state: request.request ?? '',
        challenge: challenges.begin(request, key),
      }),
      check: once(async (request, response, key) => {
        await interfere('federated', key)
        const begun = challenges.of(request, response)
        const { user } = response
        if (!begun || user === undefined || user === '') return failed
        begun.used = true
        const name = `${request.provider ?? ''}:${user}`
        return { ...passed, account: search((each) => each.linked?.includes(name) ?? false) ?? null }
      }),
    },
    answers: {
      begin: async () => ({ questions: ['When was the account opened?', 'What was your last trade?'] }),
      check: once(async ({ account }, { band }, key) => {
        await interfere('answers', key)
        const known = find(account)
        if (band !== 'strong' && band !== 'fair' && band !== 'weak') return failed
        return { ...passed, band: known ? band : 'weak' }
      }),
    },
    secretOf: (handle) => passwords.get(handle) ?? totp.secretOf(handle),
    lookUps: () => lookUps,
    takeWaiting: () => waiting.splice(0),
  }
}

/**
 * The same for people whose device answers at once whatever is put before it: a response that names no challenge or token answers one of its
 * own. So people of a simulation need not carry challenges about, and a world that begins on an old storage can go on.
 */
export function answeringAtOnce(verifiers: SimulatedVerifiers): Required<Verifiers> {
  const { passkey, identity, federated, botCheck } = verifiers
  const own = async (
    begins: { begin(request: CheckRequest, key: string): Promise<Readonly<Record<string, unknown>>> },
    request: CheckRequest,
    response: Response,
    key: string,
  ): Promise<Response> => {
    const { challenge } = await begins.begin(request, `${key} at once`)
    return { ...(typeof challenge === 'string' ? { challenge } : {}), ...response }
  }
  return {
    ...verifiers,
    passkey: {
      begin: passkey.begin,
      check: async (request, response, key) => passkey.check(request, await own(passkey, request, response, key), key),
    },
    identity: {
      begin: identity.begin,
      check: async (request, response, key) =>
        identity.check(request, await own(identity, request, response, key), key),
    },
    federated: {
      begin: federated.begin,
      check: async (request, response, key) =>
        federated.check(request, await own(federated, request, response, key), key),
    },
    botCheck: { check: (request, response, key) => botCheck.check(request, { token: `[${key}]`, ...response }, key) },
  }
}
