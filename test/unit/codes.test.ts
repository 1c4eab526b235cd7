import { HOTP, Secret } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { type CodeOf, codeOf } from '../../src/recovery/codes.ts'
import { Keys } from '../../src/recovery/keys.ts'

const [old, young] = ['an old secret of 32 bytes and more', 'a new secret of 32 bytes and more']
const keys = new Keys('realm', [old])
const issue: CodeOf = { caseId: 'case', kind: 'email', to: 'current', nonce: 'nonce', keyId: keys.newestId }

describe('a code', () => {
  it('is HOTP (RFC 4226) of the key of its issue', () => {
    for (let at = 0; at < 50; at++) {
      const each = { ...issue, nonce: `nonce ${at}` }
      const key = keys.macUnder(each.keyId, 'otp', 'case', 'email', 'current', each.nonce)
      if (!key) throw new Error('no key')
      const secret = new Secret({ buffer: Uint8Array.from(key).buffer })
      expect(codeOf(keys, each)).toBe(HOTP.generate({ secret, counter: 0, algorithm: 'SHA1', digits: 6 }))
    }
  })
  it('is the same whenever it is asked for', () => {
    expect(codeOf(keys, issue)).toBe(codeOf(new Keys('realm', [old]), issue))
    expect(codeOf(keys, issue)).toMatch(/^\d{6}$/)
  })
  it('is of one case, kind, receiver and issue', () => {
    const codes = [
      issue,
      { ...issue, caseId: 'other' },
      { ...issue, kind: 'phone' },
      { ...issue, to: 'replacement' },
      { ...issue, nonce: 'another' },
    ].map((each) => codeOf(keys, each))
    expect(new Set(codes).size).toBe(codes.length)
  })
  it('outlives a rotation of the secret, and not its end', () => {
    expect(codeOf(new Keys('realm', [young, old]), issue)).toBe(codeOf(keys, issue))
    expect(codeOf(new Keys('realm', [young]), issue)).toBeUndefined()
  })
  it('takes every digit in every place, leading zeros too', () => {
    const places = Array.from({ length: 6 }, () => new Set<string>())
    for (let at = 0; at < 2_000; at++)
      for (const [place, digit] of [...(codeOf(keys, { ...issue, nonce: String(at) }) ?? '')].entries())
        places[place]?.add(digit)
    expect(places.map((digits) => digits.size)).toEqual(Array(6).fill(10))
  })
})
