import { type Flow, rest } from 'regain/core'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { columnsOf, longestOf, sayFrames } from '../../atlas/model/compare.ts'
import { happens } from '../../atlas/model/compareAllowed.ts'
import { type Journey, journeyOf } from '../../atlas/model/compareJourney.ts'
import { frameAt, lengthOf, linkAt } from '../../atlas/model/comparePlay.ts'
import { exchanges, type Scenario, scenarios } from '../../atlas/model/compareScenarios.ts'
import { tableOf } from '../../atlas/model/compareTable.ts'
import { presets } from '../../atlas/model/conditions.ts'
import { isFact } from '../../atlas/model/heard.ts'
import { formatLink, readLink } from '../../atlas/model/link.ts'
import { replay } from '../../atlas/model/play.ts'
import { stateOf } from '../../atlas/model/session.ts'
import { begin, clockFact, outcomeOf, step } from '../../src/engine.ts'

const scenario = (id: string): Scenario => {
  const found = scenarios.find((one) => one.id === id)
  if (!found) throw new Error(id)
  return found
}
const answers = (id: string) =>
  columnsOf(flows, scenario(id), 'exchange').map(({ name, summary: { headline, answers: said, notes } }) => ({
    name,
    headline,
    notes,
    ...Object.fromEntries(said.map(({ term, says }) => [term, says])),
  }))
const everything = scenarios.flatMap((one) =>
  exchanges.flatMap((exchange) => presets.map((preset) => ({ scenario: one, exchange, preset }))),
)

describe('a newcomer’s questions are answered', () => {
  it('what happens when phone and authenticator are lost, and how long nothing can be withdrawn', () => {
    expect(answers('phone-totp')).toMatchObject([
      {
        name: 'Binance',
        headline: 'Done at once',
        'No withdrawals': 'for 24 hours after the change',
        'Also off': 'P2P selling, payment services, and card services',
      },
      {
        name: 'Pionex',
        headline: 'Done within 3 business days',
        'No withdrawals': 'for 24 hours after the change',
        'Also off': 'nothing',
        notes: ['Not dealt with: the phone.', 'To be set up at the next sign-in: a new authenticator app.'],
      },
      { name: 'OKX', headline: 'Not by oneself: customer service' },
    ])
  })
  it('what differs at OKX when no contact is left: a new account is the way', () => {
    const [binance, pionex, okx] = columnsOf(flows, scenario('contacts'), 'exchange')
    expect(okx?.journey.map(({ flow, outcome }) => [flow.id, outcome.type])).toEqual([
      ['okx.reset', 'referred'],
      ['okx.migration', 'completed'],
    ])
    expect(binance?.journey.map(({ flow }) => flow.id)).toEqual(['binance.reset'])
    expect(pionex?.journey.at(-1)?.outcome).toEqual({ type: 'referred', to: 'support' })
    expect(answers('password')[2]).toMatchObject({ headline: 'OKX has no flow for this' })
  })
  it('what a stricter policy changes', () => {
    const [own, hardened] = presets.map((preset) => columnsOf(flows, scenario('all'), preset)[0]?.summary.headline)
    expect([own, hardened]).toEqual(['Not by oneself: customer service', 'Done within 24 hours'])
  })
})

describe('a journey', () => {
  it('is what the machines do, to its end', () => {
    for (const { scenario: one, exchange, preset } of everything)
      for (const { flow, strides, outcome, context } of journeyOf(flows, one, exchange, preset)) {
        let { snapshot } = begin(flow.machine, flow.policy)
        for (const { fact } of strides)
          snapshot = step(flow.machine, snapshot, isFact(fact) ? fact : clockFact(fact.type)).snapshot
        const { policy: _, ...remembered } = context
        expect(rest(snapshot)).toMatchObject({ status: 'done', context: remembered })
        expect(outcomeOf(snapshot)).toEqual(outcome)
      }
  })
  it('shows nothing that is lost, and says of nothing that it is lost which is not', () => {
    const shown: string[] = []
    for (const { scenario: one, exchange, preset } of everything)
      for (const { flow, strides, enrolled } of journeyOf(flows, one, exchange, preset)) {
        const lost = flow.roles.proves === 'donor' ? [] : one.lost
        for (const { fact } of strides) {
          if (fact.type === 'code.accepted' && 'kind' in fact) shown.push(fact.kind)
          if (fact.type === 'totp.accepted') expect(lost).not.toContain('totp')
          if (fact.type === 'lost.confirmed' && 'kinds' in fact) expect(fact.kinds).toEqual(lost)
          if (fact.type === 'factor.unavailable' && 'kind' in fact) expect(lost).toContain(fact.kind)
          if (fact.type === 'code.accepted' && 'kind' in fact) expect(enrolled).toContain(fact.kind)
          if (fact.type === 'code.accepted' && 'kind' in fact) expect(lost).not.toContain(fact.kind)
        }
      }
    expect(shown.length).toBeGreaterThan(20)
  })
  it('goes by what the person can do and by what is granted: no mistake, no objection', () => {
    const flow = flows.find(({ id }) => id === 'binance.reset')
    if (!flow) throw new Error('no flow')
    const may = (fact: Parameters<typeof happens>[0]) => happens(fact, scenario('totp'), flow, 'visitor.arrived')
    expect(may({ type: 'code.accepted', kind: 'phone' })).toBe(true)
    expect(may({ type: 'code.rejected', kind: 'phone' })).toBe(false)
    expect(may({ type: 'totp.accepted' })).toBe(false)
    expect(may({ type: 'case.disputed', by: 'kept' })).toBe(false)
    expect(may({ type: 'risk.decided', verdict: 'deny' })).toBe(false)
    expect(may({ type: 'factor.unavailable', kind: 'totp' })).toBe(true)
    expect(may({ type: 'factor.unavailable', kind: 'phone' })).toBe(false)
  })
  it('can be opened in the chart at every step, and stands there in the same state', () => {
    let opened = 0
    for (const { scenario: one, exchange, preset } of everything) {
      const journey: Journey = journeyOf(flows, one, exchange, preset)
      for (let count = 0; journey.length > 0 && count <= lengthOf(journey); count++) {
        const link = linkAt(journey, count, preset, 'sv')
        const read = link && readLink(formatLink(link), flows)
        if (!read?.ok) throw new Error(read?.says)
        const played = replay(read.link, flows)
        expect(played?.fault).toBeUndefined()
        expect(played && stateOf(played.session)).toBe(frameAt(journey, count, 'en')?.state)
        opened += 1
      }
    }
    expect(opened).toBeGreaterThan(300)
  })
})

