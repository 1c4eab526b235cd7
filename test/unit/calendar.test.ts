import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { businessCalendar } from '../../src/calendar.ts'

const at = (iso: string) => Date.parse(iso)
const due = (options: Parameters<typeof businessCalendar>[0], from: string, days: number) =>
  new Date(businessCalendar(options).addBusinessDays(at(from), days)).toISOString()

describe('business days in UTC', () => {
  test('a business day is a full one', () => {
    expect(due({}, '2026-03-11T15:00:00.123Z', 1)).toBe('2026-03-12T15:00:00.123Z')
  })
  test('a weekend does not count', () => {
    expect(due({}, '2026-03-13T15:00:00Z', 1)).toBe('2026-03-16T15:00:00.000Z')
    expect(due({}, '2026-03-13T15:00:00Z', 7)).toBe('2026-03-24T15:00:00.000Z')
  })
  test('from a day off counting starts with the next business day', () => {
    expect(due({}, '2026-03-14T15:00:00Z', 1)).toBe('2026-03-17T00:00:00.000Z')
    expect(due({}, '2026-03-15T23:59:59.999Z', 1)).toBe('2026-03-17T00:00:00.000Z')
    expect(due({}, '2026-03-16T00:00:00Z', 1)).toBe('2026-03-17T00:00:00.000Z')
  })
  test('holidays do not count, over the New Year too', () => {
    const holidays = ['2026-12-25', '2027-01-01']
    expect(due({ holidays }, '2026-12-24T09:30:00Z', 1)).toBe('2026-12-28T09:30:00.000Z')
    expect(due({ holidays }, '2026-12-31T09:30:00Z', 1)).toBe('2027-01-04T09:30:00.000Z')
    expect(due({ holidays }, '2027-01-01T09:30:00Z', 1)).toBe('2027-01-05T00:00:00.000Z')
  })
  test('another weekend', () => {
    expect(due({ weekend: [5, 6] }, '2026-03-12T10:00:00Z', 1)).toBe('2026-03-15T10:00:00.000Z')
    expect(due({ weekend: [] }, '2026-03-13T10:00:00Z', 1)).toBe('2026-03-14T10:00:00.000Z')
  })
  test('a leap day is a day', () => {
    expect(due({}, '2028-02-28T10:00:00Z', 2)).toBe('2028-03-01T10:00:00.000Z')
  })
})

describe('business days in a zone', () => {
  test('Stockholm in March: the wall clock stays, the day is an hour shorter', () => {
    expect(due({ timeZone: 'Europe/Stockholm' }, '2026-03-27T14:00:00Z', 1)).toBe('2026-03-30T13:00:00.000Z')
  })
  test('Stockholm in October: the wall clock stays, the day is an hour longer', () => {
    expect(due({ timeZone: 'Europe/Stockholm' }, '2026-10-23T13:00:00Z', 1)).toBe('2026-10-26T14:00:00.000Z')
  })
  test('a skipped wall-clock time stands for the first moment after the gap', () => {
    expect(due({ timeZone: 'Europe/Stockholm', weekend: [] }, '2026-03-28T01:30:00Z', 1)).toBe(
      '2026-03-29T01:00:00.000Z',
    )
  })
  test('a repeated wall-clock time stands for its second coming', () => {
    expect(due({ timeZone: 'Europe/Stockholm', weekend: [] }, '2026-10-24T00:30:00Z', 1)).toBe(
      '2026-10-25T01:30:00.000Z',
    )
  })
  test('a start in the repeated hour is not overtaken', () => {
    const options = { timeZone: 'Europe/Stockholm', weekend: [] }
    expect(due(options, '2026-10-25T00:30:00Z', 1)).toBe('2026-10-26T01:30:00.000Z')
    expect(due(options, '2026-10-25T01:00:00Z', 1)).toBe('2026-10-26T02:00:00.000Z')
    expect(due(options, '2026-10-25T01:30:00Z', 1)).toBe('2026-10-26T02:00:00.000Z')
    expect(due(options, '2026-10-25T02:00:00Z', 1)).toBe('2026-10-26T02:00:00.000Z')
  })
  test('Shanghai: the day changes at 16:00 UTC', () => {
    expect(due({ timeZone: 'Asia/Shanghai' }, '2026-03-13T15:59:00Z', 1)).toBe('2026-03-16T15:59:00.000Z')
    expect(due({ timeZone: 'Asia/Shanghai' }, '2026-03-13T16:00:00Z', 1)).toBe('2026-03-16T16:00:00.000Z')
    expect(due({ timeZone: 'Asia/Shanghai', holidays: ['2026-01-01'] }, '2025-12-31T04:00:00Z', 1)).toBe(
      '2026-01-02T04:00:00.000Z',
    )
  })
  test('a day that a zone skipped is nobody’s business day', () => {
    expect(due({ timeZone: 'Pacific/Apia' }, '2011-12-29T22:00:00Z', 1)).toBe('2012-01-01T10:00:00.000Z')
  })
})

