import { describe as describeFlow, type Effect, Evidence, effects, facts, isFactType } from 'regain/core'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { usual } from '../../atlas/model/conditions.ts'
import { gapsOf, gapsOn, longest, widthOf } from '../../atlas/model/copy.ts'
import { languages } from '../../atlas/model/languages.ts'
import { messagesOf } from '../../atlas/model/messages.ts'
import { type Branch, outlineOf } from '../../atlas/model/outline.ts'
import { play, started } from '../../atlas/model/play.ts'
import { waysTo } from '../../atlas/model/reach.ts'
import { sayEffect, sayHeard, sayOutcome } from '../../atlas/model/says.ts'
import { screenOf } from '../../atlas/model/screen.ts'
import { opened, stateOf } from '../../atlas/model/session.ts'
import { sayLength, stepsOf } from '../../atlas/model/steps.ts'
import { chaptersOf, movesOf, shortOf } from '../../atlas/model/tales.ts'
import { against, along, branchesOf, turned } from '../../atlas/model/walk.ts'
import { factsOf } from '../../src/offers.ts'
import { talesIn } from './told.ts'

const [reset] = flows
if (!reset) throw new RangeError('no flow')

describe('tales', () => {
  it('stand under their endings, each once', () => {
    for (const flow of flows) {
      const all = talesIn(flow)
      expect(chaptersOf(all).flatMap((chapter) => chapter.tales)).toHaveLength(all.length)
      for (const tale of all)
        expect(`${shortOf(tale)} Ends with “`).toBe(tale.sentence.slice(0, shortOf(tale).length + 12))
    }
  })

  it('lead to every screen that a case can rest on', () => {
    for (const flow of flows) {
      const ways = waysTo(flow, talesIn(flow))
      const ends = describeFlow(flow).states.filter(({ type }) => type === 'final')
      const told = new Set(talesIn(flow).map(({ end }) => end))
      expect(ends.filter(({ name }) => told.has(name) && !ways.has(name))).toEqual([])
      expect(ways.size).toBeGreaterThan(10)
      const [[state, way] = ['', undefined]] = [...ways].toReversed()
      const at = way?.moves.reduce(
        (session, move) => play(session, move) ?? session,
        opened(flow, 'exchange', way.conditions),
      )
      expect(at && stateOf(at)).toBe(state)
    }
  })
})

describe('the outline', () => {
  const ways = (branches: readonly Branch[]): readonly number[] =>
    branches.flatMap((branch) => [...branch.ways.map(({ transition }) => transition), ...ways(branch.within)])
  const names = (branches: readonly Branch[]): readonly string[] =>
    branches.flatMap((branch) => [branch.state.name, ...names(branch.within)])

  it.each(flows)('of $id has every state and every branch once', (flow) => {
    const is = describeFlow(flow)
    const outline = outlineOf(is, flow.copy.en)
    expect([...ways(outline)].sort((a, b) => a - b)).toEqual(is.transitions.map(({ index }) => index))
    expect([...names(outline)].sort()).toEqual(is.states.map(({ name }) => name).sort())
  })
})

describe('walking the chart', () => {
  const { transitions, initial } = describeFlow(reset)
  it('goes along the happy path from the beginning to the end and back', () => {
    const seen = [initial]
    for (let at = along(transitions, { state: initial, branch: undefined }); at && !seen.includes(at.state); ) {
      seen.push(at.state)
      at = along(transitions, at)
    }
    expect(seen).toContain('deciding')
    const second = seen[1] ?? ''
    expect(against(transitions, { state: second, branch: undefined })?.state).toBe(initial)
  })
  it('turns through every branch of a state, then leaves it', () => {
    const all = branchesOf(transitions, 'password')
    expect(all.length).toBeGreaterThan(4)
    const turns = all.reduce<number[]>((seen) => {
      const at = turned(transitions, { state: 'password', branch: seen.at(-1) }, 1)
      return at?.branch === undefined ? seen : [...seen, at.branch]
    }, [])
    expect(turns).toEqual(all.map(({ index }) => index))
    expect(turned(transitions, { state: 'password', branch: turns.at(-1) }, 1)).toBeUndefined()
    expect(turned(transitions, { state: 'password', branch: turns[0] }, -1)).toEqual({
      state: 'password',
      branch: undefined,
    })
    expect(turned(transitions, { state: 'password', branch: undefined }, -1)).toBeUndefined()
  })
})

