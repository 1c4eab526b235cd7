import fc from 'fast-check'
import { type Fact, Factor, facts, isFactType, PasswordRoot } from 'regain/core'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { type Conditions, openings, presets, usual } from '../../atlas/model/conditions.ts'
import { languages } from '../../atlas/model/languages.ts'
import { formatLink, type Link, readLink } from '../../atlas/model/link.ts'
import { type Move, readFact, readMove, WAIT_MAX, writeFact } from '../../atlas/model/moves.ts'
import { linkOf, play, replay } from '../../atlas/model/play.ts'
import { screenOf } from '../../atlas/model/screen.ts'
import { opened, type Session, stateOf } from '../../atlas/model/session.ts'
import { worldOf } from '../../atlas/model/world.ts'
import { factsOf } from '../../src/offers.ts'

const everyFact = Object.keys(facts)
  .filter(isFactType)
  .flatMap((type) => factsOf(type))

const conditions: fc.Arbitrary<Conditions> = fc.record({
  start: fc.constantFrom(...openings),
  enrolled: fc.subarray([...Factor.options]),
  root: fc.constantFrom(...PasswordRoot.options),
  fresh: fc.boolean(),
})
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.record({ type: fc.constant('hear' as const), fact: fc.constantFrom<Fact>(...everyFact) }),
  fc.record({
    type: fc.constant('wait' as const),
    ms: fc.integer({ min: 1, max: WAIT_MAX / 60_000 }).map((n) => n * 60_000),
  }),
  fc.constant({ type: 'next' as const }),
)
const link: fc.Arbitrary<Link> = fc.record(
  {
    flow: fc.constantFrom(...flows.map(({ id }) => id)),
    preset: fc.constantFrom(...presets),
    language: fc.constantFrom(...languages),
    conditions,
    moves: fc.array(move, { maxLength: 30 }),
    state: fc.constantFrom('proving', 'underReview.overdue'),
  },
  { requiredKeys: ['flow', 'preset', 'language', 'conditions', 'moves'] },
)

/** What can be done next: the person's, the world's, the clock's. */
const nextIn = (session: Session): readonly Move[] => {
  const { factors, actions } = screenOf(session, 'en')
  const mine = [...factors.flatMap((row) => row.actions), ...actions].flatMap(({ hope }) => hope ?? [])
  const theirs = worldOf(session).flatMap(({ happenings }) => happenings.map(({ fact }) => fact))
  const heard = [...mine, ...theirs].map((fact): Move => ({ type: 'hear', fact }))
  return [...heard, ...(session.timers.length > 0 ? ([{ type: 'next' }, { type: 'wait', ms: 600_000 }] as const) : [])]
}

describe('a link', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(link, (written) => {
        expect(readLink(formatLink(written), flows)).toEqual({ ok: true, link: written })
      }),
      { numRuns: 200 },
    )
  })

  it('brings a session about again: state, time, trail, what stands beside it', () => {
    fc.assert(
      fc.property(
        fc.record({ flow: fc.constantFrom(...flows), preset: fc.constantFrom(...presets), conditions }),
        fc.array(fc.nat(), { maxLength: 14 }),
        ({ flow, preset, conditions: given }, choices) => {
          let session = opened(flow, preset, given)
          for (const choice of choices) {
            const moves = nextIn(session)
            const chosen = moves[choice % Math.max(1, moves.length)]
            session = (chosen && play(session, chosen)) ?? session
          }
          const read = readLink(formatLink(linkOf(session, 'sv')), flows)
          const again = read.ok ? replay(read.link, flows) : undefined
          expect(again?.fault).toBeUndefined()
          expect(again?.session.snapshot.value).toEqual(session.snapshot.value)
          expect(again?.session.snapshot.context).toEqual(session.snapshot.context)
          const { now, books, trail, timers, moves } = session
          expect(again?.session).toMatchObject({ now, books, trail, timers, moves })
        },
      ),
      { numRuns: 60 },
    )
  })

  it('never throws, whatever stands in it, and says why it is no use', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.constantFrom(
        '#f=__proto__',
        '#f=constructor&m=toString',
        '#f=binance.reset&m=__proto__:x',
        '#f=binance.reset&m=code.accepted:__proto__',
        '#f=binance.reset&m=xstate.after.caseLife.binance.reset.open.session',
        '#f=binance.reset&c=visitor.arrived~__proto__~password~fresh',
        '#f=binance.reset&m=+-5m',
        '#f=binance.reset&m=+1e9m',
        '#f=binance.reset&m=+99999999m',
        '#f=binance.reset&l=xx',
        '#f=binance.reset&p=weak',
        '#f=%E0%A4%A',
        `#f=binance.reset&m=${'+10m~'.repeat(500)}`,
        `#${'a'.repeat(30_000)}`,
        '#f=binance.reset&c=<img src=x onerror=alert(1)>',
      ),
    )
    fc.assert(
      fc.property(hostile, (fragment) => {
        const read = readLink(fragment, flows)
        expect(read.ok).toBe(false)
        if (!read.ok) expect(read.says).toMatch(/^This link .{10,}\.$/s)
      }),
      { numRuns: 300 },
    )
    const damaged = fc.tuple(link, fc.nat(), fc.string({ unit: 'binary', maxLength: 4 })).map(([one, at, put]) => {
      const text = formatLink(one)
      return text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1)
    })
    fc.assert(
      fc.property(damaged, (fragment) => {
        const read = readLink(fragment, flows)
        if (read.ok) expect(flows.map(({ id }) => id)).toContain(replay(read.link, flows)?.session.flow.id)
        else expect(read.says).toMatch(/^This link /)
      }),
      { numRuns: 150 },
    )
  })

  it('says where it no longer leads, and shows the flow as far as it does', () => {
    const [flow] = flows
    if (!flow) throw new RangeError('no flow')
    const moves = ['visitor.arrived', 'identifier.given:true', 'review.decided:approve'].flatMap(
      (text) => readMove(text) ?? [],
    )
    const base = { flow: flow.id, preset: 'exchange', language: 'en', conditions: usual(flow) } as const
    const cut = replay({ ...base, moves }, flows)
    expect(cut?.fault).toContain('Step 3 of this link, review.decided:approve, cannot happen in passkey')
    expect(cut && stateOf(cut.session)).toBe('passkey')
    const moved = replay({ ...base, moves: moves.slice(0, 2), state: 'password' }, flows)
    expect(moved?.fault).toContain('made in password, but now it leads to passkey')
  })

  it('names every fact of the vocabulary once', () => {
    const texts = everyFact.map(writeFact)
    expect(new Set(texts).size).toBe(texts.length)
    expect(texts.map(readFact)).toEqual(everyFact)
    for (const text of texts) expect(text).toMatch(/^[A-Za-z0-9.:-]+$/)
  })
})
