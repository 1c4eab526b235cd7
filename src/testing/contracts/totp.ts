import { createHmac } from 'node:crypto'
import type { Clock } from '../../ports/clock.ts'
import type { CheckRequest, TotpVerifier } from '../../ports/verifier.ts'
import { check, same } from './check.ts'
import { answered, type Contract, flipped, likeWork, malformed, type Workable } from './comparing.ts'

export interface TotpContractOptions extends Workable {
  /** A verifier on this clock, afresh: what a sentence does must not be seen by the next. */
  make(clock: Clock): TotpVerifier | Promise<TotpVerifier>
  /** An account the verifier knows, and the bytes of its secret: SHA-1, 6 digits, steps of 30 s. */
  readonly account: string
  readonly secret: Uint8Array
  /** Another account. */
  readonly other: string
}

const stepMs = 30_000

/** What a TOTP verifier must keep. Needs no test runner: each `run` throws, or does not. */
export function totpContract(options: TotpContractOptions): Contract {
  const { account, other, secret } = options
  const request: CheckRequest = { account, caseId: 'case-1', flow: 'flow', purpose: 'totp' }
  const enrolment: CheckRequest = { ...request, purpose: 'enrolment' }
  const nobody: CheckRequest = { ...request, account: null }
  const step = 58_000_000
  const time = { now: step * stepMs + 10_000 }
  const clock: Clock = { now: () => time.now }
  const code = (at = step, of = secret) => codeOf(of, at)
  const failed = { verdict: 'failed' } as const

  const sentence = (name: string, body: (verifier: TotpVerifier) => Promise<void>) => ({
    name,
    async run() {
      time.now = step * stepMs + 10_000
      await body(await options.make(clock))
    },
  })
  const prepared = async (verifier: TotpVerifier, of: CheckRequest, key: string) => {
    const { handle, reveal } = await verifier.prepare(of, key)
    check(reveal !== undefined, 'A new secret is shown once.')
    return { handle, reveal, bytes: fromBase32(reveal.secret) }
  }

  return [
    sentence('the code of this step passes and names the step', async (verifier) => {
      same(await verifier.check(request, code(), 'k'), { verdict: 'passed', step }, 'The code of now passes.')
    }),
    sentence('a code accepted again names the same step, and dies soon', async (verifier) => {
      for (const seconds of [0, 19, 20, 49]) {
        time.now = step * stepMs + 10_000 + seconds * 1000
        const verdict = await verifier.check(request, code(), 'k')
        if (verdict.verdict === 'passed') same(verdict.step, step, 'The step is the code’s, not the clock’s.')
        else check(seconds > 19, 'A code lives as long as its step.')
      }
      time.now = (step + 2) * stepMs
      same(await verifier.check(request, code(), 'k'), failed, 'One step of delay at most (RFC 6238 5.2).')
    }),
    sentence('a code of a step to come fails', async (verifier) => {
      same(await verifier.check(request, code(step + 1), 'k'), failed, 'A code of the next step fails.')
    }),
    sentence('a wrong code fails', async (verifier) => {
      const near = new Set([-1, 0, 1].map((delta) => code(step + delta)))
      const wrong = ['000000', '123456', '999999', flipped(code())].filter((text) => !near.has(text))
      for (const text of wrong) same(await verifier.check(request, text, 'k'), failed, 'A wrong code fails.')
    }),
    sentence('a malformed response fails and never throws', async (verifier) => {
      for (const text of [...malformed, `${code()}0`, code().slice(1), `+${code().slice(1)}`])
        for (const of of [request, nobody, enrolment])
          same(await answered(verifier.check(of, text, 'k')), 'failed', 'A malformed response fails.')
    }),
    sentence('an account nobody has fails, after as much work', async (verifier) => {
      same(await answered(verifier.check(nobody, code(), 'k')), 'failed', 'Nobody’s code is right.')
      same(
        await answered(verifier.check({ ...request, account: other }, code(), 'k')),
        'failed',
        'A code is good for its account.',
      )
      await likeWork(
        options,
        () => verifier.check(request, '000000', 'k'),
        () => verifier.check(nobody, '000000', 'k'),
      )
    }),
    sentence('the same key gives the same answer', async (verifier) => {
      for (const text of [code(), '000000']) {
        const first = await verifier.check(request, text, 'k')
        same(await verifier.check(request, text, 'k'), first, 'A check that is asked again answers the same.')
      }
      const first = await verifier.prepare(enrolment, 'k')
      same(await verifier.prepare(enrolment, 'k'), first, 'A secret that is asked for again is the same.')
      same(await (await options.make(clock)).prepare(enrolment, 'k'), first, 'So it is after a restart.')
    }),
    sentence('another key, account or case gives another secret and handle', async (verifier) => {
      const all = [
        await prepared(verifier, enrolment, 'k'),
        await prepared(verifier, enrolment, 'k2'),
        await prepared(verifier, { ...enrolment, account: other }, 'k'),
        await prepared(verifier, { ...enrolment, caseId: 'case-2' }, 'k'),
      ]
      same(new Set(all.map(({ handle }) => handle)).size, all.length, 'Each handle is its own.')
      same(new Set(all.map(({ reveal }) => reveal.secret)).size, all.length, 'Each secret is its own.')
    }),
    sentence('a new secret is long enough, and not in its handle', async (verifier) => {
      const { handle, reveal, bytes } = await prepared(verifier, enrolment, 'k')
      check(bytes.length >= 20, 'A new secret has 160 bits (RFC 4226 4, R6).')
      check(reveal.uri.startsWith('otpauth://totp/'), 'The URI is for an authenticator.')
      same(new URL(reveal.uri).searchParams.get('secret'), reveal.secret, 'The URI carries the secret.')
      const forms = [Buffer.from(bytes).toString('hex'), Buffer.from(bytes).toString('base64url'), reveal.secret]
      check(!forms.some((form) => handle.toLowerCase().includes(form.toLowerCase())), 'A handle is not a secret.')
    }),
    sentence(
      'a code of the new secret passes with its handle, account and case, and with no other',
      async (verifier) => {
        const { handle, bytes } = await prepared(verifier, enrolment, 'k')
        const { handle: foreign } = await prepared(verifier, { ...enrolment, account: other }, 'k')
        const { handle: later } = await prepared(verifier, enrolment, 'k2')
        const text = code(step, bytes)
        const own = { ...enrolment, handle }
        same(await verifier.check(own, text, 'k'), { verdict: 'passed', step }, 'The new authenticator is confirmed.')
        const others: readonly CheckRequest[] = [
          enrolment,
          { ...own, account: other },
          { ...own, account: null },
          { ...own, caseId: 'case-2' },
          { ...enrolment, handle: foreign },
          { ...enrolment, handle: later },
          { ...enrolment, handle: '' },
          { ...enrolment, handle: handle.slice(1) },
          { ...enrolment, handle: `${handle}A` },
          { ...enrolment, handle: flipped(handle) },
        ]
        for (const of of others) same(await answered(verifier.check(of, text, 'k')), 'failed', 'Nothing else takes it.')
        const theirs = { ...enrolment, account: other, handle: foreign }
        same(await answered(verifier.check(theirs, text, 'k')), 'failed', 'Another’s secret is another’s.')
      },
    ),
    sentence('the old secret does not enrol, the pending one does not sign in', async (verifier) => {
      const { handle, bytes } = await prepared(verifier, enrolment, 'k')
      same(await verifier.check({ ...enrolment, handle }, code(), 'k'), failed, 'The old authenticator does not enrol.')
      same(
        await verifier.check({ ...request, handle }, code(step, bytes), 'k'),
        failed,
        'A pending one proves nothing.',
      )
    }),
  ]
}

/** RFC 4226 5.3, told apart from what an adapter uses so that the two check each other. */
function codeOf(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const hash = createHmac('sha1', secret).update(counter).digest()
  const number = hash.readUInt32BE(hash.readUInt8(19) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

function fromBase32(text: string): Uint8Array {
  check(/^[A-Z2-7]+$/.test(text), 'A secret is shown in Base32 (RFC 4648 6).')
  const bits = [...text].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
}
