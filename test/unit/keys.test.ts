import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digest, equal, fields, Keys } from '../../src/recovery/keys.ts'

const [old, young] = ['an old secret of 32 bytes and more', 'a new secret of 32 bytes and more']
const purposes = ['ticket', 'otp', 'contact', 'seal', 'notice', 'decoy', 'command'] as const

describe('keys', () => {
  it('of each purpose are their own', () => {
    const keys = new Keys('realm', [old])
    expect(new Set(purposes.map((purpose) => keys.mac(purpose, 'same'))).size).toBe(purposes.length)
  })
  it('of each realm and each secret are their own', () => {
    const macs = [new Keys('one', [old]), new Keys('two', [old]), new Keys('one', [young])].map((keys) =>
      keys.mac('contact', 'same'),
    )
    expect(new Set(macs).size).toBe(3)
    expect(
      new Set([new Keys('one', [old]).newestId, new Keys('two', [old]).newestId, new Keys('one', [young]).newestId])
        .size,
    ).toBe(3)
  })
  it('are the same from text and from bytes', () => {
    expect(new Keys('realm', [Buffer.from(old)]).mac('notice', 'a')).toBe(new Keys('realm', [old]).mac('notice', 'a'))
  })
  it('take their fields apart: no two lists give the same bytes', () =>
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 4 }), fc.array(fc.string(), { maxLength: 4 }), (one, two) => {
        const alike =
          one.length === two.length && one.every((part, at) => Buffer.from(part).equals(Buffer.from(two[at] ?? '')))
        expect(fields(...one).equals(fields(...two))).toBe(alike)
      }),
    ))
  it('under a secret that is gone make nothing', () => {
    expect(new Keys('realm', [young]).macUnder(new Keys('realm', [old]).newestId, 'otp', 'x')).toBeUndefined()
    expect(new Keys('realm', [young, old]).macUnder(new Keys('realm', [old]).newestId, 'otp', 'x')).toBeDefined()
  })
})

describe('a seal', () => {
  const keys = new Keys('realm', [old])
  const sealed = keys.seal('ada@example.org', 'case', 'email')
  const invalid = { code: 'snapshot_invalid' }
  const opening = (run: () => string) => {
    try {
      return run()
    } catch (fault) {
      return fault
    }
  }
  it('opens with what it is bound to', () => expect(keys.open(sealed, 'case', 'email')).toBe('ada@example.org'))
  it('is another each time, and shows nothing', () => {
    expect(keys.seal('ada@example.org', 'case', 'email')).not.toBe(sealed)
    expect(sealed).not.toContain('ada')
  })
  for (const bound of [['other', 'email'], ['case', 'phone'], ['case'], ['case', 'email', ''], ['caseemail'], []])
    it(`does not open for ${JSON.stringify(bound)}`, () =>
      expect(opening(() => keys.open(sealed, ...bound))).toMatchObject(invalid))
  it('does not open once a bit of it was changed', () => {
    const [id = '', iv = '', body = ''] = sealed.split('.')
    const flip = (text: string, at: number) => {
      const bytes = Buffer.from(text, 'base64url')
      bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
      return bytes.toString('base64url')
    }
    for (const changed of [
      `${id}.${flip(iv, 0)}.${body}`,
      `${id}.${iv}.${flip(body, 0)}`,
      `${id}.${iv}.${flip(body, Buffer.from(body, 'base64url').length - 1)}`,
      `${id}.${iv}.${body.slice(0, -6)}`,
      `${id}.${iv}.`,
      `${id}.${iv}`,
      `nobody.${iv}.${body}`,
      '',
      '..',
    ])
      expect(opening(() => keys.open(changed, 'case', 'email'))).toMatchObject(invalid)
  })
  it('opens after a rotation, and not once its secret is gone', () => {
    expect(new Keys('realm', [young, old]).open(sealed, 'case', 'email')).toBe('ada@example.org')
    expect(opening(() => new Keys('realm', [young]).open(sealed, 'case', 'email'))).toMatchObject(invalid)
    expect(opening(() => new Keys('other', [old]).open(sealed, 'case', 'email'))).toMatchObject(invalid)
  })
})

describe('tokens', () => {
  it('are of 192 bits and never the same', () => {
    const keys = new Keys('realm', [old])
    const tokens = Array.from({ length: 1_000 }, () => keys.token())
    expect(new Set(tokens).size).toBe(1_000)
    expect(Buffer.from(tokens[0] ?? '', 'base64url').length).toBe(24)
  })
  it('are compared whole', () => {
    expect(equal('abc', 'abc')).toBe(true)
    expect(equal('abc', 'abd')).toBe(false)
    expect(equal('abc', 'ab')).toBe(false)
    expect(equal('', '')).toBe(true)
    expect(digest('a')).not.toBe(digest('b'))
  })
})