describe('words', () => {
  it('say every fact and every effect without a brace or a name of the vocabulary left in them', () => {
    const says = Object.keys(facts)
      .filter(isFactType)
      .flatMap((type) => factsOf(type).map(sayHeard))
    const kinds = ['email', 'phone'] as const
    const asked: readonly Effect[] = [
      ...kinds.map((kind) => ({ type: 'code.send', params: { kind, to: 'current' } }) as const),
      { type: 'change.apply', params: { how: 'swap', release: ['totp'], bind: [] } },
      { type: 'review.open', params: { purpose: 'dispute' } },
      { type: 'case.handOver', params: { flow: 'binance.password', carry: [...Evidence.options] } },
    ]
    for (const text of [...says, ...asked.map(sayEffect)])
      expect(text).not.toMatch(/[{}]|undefined|savedKey|totp|coolDown/)
    expect(new Set(says.map((text) => text.trim())).size).toBeGreaterThan(Object.keys(facts).length)
    expect(Object.keys(effects)).toHaveLength(19)
    expect(sayOutcome({ type: 'blocked', why: 'frozen' })).toBe('Blocked: the account is frozen')
    expect(sayLength(90_061_000)).toBe('1 d 1 h')
  })

  it('tell a session in lines for a ticket', () => {
    const session = started(reset, 'exchange', usual(reset))
    expect(stepsOf(session, '#here').split('\n')).toEqual([
      'Reset lost security checks (binance.reset, version 1, exchange policy)',
      '1. 0 min - Service: Somebody comes who is not signed in -> identifying',
      'Stands in: identifying',
      '#here',
    ])
  })
})

describe('copy', () => {
  it('has no gap in the catalogue', () => {
    for (const flow of flows) expect(gapsOf(flow, describeFlow(flow))).toEqual([])
  })
  it('is named where a language lacks it, and shown in English', () => {
    const { sv, en } = reset.copy
    if (!sv) throw new RangeError('no Swedish')
    const { identifying: _, ...screens } = sv.screens
    const { 'identifier.submit': __, ...inputs } = sv.inputs
    const gappy = reset.with({ copy: { sv: { ...sv, screens, inputs } } })
    const session = started(gappy, 'exchange', usual(gappy))
    const screen = screenOf(session, 'sv')
    expect(screen.view.step.title).toBe(en.screens['identifying']?.title)
    expect(gapsOn(gappy, screen, 'sv').map(({ entry }) => entry)).toEqual([
      'screens.identifying',
      'inputs.identifier.submit',
    ])
    expect(gapsOn(gappy, screenOf(session, 'en'), 'en')).toEqual([])
    expect(gapsOf(gappy, describeFlow(gappy))).toEqual([
      { language: 'sv', entry: 'screens.identifying' },
      { language: 'sv', entry: 'inputs.identifier.submit' },
    ])
  })
  it('is stretched to the language in which it takes most room', () => {
    const texts = { en: 'Go on', sv: 'Fortsätt nu', zh: '继续' }
    expect(longest(texts, (text) => text)).toBe('sv')
    expect(widthOf(texts.zh)).toBe(4)
  })
  it('of a message is filled in', () => {
    let session = started(reset, 'exchange', usual(reset))
    const [happy] = talesIn(reset)
    for (const move of happy ? movesOf(happy).slice(1) : []) session = play(session, move) ?? session
    for (const language of languages) {
      const messages = messagesOf(session, language)
      expect(messages.length).toBeGreaterThan(5)
      for (const { subject, text } of messages) expect(`${subject} ${text}`).not.toMatch(/[{}]/)
    }
  })
})
