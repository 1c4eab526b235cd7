import { readFileSync } from 'node:fs'
import type { Flow } from 'regain/core'
import { binanceReset, flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { changesOf, countOf, openVersion, versionsOf } from '../../atlas/model/changes.ts'
import { inksOf, markedStates, readBy } from '../../atlas/model/changesInk.ts'
import { sayBranch, sayFields, sayTerm } from '../../atlas/model/changesSaying.ts'
import { apartFrom } from '../../atlas/model/changesWords.ts'
import type { Fact } from '../../src/core.ts'
import { modelOf, writeModel } from '../../src/diagram/model.ts'
import { factsOf } from '../../src/offers.ts'
import { facts, isFactType } from '../../src/vocabulary/facts.ts'

const hardened = (flow: Flow) => modelOf(flow.with({ policy: 'hardened' }))
const own = modelOf(binanceReset)

describe('changes', () => {
  it('between two policies are values, and the texts that name them', () => {
    const changes = changesOf(own, hardened(binanceReset))
    expect(changes.states).toEqual([])
    expect(changes.transitions).toEqual([])
    expect(changes.policy.map(({ name }) => name)).toContain('hold')
    expect(changes.reads).toContainEqual({
      change: 'changed',
      language: 'sv',
      key: 'screens.waiting.body',
      before: expect.stringContaining('0 timmar'),
      after: expect.stringContaining('24 timmar'),
    })
    expect(changes.copy).toEqual([])
    expect(countOf(changes)).toBe(changes.policy.length + 1)
    expect(countOf(changesOf(own, own))).toBe(0)
  })
  it('of states, branches and words are inked on either side, by that side’s own places', () => {
    const { description, copy } = own
    const [gone] = description.states.filter(({ name }) => name === 'waiting.waiting')
    const before = {
      copy,
      description: {
        ...description,
        states: description.states.filter((state) => state !== gone),
        transitions: description.transitions
          .filter(({ from }) => from !== 'waiting.waiting')
          .map((transition, index) => ({ ...transition, index })),
      },
    }
    const changes = changesOf(before, own)
    expect(changes.states.map(({ change, name }) => [change, name])).toEqual([['added', 'waiting.waiting']])
    const [old, now] = [inksOf(changes, 'before', before), inksOf(changes, 'after', own)]
    expect([...old.states]).toEqual([])
    expect([...now.states]).toEqual([['waiting.waiting', 'added']])
    const added = [...now.transitions].map(([index]) => description.transitions[index]?.from)
    expect(new Set(added)).toEqual(new Set(['waiting.waiting']))
    expect(added.length).toBeGreaterThan(1)
    const sides = [
      { inks: old, model: before },
      { inks: now, model: own },
    ]
    expect(markedStates(sides)).toEqual(['waiting.waiting'])
    const back = inksOf(changesOf(own, before), 'before', own)
    expect([...back.states]).toEqual([['waiting.waiting', 'removed']])
  })
  it('of a value touch the branches that go by it', () => {
    const changes = changesOf(own, hardened(binanceReset))
    const { transitions } = inksOf(changes, 'after', own)
    const touched = [...transitions].map(([index, ink]) => {
      const { from, on, guard } = own.description.transitions[index] ?? {}
      return `${ink} ${from} ${on && 'name' in on ? on.name : ''} ${guard?.name ?? ''}`
    })
    const inks = inksOf(changes, 'after', own)
    expect(markedStates([{ inks, model: own }])).toEqual(
      own.description.states
        .map(({ name }) => name)
        .filter((name) => [...transitions.keys()].some((index) => own.description.transitions[index]?.from === name)),
    )
    expect(touched).toContain('touched holding.running hold ')
    expect(touched).toContain('touched waiting.passing  waitIsOff')
    expect(touched).not.toContain('touched password password.accepted ')
  })
  it('name the values that guards go by, none left out, none made up', () => {
    const read = new Map<string, Set<string>>()
    const enrolled = ['email', 'phone', 'totp'] as const
    const contexts = [[], ['phone'], ['phone', 'totp'], enrolled].flatMap((lost) =>
      [[], ['password'], ['identity'], ['password', ...enrolled]].map((proven) => ({
        enrolled,
        lost,
        proven,
        leaving: lost,
        replaced: [],
        marked: [],
        passwordRoot: 'password',
      })),
    )
    for (const flow of flows) {
      const guards: object = flow.machine.implementations.guards
      const { transitions } = modelOf(flow).description
      const asked = new Map(transitions.flatMap(({ guard }) => (guard ? [[JSON.stringify(guard), guard]] : [])))
      const all: Fact[] = Object.keys(facts)
        .filter(isFactType)
        .flatMap((type) => factsOf(type).slice(0, 4))
      for (const { name, params } of asked.values()) {
        const names = read.get(name) ?? new Set<string>()
        read.set(name, names)
        const guard: unknown = Reflect.get(guards, name)
        if (typeof guard !== 'function') throw new Error(`no guard ${name}`)
        for (const context of contexts) {
          const policy = new Proxy(flow.policy, {
            get: (target, term, self) => {
              names.add(String(term))
              return Reflect.get(target, term, self)
            },
          })
          for (const event of all)
            Reflect.apply(guard, undefined, [{ context: { ...context, policy }, event }, params ?? {}])
        }
      }
    }
    const known = [...read].filter(([, names]) => names.size > 0).map(([name, names]) => [name, [...names].sort()])
    expect(Object.fromEntries(known)).toEqual(
      Object.fromEntries(Object.entries(readBy).map(([name, names]) => [name, [...names].sort()])),
    )
  })
})

describe('an older version', () => {
  it('is opened from what the docs keep of it', () => {
    const opened = openVersion('reset.json', writeModel(own))
    expect(opened).toMatchObject({ ok: true, version: { name: 'reset.json', key: 'file reset.json' } })
    const kept = openVersion('reset.json', readFileSync('docs/flows/binance/reset.json', 'utf8'))
    if (!kept.ok) throw new Error(kept.says)
    expect(kept.version.model.description.id).toBe(binanceReset.id)
    expect(countOf(changesOf(kept.version.model, kept.version.model))).toBe(0)
  })
  it('is nothing else: every other file is refused in words', () => {
    const { description, copy } = own
    const wrong = [
      '',
      'null',
      '[]',
      '{}',
      '<svg/>',
      JSON.stringify({ description: {}, copy: {} }),
      JSON.stringify({ description, copy: { en: null } }),
      JSON.stringify({ description: { ...description, transitions: [{ from: 'x' }] }, copy }),
      JSON.stringify({ description: { ...description, states: null }, copy }),
    ]
    for (const text of wrong) {
      const opened = openVersion('x.json', text)
      expect(opened.ok, text.slice(0, 60)).toBe(false)
      if (!opened.ok) expect(opened.says).toContain('x.json is no model of a flow')
    }
  })
  it('stands beside those that the page knows', () => {
    expect(versionsOf(binanceReset).map(({ key, model }) => [key, model.description.preset])).toEqual([
      ['exchange', 'exchange'],
      ['hardened', 'hardened'],
    ])
  })
})

describe('what has changed is said', () => {
  it('of a branch, a field, a value', () => {
    const find = (name: string) => own.description.policy.find((term) => term.name === name) ?? null
    expect(sayTerm(find('hold'), own.copy)).toBe('24 hours')
    expect(sayTerm(find('holdFor'), own.copy)).toContain('P2P selling')
    expect(sayTerm(find('restricted'), own.copy)).toBe('none')
    expect(sayTerm(find('proofs'), own.copy)).toBe('1')
    expect(sayTerm(null, own.copy)).toBe('—')
    expect(sayFields(['to', 'guard'])).toBe('where it leads, its condition')
    const said = own.description.transitions.map(sayBranch)
    expect(said).toContain('after hold, to completed')
    expect(said).toContain('at once, if allProven, to replacing')
  })
  it('of a text, by whole words', () => {
    expect(apartFrom('off for 24 hours.', 'off for 48 hours.', 'en')).toEqual({
      start: 'off for ',
      middle: '24',
      end: ' hours.',
    })
    expect(apartFrom('services', 'addresses', 'en')).toEqual({ start: '', middle: 'services', end: '' })
    expect(apartFrom('same', 'same', 'en')).toEqual({ start: 'same', middle: '', end: '' })
    expect(apartFrom('a a', 'a', 'en').middle).toBe(' a')
    const { start, middle, end } = apartFrom('更改后24小时内停用', '更改后48小时内停用', 'zh')
    expect(middle).toContain('24')
    expect(`${start}${middle}${end}`).toBe('更改后24小时内停用')
  })
})
