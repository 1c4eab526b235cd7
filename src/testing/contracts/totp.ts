import { createHmac } from 'node:crypto'
import type { CheckRequest, TotpVerifier } from '../../ports/verifier.ts'
import { check, equal, same } from './check.ts'
import { answered, flipped, likeWork, malformed, type Workable } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface TotpBench extends Bench, Workable {
  readonly totp: TotpVerifier
  /** An account that the verifier knows, and the bytes of its secret: SHA-1, 6 digits, steps of 30 s. */
  readonly account: string
  readonly secret: Uint8Array
  /** Another account. */
  readonly other: string
  /** From now on it is `now` (ms since 1970). */
  at(now: number): void
  /** The same verifier in another process; without it nothing is said about that. */
  restart?(): TotpVerifier | Promise<TotpVerifier>
}

const stepMs = 30_000
const step = 58_000_000
const failed = { verdict: 'failed' } as const

/** Somebody with the account's authenticator, ten seconds into a step. */
class Asker {
  readonly bench: TotpBench
  readonly request: CheckRequest
  readonly enrolment: CheckRequest
  readonly nobody: CheckRequest
  #asked = 0
  constructor(bench: TotpBench) {
    this.bench = bench
    this.request = { account: bench.account, caseId: 'case-1', flow: 'flow', purpose: 'totp' }
    this.enrolment = { ...this.request, purpose: 'enrolment' }
    this.nobody = { ...this.request, account: null }
    this.into(10)
  }
  /** Seconds into the step. */
  into(seconds: number): void {
    this.bench.at(step * stepMs + seconds * 1000)
  }
  code(at = step, of = this.bench.secret): string {
    return codeOf(of, at)
  }
  /** Every check under a key of its own: one key is one command. */
  check(request: CheckRequest, text: string): ReturnType<TotpVerifier['check']> {
    this.#asked += 1
    return this.bench.totp.check(request, text, `key ${this.#asked}`)
  }
  async prepare(request: CheckRequest, key: string) {
    const { handle, reveal } = await this.bench.totp.prepare(request, key)
    check(reveal !== undefined, 'A new secret is shown once.')
    return { handle, reveal, bytes: fromBase32(reveal.secret) }
  }
}
const sentence = (name: string, test: (asker: Asker) => Promise<void>) => ({
  name,
  test: (bench: TotpBench) => test(new Asker(bench)),
})

