import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hintOf, parseAddress, parseIdentifier } from '../../src/recovery/addresses.ts'

describe('an address', () => {
  it('is one, however it is written', () => {
    for (const text of ['ada@example.org', 'ADA@EXAMPLE.ORG', ' Ada@Example.org\t', 'ａｄａ@example.org'])
      expect(parseAddress('email', text)).toEqual({ kind: 'email', value: 'ada@example.org' })
    for (const text of [
      '+46701234567',
      '+46 70 123 45 67',
      '+46-70-123-45-67',
      '+46 (0) 70 123 45 67'.replace('(0) ', ''),
    ])
      expect(parseAddress('phone', text)).toEqual({ kind: 'phone', value: '+46701234567' })
  })
  it('of one script beside what all share may be, and mixed scripts may not', () => {
    expect(parseAddress('email', 'аda@example.org')).toBeUndefined()
    expect(parseAddress('email', 'ada@exаmple.org')).toBeUndefined()
    expect(parseAddress('email', 'αda@example.org')).toBeUndefined()
  })
  it('of the other kind is none', () => {
    expect(parseAddress('email', '+46701234567')).toBeUndefined()
    expect(parseAddress('phone', 'ada@example.org')).toBeUndefined()
  })
  it('that cannot exist is none', () => {
    for (const text of [
      '',
      '+',
      '+0',
      '+1',
      '+46',
      '112',
      '+999999999999',
      '+4670',
      `+${'1'.repeat(40)}`,
      '+46701234567x',
      '٠٧٠١٢٣٤٥٦٧',
    ])
      expect(parseAddress('phone', text)).toBeUndefined()
    for (const text of [
      '',
      '@',
      'a@',
      '@b.org',
      'a b@c.org',
      'a@b',
      'a@b..org',
      'a@b.org@c.org',
      `${'a'.repeat(250)}@b.org`,
      'a\n@b.org',
      '<a@b.org>',
      'a@b.org,c@d.org',
    ])
      expect(parseAddress('email', text)).toBeUndefined()
  })
  it('that was read is read the same again', () =>
    fc.assert(
      fc.property(fc.oneof(fc.emailAddress(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
        const once = parseIdentifier(text)
        if (once) expect(parseIdentifier(once.value)).toEqual(once)
      }),
      { numRuns: 300 },
    ))
  it('is read in time that grows with its length', () => {
    for (const text of [
      'a'.repeat(1_000_000),
      '@'.repeat(1_000_000),
      `${'a.'.repeat(400_000)}@b.org`,
      `+${'(('.repeat(500_000)}`,
      ' '.repeat(1_000_000),
    ]) {
      const began = performance.now()
      parseIdentifier(text)
      parseAddress('phone', text)
      expect(performance.now() - began).toBeLessThan(500)
    }
  })
})

describe('a hint', () => {
  it('shows little', () => {
    expect(hintOf({ kind: 'email', value: 'ada.lovelace@example.org' })).toBe('a••@example.org')
    expect(hintOf({ kind: 'phone', value: '+46701234567' })).toBe('+46•••••67')
  })
})
