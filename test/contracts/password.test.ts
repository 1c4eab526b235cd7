import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hashPassword, passwordVerifier } from '../../src/adapters/password.ts'
import type { CheckRequest } from '../../src/ports/index.ts'

/** 4 MiB and a few ms a hash: enough to tell a hash from none. */
const cost = { ln: 12, r: 8, p: 1 }
const ask: CheckRequest = { account: 'ada', caseId: 'case-1', flow: 'flow', purpose: 'password' }
const nobody: CheckRequest = { ...ask, account: null }

describe('the password verifier', async () => {
  const password = 'Correct horse, 电池 stäple'
  const stored = await hashPassword(password, { cost })
  const make = () => passwordVerifier({ hashOf: async (account) => (account === 'ada' ? stored : undefined), cost })

  const over = (hash: string | undefined) => passwordVerifier({ hashOf: async () => hash, cost })

  test('a hash names its parameters, and its salt is fresh', async () => {
    expect(stored).toMatch(/^\$scrypt\$ln=12,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await hashPassword(password, { cost })).not.toBe(stored)
  })
  test('without a word about cost a hash is OWASP’s', async () => {
    const hash = await hashPassword(password)
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/)
    expect(await over(hash).check(ask, password, 'k')).toEqual({ verdict: 'passed' })
  })
  test('RFC 7914 12, third vector', async () => {
    const hash = Buffer.from(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
      'hex',
    )
    const text = `$scrypt$ln=14,r=8,p=1$${b64(Buffer.from('SodiumChloride'))}$${b64(hash)}`
    expect(await over(text).check(ask, 'pleaseletmein', 'k')).toEqual({ verdict: 'passed' })
    expect(await over(text).check(ask, 'pleaseletmeout', 'k')).toEqual({ verdict: 'failed' })
  })
  test('composed and decomposed letters are one password, compatible ones are not (NFC)', async () => {
    expect(await make().check(ask, password.normalize('NFD'), 'k')).toEqual({ verdict: 'passed' })
    const ligature = over(await hashPassword('ﬁne password', { cost }))
    expect(await ligature.check(ask, 'fine password', 'k')).toEqual({ verdict: 'failed' })
  })
  test('an empty, overlong or broken password has no hash', async () => {
    for (const text of ['', 'a'.repeat(1025), 'a\ud800', 'a\0'])
      await expect(hashPassword(text, { cost })).rejects.toMatchObject({ code: 'input_invalid' })
    const long = 'ä'.repeat(1024)
    expect(await over(await hashPassword(long, { cost })).check(ask, long, 'k')).toEqual({ verdict: 'passed' })
  })
  const tail = stored.slice(stored.indexOf('$', 10))
  test.each([
    '',
    'plain',
    `$scrypt$ln=31,r=8,p=1${tail}`,
    `$scrypt$ln=18,r=32,p=1${tail}`,
    `$scrypt$ln=12,r=8,p=999${tail}`,
    `$scrypt$ln=0,r=8,p=1${tail}`,
    `$scrypt$ln=12,r=0,p=1${tail}`,
    `$scrypt$ln=12,r=8,p=1$$`,
    `$argon2id$v=19$m=65536,t=2,p=1${tail}`,
    `${stored}$more`,
    `$scrypt$ln=12,r=8,p=1${tail}`.repeat(1000),
  ])('a stored hash that is absurd fails: %.30s', async (hash) => {
    expect(await over(hash).check(ask, password, 'k')).toEqual({ verdict: 'failed' })
  })
  test('an absurd cost is refused', () => {
    for (const absurd of [
      { ln: 30, r: 8, p: 1 },
      { ln: 12, r: 8, p: 1.5 },
      { ln: Number.NaN, r: 8, p: 1 },
      { ln: 16, r: 1, p: 1 },
    ])
      expect(() => passwordVerifier({ hashOf: async () => undefined, cost: absurd })).toThrow(
        expect.objectContaining({ code: 'config_invalid' }),
      )
  })
  test('4 hashes run, 64 wait, the next one is refused, and the queue recovers', async () => {
    const light = { ln: 4, r: 8, p: 1 }
    const all = await Promise.allSettled(Array.from({ length: 75 }, () => hashPassword('a', { cost: light })))
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(75 - 68)
    expect(all.slice(0, 68).every(({ status }) => status === 'fulfilled')).toBe(true)
    const again = await Promise.allSettled(Array.from({ length: 68 }, () => hashPassword('a', { cost: light })))
    expect(again.every(({ status }) => status === 'fulfilled')).toBe(true)
  })
  test('whatever is typed, only the password passes', async () => {
    const light = { ln: 4, r: 8, p: 1 }
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0')),
        fc.string({ unit: 'binary' }),
        async (right, typed) => {
          const hash = await hashPassword(right, { cost: light })
          const verifier = passwordVerifier({ hashOf: async () => hash, cost: light })
          const should = right.normalize('NFC') === typed.normalize('NFC') ? 'passed' : 'failed'
          expect(await verifier.check(ask, typed, 'k')).toEqual({ verdict: should })
          expect(await verifier.check(ask, right, 'k')).toEqual({ verdict: 'passed' })
          expect(await verifier.check(nobody, right, 'k')).toEqual({ verdict: 'failed' })
        },
      ),
      { numRuns: 50 },
    )
  })
})

function b64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