/** What a TOTP verifier promises. */
export const totpContract = (options: ContractOptions<TotpBench>): Contract =>
  contractOf(options, [
    sentence('the code of this step passes and names the step', async (asker) => {
      same(await asker.check(asker.request, asker.code()), { verdict: 'passed', step }, 'The code of now passes.')
    }),
    sentence('a code accepted again names the same step, and dies soon', async (asker) => {
      for (const seconds of [0, 19, 20, 49]) {
        asker.into(10 + seconds)
        const verdict = await asker.check(asker.request, asker.code())
        if (verdict.verdict === 'passed') same(verdict.step, step, 'The step is the code’s, not the clock’s.')
        else check(seconds > 19, 'A code lives as long as its step.')
      }
      asker.into(60)
      same(await asker.check(asker.request, asker.code()), failed, 'One step of delay at most (RFC 6238 5.2).')
    }),
    sentence('a code of a step to come fails', async (asker) => {
      same(await asker.check(asker.request, asker.code(step + 1)), failed, 'A code of the next step fails.')
    }),
    sentence('a wrong code fails', async (asker) => {
      const near = new Set([-1, 0, 1].map((delta) => asker.code(step + delta)))
      const wrong = ['000000', '123456', '999999', flipped(asker.code())].filter((text) => !near.has(text))
      for (const text of wrong) same(await asker.check(asker.request, text), failed, 'A wrong code fails.')
    }),
    sentence('a malformed response fails and never throws', async (asker) => {
      const code = asker.code()
      for (const text of [...malformed, `${code}0`, code.slice(1), `+${code.slice(1)}`])
        for (const request of [asker.request, asker.nobody, asker.enrolment])
          same(await answered(asker.check(request, text)), 'failed', 'A malformed response fails.')
    }),
    sentence('an account nobody has fails, after as much work', async (asker) => {
      const { bench, request, nobody } = asker
      same(await answered(asker.check(nobody, asker.code())), 'failed', 'Nobody’s code is right.')
      const others = { ...request, account: bench.other }
      same(await answered(asker.check(others, asker.code())), 'failed', 'A code is good for its account.')
      await likeWork(
        bench,
        () => asker.check(request, '000000'),
        () => asker.check(nobody, '000000'),
      )
    }),
    sentence('the same key gives the same answer', async (asker) => {
      const { bench, request, enrolment } = asker
      for (const text of [asker.code(), '000000']) {
        const first = await bench.totp.check(request, text, `of ${text}`)
        same(await bench.totp.check(request, text, `of ${text}`), first, 'A check asked again answers the same.')
      }
      const first = await bench.totp.prepare(enrolment, 'k')
      check(equal(await bench.totp.prepare(enrolment, 'k'), first), 'A secret that is asked for again is the same.')
      if (!bench.restart) return
      const again = await bench.restart()
      check(equal(await again.prepare(enrolment, 'k'), first), 'So it is after a restart.')
    }),
    sentence('another key, account or case gives another secret and handle', async (asker) => {
      const { bench, enrolment } = asker
      const all = [
        await asker.prepare(enrolment, 'k'),
        await asker.prepare(enrolment, 'k2'),
        await asker.prepare({ ...enrolment, account: bench.other }, 'k'),
        await asker.prepare({ ...enrolment, caseId: 'case-2' }, 'k'),
      ]
      same(new Set(all.map(({ handle }) => handle)).size, all.length, 'Each handle is its own.')
      same(new Set(all.map(({ reveal }) => reveal.secret)).size, all.length, 'Each secret is its own.')
    }),
    sentence('a new secret is long enough, and not in its handle', async (asker) => {
      const { handle, reveal, bytes } = await asker.prepare(asker.enrolment, 'k')
      check(bytes.length >= 20, 'A new secret has 160 bits (RFC 4226 4, R6).')
      check(reveal.uri.startsWith('otpauth://totp/'), 'The URI is for an authenticator.')
      check(new URL(reveal.uri).searchParams.get('secret') === reveal.secret, 'The URI carries the secret.')
      const forms = [Buffer.from(bytes).toString('hex'), Buffer.from(bytes).toString('base64url'), reveal.secret]
      check(!forms.some((form) => handle.toLowerCase().includes(form.toLowerCase())), 'A handle is not a secret.')
    }),
    sentence('a code of the new secret passes with its handle, account and case, and with no other', async (asker) => {
      const { enrolment } = asker
      const { other } = asker.bench
      const { handle, bytes } = await asker.prepare(enrolment, 'k')
      const { handle: foreign } = await asker.prepare({ ...enrolment, account: other }, 'k')
      const { handle: later } = await asker.prepare(enrolment, 'k2')
      const text = asker.code(step, bytes)
      const own = { ...enrolment, handle }
      same(await asker.check(own, text), { verdict: 'passed', step }, 'The new authenticator is confirmed.')
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
      for (const request of others) same(await answered(asker.check(request, text)), 'failed', 'Nothing else takes it.')
      const theirs = { ...enrolment, account: other, handle: foreign }
      same(await answered(asker.check(theirs, text)), 'failed', 'Another’s secret is another’s.')
    }),
    sentence('the old secret does not enrol, the pending one does not sign in', async (asker) => {
      const { enrolment, request } = asker
      const { handle, bytes } = await asker.prepare(enrolment, 'k')
      same(await asker.check({ ...enrolment, handle }, asker.code()), failed, 'The old one does not enrol.')
      const pending = asker.code(step, bytes)
      same(await asker.check({ ...request, handle }, pending), failed, 'A pending one proves nothing.')
    }),
  ])

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
