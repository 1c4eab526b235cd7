import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { totpVerifier } from '../../src/adapters/totp.ts'
import type { CheckRequest } from '../../src/ports/index.ts'

const ask: CheckRequest = { account: 'ada', caseId: 'case-1', flow: 'flow', purpose: 'enrolment' }

describe('the TOTP verifier', () => {
  /** RFC 6238 Appendix B: the ASCII string "12345678901234567890". */
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const key = 'a key for tests, of at least 32 bytes'
  const base = { key, issuer: 'Regain', label: (account: string) => `${account}@example.org` }
  const secrets = { get: async (account: string | null) => (account === 'ada' ? secret : undefined) }
  const totp: CheckRequest = { ...ask, purpose: 'totp' }

  test.each([
    [59, 0x1, '94287082'],
    [1_111_111_109, 0x23523ec, '07081804'],
    [1_111_111_111, 0x23523ed, '14050471'],
    [1_234_567_890, 0x273ef07, '89005924'],
    [2_000_000_000, 0x3f940aa, '69279037'],
    [20_000_000_000, 0x27bc86aa, '65353130'],
  ])('RFC 6238 Appendix B at %d s, of which an authenticator shows the last 6 digits', async (seconds, step, code) => {
    const verifier = totpVerifier({ ...base, secrets, clock: { now: () => seconds * 1000 } })
    expect(await verifier.check(totp, code.slice(2), 'k')).toEqual({ verdict: 'passed', step })
    expect(await verifier.check(totp, code, 'k')).toEqual({ verdict: 'failed' })
  })
  test('past steps: one by default, none when strict', async () => {
    const at = (now: number, pastSteps: 0 | 1) =>
      totpVerifier({ ...base, secrets, clock: { now: () => now }, pastSteps })
    const step = 0x23523ec
    for (const [now, pastSteps, verdict] of [
      [step * 30_000, 0, 'passed'],
      [step * 30_000 + 29_999, 0, 'passed'],
      [step * 30_000 + 30_000, 0, 'failed'],
      [step * 30_000 + 59_999, 1, 'passed'],
      [step * 30_000 + 60_000, 1, 'failed'],
      [step * 30_000 - 1, 1, 'failed'],
    ] as const)
      expect(await at(now, pastSteps).check(totp, '081804', 'k')).toMatchObject({ verdict })
  })
  test('the secret behind a handle is the one that was shown, and stays so', async () => {
    const verifier = totpVerifier({ ...base, secrets })
    const { handle, reveal } = await verifier.prepare(ask, 'case-1/4/0')
    expect(reveal?.secret).toHaveLength(32)
    expect(verifier.secretOf(handle)).toBe(reveal?.secret)
    expect(totpVerifier({ ...base, secrets, key: Buffer.from(key) }).secretOf(handle)).toBe(reveal?.secret)
    expect(() => totpVerifier({ ...base, secrets, key: `${key}!` }).secretOf(handle)).toThrow(
      expect.objectContaining({ code: 'input_invalid' }),
    )
  })
  test('no handle can be made up or altered', async () => {
    const verifier = totpVerifier({ ...base, secrets })
    const { handle } = await verifier.prepare(ask, 'k')
    fc.assert(
      fc.property(fc.nat({ max: 47 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bytes = Buffer.from(handle, 'base64url')
        bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at)
        expect(() => verifier.secretOf(bytes.toString('base64url'))).toThrow('not have a valid form')
      }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 64, maxLength: 64 })), (text) => {
        expect(() => verifier.secretOf(text)).toThrow('not have a valid form')
      }),
    )
  })
  test('account, case and key never run into each other', async () => {
    const verifier = totpVerifier({ ...base, secrets })
    const handles = new Set<string>()
    for (const [account, caseId, key] of [
      ['ab', 'c', 'd'],
      ['a', 'bc', 'd'],
      ['a', 'b', 'cd'],
      ['', 'abc', 'd'],
      [null, 'abc', 'd'],
    ] as const)
      handles.add((await verifier.prepare({ ...ask, account, caseId }, key)).handle)
    expect(handles.size).toBe(5)
  })
  test('the URI is in the Key Uri Format, and a colon in the label parts nothing', async () => {
    const verifier = totpVerifier({ ...base, issuer: 'Ex & Co', label: () => 'tenant:ada ö', secrets })
    const { reveal } = await verifier.prepare(ask, 'k')
    const uri = new URL(reveal?.uri ?? '')
    expect(decodeURIComponent(uri.pathname)).toMatch(/^\/{0,2}(totp\/)?Ex & Co:tenant ada ö$/)
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: reveal?.secret,
      issuer: 'Ex & Co',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
  test('a legacy secret of 16 characters is checked, with blanks and in lower case too', async () => {
    const clock = { now: () => 59_000 }
    for (const stored of ['JBSWY3DPEHPK3PXP', 'jbsw y3dp ehpk 3pxp']) {
      const verifier = totpVerifier({ ...base, secrets: { get: async () => stored }, clock })
      expect(await verifier.check(totp, '996554', 'k')).toEqual({ verdict: 'passed', step: 1 })
    }
  })
  test.each(['', 'JBSWY3DPEHPK3PX', 'not Base32!!!!!!!!!!!!', '1'.repeat(32), 'A'.repeat(300)])(
    'a stored secret that cannot be used is told without repeating it: %.20s',
    async (stored) => {
      const verifier = totpVerifier({ ...base, secrets: { get: async () => stored } })
      const fault: unknown = await verifier.check(totp, '000000', 'k').catch((error: unknown) => error)
      expect(fault).toMatchObject({ code: 'port_failed' })
      if (stored !== '') expect(String(fault)).not.toContain(stored)
    },
  )
  test('a configuration that is unsafe is refused', () => {
    for (const wrong of [{ key: 'short' }, { key: new Uint8Array(31) }, { issuer: 'a:b' }, { issuer: '' }])
      expect(() => totpVerifier({ ...base, secrets, ...wrong })).toThrow(
        expect.objectContaining({ code: 'config_invalid' }),
      )
  })
  test('whatever is typed is an answer, and only the codes of the window pass', async () => {
    const verifier = totpVerifier({ ...base, secrets, clock: { now: () => 1_111_111_111_000 } })
    const steps = new Map([
      ['050471', 0x23523ed],
      ['081804', 0x23523ec],
    ])
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9]{6}$/),
      fc.constantFrom(...steps.keys()),
    )
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const step = steps.get(text)
        const should = step === undefined ? { verdict: 'failed' } : { verdict: 'passed', step }
        expect(await verifier.check(totp, text, 'k')).toEqual(should)
      }),
    )
  })
})