describe('the table', () => {
  const rows = (id: string, language: 'en' | 'sv' | 'zh' = 'en', of: readonly Flow[] = flows) =>
    tableOf(
      exchanges.map((exchange) => journeyOf(of, scenario(id), exchange, 'exchange')),
      language,
    )
  it('has a place for every screen that is come to, once, in order', () => {
    for (const { id } of scenarios) {
      const columns = columnsOf(flows, scenario(id), 'exchange')
      const table = rows(id)
      for (const [index, { journey }] of columns.entries())
        for (let count = 0; count <= lengthOf(journey); count++) {
          const frame = frameAt(journey, count, 'en')
          const places = table.flatMap(({ cells }) => cells[index]?.entries ?? [])
          const here = places.filter(
            ({ title, flow, at }) => title === frame?.title && flow === frame.flow && at !== undefined,
          )
          if (frame) expect(here.length, `${id} ${frame.state}`).toBeGreaterThan(0)
        }
    }
  })
  it('shows screens alone, and counts on from one flow to the next', () => {
    const table = rows('contacts')
    const states = table.flatMap(({ cells }) => cells.flatMap(({ entries }) => entries.map(({ state }) => state)))
    expect(states.filter((state) => /arriving|settling|passing|submittingAgain/.test(state))).toEqual([])
    const okx = journeyOf(flows, scenario('contacts'), 'okx', 'exchange')
    const ends = table.find(({ step: one }) => one === 'completed')?.cells[2]?.entries
    expect(ends?.map(({ flow, at }) => [flow.id, at])).toEqual([
      ['okx.reset', undefined],
      ['okx.migration', lengthOf(okx)],
    ])
  })
  it('says what has no such step, and which values are whose', () => {
    const table = rows('phone-totp')
    const of = (name: string) => table.find(({ step: one }) => one === name)?.cells
    expect(of('passkey')?.map(({ entries }) => entries.length)).toEqual([1, 0, 0])
    expect(of('answers')?.map(({ entries }) => entries.length)).toEqual([0, 1, 0])
    expect(of('review')?.[0]?.limits).toContainEqual({
      name: 'reviewTarget',
      says: 'looked at within',
      value: '48 hours',
      sources: ['B-23', 'AB-8'],
      isOurs: false,
    })
    expect(of('apply')?.[0]?.limits[0]).toMatchObject({ isOurs: true })
    expect(of('proveIdentity')?.map(({ isOff }) => isOff)).toEqual([true, true, false])
  })
  it('speaks the language, and English where it has no words', () => {
    const title = (of: readonly Flow[]) =>
      rows('totp', 'sv', of).find(({ step: one }) => one === 'password')?.cells[0]?.entries[0]
    expect(title(flows)).toMatchObject({ title: 'Ditt lösenord', isGap: false })
    const lacking = flows.map((flow) => {
      const { sv } = flow.copy
      if (flow.id !== 'binance.reset' || !sv) return flow
      const { password: _, ...screens } = sv.screens
      return flow.with({ copy: { sv: { ...sv, screens } } })
    })
    expect(title(lacking)).toMatchObject({ title: 'Your password', isGap: true })
  })
})

it('is said whole to those who listen', () => {
  const columns = columnsOf(flows, scenario('totp'), 'exchange')
  expect(sayFrames(columns, 1, 'en')).toBe(
    'Step 1. Binance: Have a passkey?. Pionex: Your password. OKX: Your password.',
  )
  expect(longestOf(columns)).toBe(Math.max(...columns.map(({ journey }) => lengthOf(journey))))
})
