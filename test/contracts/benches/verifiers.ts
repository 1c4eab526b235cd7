import { DemoAccounts } from '../../../examples/demo/accounts.ts'
import { DemoFile } from '../../../examples/demo/file.ts'
import { Passwords } from '../../../examples/demo/passwords.ts'
import { hashPassword, passwordVerifier } from '../../../src/adapters/password.ts'
import { totpVerifier } from '../../../src/adapters/totp.ts'
import type { Challenge } from '../../../src/ports/verifier.ts'
import type { AnswersBench } from '../../../src/testing/contracts/answers.ts'
import type { BotCheckBench } from '../../../src/testing/contracts/botCheck.ts'
import type { FederatedBench } from '../../../src/testing/contracts/federated.ts'
import type { IdentityBench, Someone } from '../../../src/testing/contracts/identity.ts'
import type { PasskeyBench } from '../../../src/testing/contracts/passkey.ts'
import type { PasswordBench } from '../../../src/testing/contracts/password.ts'
import type { TotpBench } from '../../../src/testing/contracts/totp.ts'
import { folder } from './folder.ts'
import { simulatedWorld } from './simulated.ts'

type Benches<B> = Readonly<Record<string, () => B | Promise<B>>>

/** RFC 6238 Appendix B: the ASCII string "12345678901234567890". */
const key = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const bytes = Buffer.from('12345678901234567890')

function simulated() {
  const world = simulatedWorld()
  const { host, verifiers } = world
  const password = 'correct horse battery'
  host.add({
    id: 'ada',
    password,
    totp: key,
    passkey: 'credential of ada',
    face: 'face of ada',
    linked: ['google:ada'],
  })
  host.add({ id: 'eve', password: 'of eve', passkey: 'credential of eve', face: 'face of eve' })
  return { world, verifiers, account: 'ada', other: 'eve', right: password, work: verifiers.lookUps }
}
const named = ({ challenge }: Challenge): string => (typeof challenge === 'string' ? challenge : '')

/** 1 MiB and a millisecond a hash: enough to tell a hash from none. */
const cost = { ln: 11, r: 8, p: 1 }
const right = 'Correct horse, 电池 stäple'
const hash = await hashPassword(right, { cost })
const words = { fresh: 'a wholly new sentence', weak: 'short' }

async function demoPasswords(): Promise<PasswordBench> {
  const { file: path, remove } = folder()
  const file = await DemoFile.open(path)
  const accounts = new DemoAccounts(file, () => '')
  file.run(
    `INSERT INTO demo_accounts (id, owner, password, email, isReset, coins, frozen, closed, revision, heldUntil)
     VALUES ('ada', 'ada', ?, 'ada@example.org', 0, 0, 0, 0, 1, 0)`,
    hash,
  )
  return {
    password: new Passwords(file, accounts, cost),
    account: 'ada',
    right,
    ...words,
    async close() {
      await file.close()
      remove()
    },
  }
}
export const passwords = {
  scrypt: () => ({
    password: passwordVerifier({ hashOf: async (account) => (account === 'ada' ? hash : undefined), cost }),
    account: 'ada',
    right,
  }),
  'of the demo': demoPasswords,
  simulated() {
    const { verifiers, ...bench } = simulated()
    return { ...bench, ...words, password: verifiers.password }
  },
} satisfies Benches<PasswordBench>

const totpOf = (pastSteps: 0 | 1) => (): TotpBench => {
  let [now, lookUps] = [0, 0]
  const make = () =>
    totpVerifier({
      secrets: {
        async get(account) {
          lookUps += 1
          return account === 'ada' ? key : undefined
        },
      },
      key: 'a key of this bench that has 32 bytes or more',
      issuer: 'Bench',
      label: (account) => account,
      clock: { now: () => now },
      pastSteps,
    })
  const at = (time: number) => {
    now = time
  }
  return { totp: make(), restart: make, account: 'ada', other: 'eve', secret: bytes, at, work: () => lookUps }
}
export const totps = {
  'one step late': totpOf(1),
  strict: totpOf(0),
  simulated() {
    const { world, verifiers, ...bench } = simulated()
    const at = (now: number) => {
      world.now = now
    }
    return { ...bench, totp: verifiers.totp, secret: bytes, at }
  },
} satisfies Benches<TotpBench>

export const passkeys = {
  simulated() {
    const { world, verifiers, ...bench } = simulated()
    const sign = (account: string, challenge: Challenge) => ({
      challenge: named(challenge),
      credential: world.host.get(account).passkey ?? '',
    })
    return { ...bench, passkey: verifiers.passkey, sign }
  },
} satisfies Benches<PasskeyBench>

const faces: Readonly<Record<Someone, string>> = {
  owner: 'face of ada',
  another: 'face of eve',
  stranger: 'face of nobody',
  unclear: 'unclear',
}
export const identities = {
  simulated() {
    const { verifiers, ...bench } = simulated()
    return {
      ...bench,
      identity: verifiers.identity,
      look: (who, challenge) => ({ challenge: named(challenge), face: faces[who] }),
      send: (_, challenge) => ({ challenge: named(challenge), papers: 'a scan' }),
      settle: () => verifiers.takeWaiting().map(({ request }) => request),
    }
  },
} satisfies Benches<IdentityBench>

const users = { owner: { user: 'ada' }, unlinked: { user: 'someone' }, nobody: {} }
export const sites = {
  simulated() {
    const { verifiers, ...bench } = simulated()
    return {
      ...bench,
      federated: verifiers.federated,
      provider: 'google',
      signIn: (who, challenge) => ({ challenge: named(challenge), ...users[who] }),
    }
  },
} satisfies Benches<FederatedBench>

export const quizzes = {
  simulated() {
    const { verifiers, ...bench } = simulated()
    return { ...bench, answers: verifiers.answers, answer: (band) => ({ band }) }
  },
} satisfies Benches<AnswersBench>

export const widgets = {
  simulated() {
    const { botCheck } = simulated().verifiers
    let given = 0
    return { botCheck, token: (who) => ({ token: `[${given++}]`, person: who === 'person' ? 'yes' : 'no' }) }
  },
} satisfies Benches<BotCheckBench>