describe('what is refused', () => {
  test.each([
    ['an unknown zone', { timeZone: 'Mars/Olympus' }],
    ['a malformed holiday', { holidays: ['2026-1-1'] }],
    ['a holiday that does not exist', { holidays: ['2026-02-30'] }],
    ['a weekday that does not exist', { weekend: [0] }],
    ['a week without a business day', { weekend: [1, 2, 3, 4, 5, 6, 7] }],
  ])('%s', (_, options) => {
    expect(() => businessCalendar(options)).toThrow(expect.objectContaining({ code: 'config_invalid' }))
  })
  test.each([0, -1, 1.5, 367, Number.NaN, Number.POSITIVE_INFINITY])('%s days', (days) => {
    expect(() => businessCalendar().addBusinessDays(0, days)).toThrow(
      expect.objectContaining({ code: 'config_invalid' }),
    )
  })
  test.each([Number.NaN, Number.NEGATIVE_INFINITY, 8.64e15])('a start at %s', (from) => {
    expect(() => businessCalendar().addBusinessDays(from, 1)).toThrow(
      expect.objectContaining({ code: 'config_invalid' }),
    )
  })
})

describe('on every zone and day', () => {
  const zones = [
    'UTC',
    'Europe/Stockholm',
    'Asia/Shanghai',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Nuuk',
    'Africa/Cairo',
  ]
  const arbitraryCase = fc.record({
    timeZone: fc.constantFrom(...zones),
    weekend: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 4 }),
    holidays: fc.array(
      fc
        .date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true })
        .map((d) => d.toISOString().slice(0, 10)),
      { maxLength: 10 },
    ),
  })
  const arbitraryFrom = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') })
  const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

  test('the answer is later than the start, and on a business day', () => {
    fc.assert(
      fc.property(arbitraryCase, arbitraryFrom, fc.integer({ min: 1, max: 15 }), (options, from, days) => {
        const end = businessCalendar(options).addBusinessDays(from, days)
        expect(end).toBeGreaterThan(from)
        const date = new Intl.DateTimeFormat('en-CA', { timeZone: options.timeZone, dateStyle: 'short' }).format(end)
        const weekday = new Intl.DateTimeFormat('en-US', { timeZone: options.timeZone, weekday: 'short' }).format(end)
        expect(options.holidays).not.toContain(date)
        expect(options.weekend).not.toContain(weekdays.indexOf(weekday) + 1)
      }),
      { numRuns: 150 },
    )
  })
  test('a later start never ends earlier, nor do more days', () => {
    const near = fc.oneof(fc.integer({ min: 0, max: 4 * 3_600_000 }), fc.integer({ min: 0, max: 5 * 86_400_000 }))
    const changes = [
      '2026-03-29T01:00Z',
      '2026-10-25T01:00Z',
      '2026-03-08T07:00Z',
      '2026-11-01T06:00Z',
      '2026-04-23T22:00Z',
    ].map(at)
    const start = fc.oneof(
      arbitraryFrom,
      fc
        .tuple(fc.constantFrom(...changes), fc.integer({ min: -30, max: 5 }))
        .map(([change, hours]) => change + hours * 1_800_000),
    )
    fc.assert(
      fc.property(arbitraryCase, start, near, fc.integer({ min: 1, max: 5 }), (options, from, later, days) => {
        const calendar = businessCalendar(options)
        const end = calendar.addBusinessDays(from, days)
        expect(calendar.addBusinessDays(from + later, days)).toBeGreaterThanOrEqual(end)
        expect(calendar.addBusinessDays(from, days + 1)).toBeGreaterThanOrEqual(end)
      }),
      { numRuns: 300 },
    )
  })
})
