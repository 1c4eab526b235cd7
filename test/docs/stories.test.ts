import { readFileSync } from 'node:fs'
import { flows, okxMigration, pionexSignIn } from 'regain/machines'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { stemOf } from '../../scripts/docs/described.ts'
import { sentenceOf, tellFact } from '../../scripts/docs/stories/tell.ts'
import { type PackedStories, pack, type Story, storiesOf, unpack, withoutEnding } from '../../scripts/docs/stories.ts'
import { describe as describeFlow } from '../../src/describe.ts'
import { begin, leavesOf, outcomeOf, rest, tracerOf, wake } from '../../src/engine.ts'
import type { Flow } from '../../src/flow.ts'
import { nodesOf, stateName } from '../../src/names.ts'
import { doerOf, sayFact } from '../../src/testing/explore.ts'
import type { PathStep } from '../../src/testing/paths.ts'
import { isClockFact, isFact } from '../support/facts.ts'

const kept = new Map(
  flows.map((flow): readonly [Flow, readonly Story[]] => {
    const text = readFileSync(new URL(`../../docs/flows/${stemOf(flow.id)}.stories.json`, import.meta.url), 'utf8')
    const packed: PackedStories = JSON.parse(text)
    return [flow, unpack(packed)]
  }),
)
const named = (stories: readonly Story[]) => stories.filter(({ kind }) => kind !== 'cover')
const Golden = z.record(z.string(), z.looseObject({ transitions: z.int(), ends: z.record(z.string(), z.int()) }))
const golden = Golden.parse(JSON.parse(readFileSync(new URL('../golden/paths.json', import.meta.url), 'utf8')))

/** Where a story and the machine part, or where its words are others than those told now; the case rests and is woken before every step. */
function strayIn(flow: Flow, { steps, end, ending, sentence }: Story, usual: readonly string[]): string | undefined {
  const { machine, policy } = flow
  using tracer = tracerOf(machine)
  const places = new Map(
    [...nodesOf(machine)]
      .flatMap((node) => [...[...node.transitions.values()].flat(), ...(node.always ?? [])])
      .map((transition, place) => [transition, place]),
  )
  let { snapshot } = begin(machine, policy)
  const told: PathStep[] = []
  const name = () => leavesOf(snapshot).map(stateName).join()
  for (const { fact, says, tells, from, to, transitions } of steps) {
    snapshot = wake(machine, rest(snapshot), policy)
    if (name() !== from) return `${says} is heard in ${name()}, not in ${from}`
    if (!isFact(fact) && !isClockFact(fact)) return `${fact.type} is no fact`
    if (sayFact(fact) !== says) return `${says} is ${sayFact(fact)}`
    if (tellFact(flow, fact) !== tells) return `${says} is told in other words than ${tells}`
    const next = tracer.step(snapshot, fact)
    snapshot = next.snapshot
    if (name() !== to) return `${says} leads to ${name()}, not to ${to}`
    const taken = next.taken.map((transition) => places.get(transition))
    if (taken.join() !== transitions.join()) return `${says} takes ${taken.join()}, not ${transitions.join()}`
    told.push({ by: doerOf(fact), fact, says, from, to, effects: next.effects, taken: next.taken })
  }
  const outcome = outcomeOf(snapshot)
  const how = [outcome?.type, outcome?.why, outcome?.to].filter((part) => part !== undefined).join(' ')
  if (!outcome || name() !== end || how !== ending) return `${name()} (${how}) is not ${end} (${ending})`
  const now = sentenceOf(flow, { steps: told, end, outcome }, usual)
  return now === sentence ? undefined : `${now} is not: ${sentence}`
}
const usualIn = ([happy]: readonly Story[]): readonly string[] =>
  happy?.steps.flatMap(({ fact }) => (isFact(fact) && 'enrolled' in fact ? fact.enrolled : [])) ?? []

describe('stories', () => {
  test('are ways that the machines go, to the ends they claim, in the words they are told in', () => {
    for (const [flow, stories] of kept)
      expect(
        stories.flatMap((story) => strayIn(flow, story, usualIn(stories)) ?? []),
        flow.id,
      ).toEqual([])
  })
  test('bite where one says something else', () => {
    const stories = kept.get(okxMigration) ?? []
    const [happy] = stories
    const stray = (story: Story) => strayIn(okxMigration, story, usualIn(stories))
    if (!happy) throw new RangeError('no story')
    const [first, ...others] = happy.steps
    if (!first) throw new RangeError('no step')
    expect(stray({ ...happy, end: 'denied' })).toContain('is not denied')
    expect(stray({ ...happy, ending: 'denied' })).toContain('is not completed (denied)')
    expect(stray({ ...happy, steps: others })).toContain('is heard in')
    expect(stray({ ...happy, steps: [{ ...first, to: 'submitting' }, ...others] })).toContain('leads to')
    expect(stray({ ...happy, steps: [{ ...first, transitions: [0] }, ...others] })).toContain('takes')
    expect(stray({ ...happy, steps: [{ ...first, tells: 'a story' }, ...others] })).toContain(
      'other words than a story',
    )
    expect(stray({ ...happy, sentence: 'A story.' })).toContain('is not: A story.')
  })

  test('begin with the happy path; each has a name and a sentence of its own', () => {
    for (const [{ id }, stories] of kept) {
      expect(stories[0]?.id, id).toBe('happy')
      expect(new Set(stories.map((story) => story.id)).size, id).toBe(stories.length)
      expect(new Set(named(stories).map(({ sentence }) => sentence)).size, id).toBe(named(stories).length)
    }
  })
  test('are few enough to look through, and stand by ending', () => {
    for (const [{ id }, stories] of kept) {
      expect(named(stories).length, id).toBeLessThanOrEqual(36)
      const outcomes = named(stories)
        .slice(1)
        .map(({ outcome }) => outcome)
      const runs = outcomes.filter((outcome, at) => outcome !== outcomes[at - 1])
      expect(new Set(runs).size, id).toBe(runs.length)
    }
  })
  test('come to every end and past every screen that can be come to', () => {
    for (const [flow, stories] of kept) {
      const { ends = {} } = golden[`${flow.id} exchange`] ?? {}
      expect(new Set(named(stories).map(({ end }) => end)), flow.id).toEqual(new Set(Object.keys(ends)))
      const shown = (of: readonly Story[]) =>
        new Set(of.flatMap(({ steps }) => steps.flatMap(({ from, to }) => [from, to])))
      expect(
        [...shown(stories)].filter((name) => !shown(named(stories)).has(name)),
        flow.id,
      ).toEqual([])
    }
  })
  test('take every transition that can be taken', () => {
    for (const [{ id }, stories] of kept) {
      const covering = stories.filter(({ kind }) => kind === 'cover')
      const taken = new Set(covering.flatMap(({ steps }) => steps.flatMap(({ transitions }) => transitions)))
      expect(taken.size, id).toBe(golden[`${id} exchange`]?.transitions)
    }
  })
})

describe('the sentence of a story', () => {
  const toldOf = (flow: string, id: string) =>
    [...kept].find(([one]) => one.id === flow)?.[1].find((story) => story.id === id)?.sentence
  test('says what was lost, what happened and how it ended', () => {
    expect(toldOf('binance.reset', 'happy')).toBe(
      'Phone lost; proved with e-mail and authenticator app; approved by the system; new phone bound; the restrictions end after 24 hours. Ends with “All done”.',
    )
    expect(toldOf('binance.reset', 'lost:phone+totp')).toContain(
      'Phone and authenticator app lost; proved with e-mail;',
    )
    expect(toldOf('binance.reset', 'denied:underReview:review.decided:1')).toContain('denied by a reviewer.')
    expect(toldOf('okx.migration', 'expired:open:after-caseLife:0')).toContain('not finished within 24 hours at “')
    expect(toldOf('pionex.contactChange', 'happy')).toContain('Phone to be replaced;')
  })
  test('has words where there are words: no names of states, facts or policy values', () => {
    for (const [flow, stories] of kept) {
      const is = describeFlow(flow)
      const names = [...is.states.map(({ name }) => name), ...is.policy.map(({ name }) => name)].filter((name) =>
        /[A-Z.]/.test(name),
      )
      const facts = is.transitions.flatMap(({ on }) => (on.type === 'fact' ? [on.name] : []))
      const said = stories.flatMap(({ sentence, steps }) => [sentence, ...steps.map(({ tells }) => tells)])
      expect(
        [...names, ...facts].filter((name) => said.some((text) => text.includes(name))),
        flow.id,
      ).toEqual([])
      expect(
        said.filter((text) => /undefined|\{|\[object|;;|; ;/.test(text)),
        flow.id,
      ).toEqual([])
    }
  })
  test('can be told without its ending', () => {
    const [story] = kept.get(pionexSignIn) ?? []
    expect(story && withoutEnding(story)).toBe('Proved with phone.')
  })
})

describe('stories as they are kept', () => {
  test('are what is found anew', () => {
    for (const flow of [okxMigration, pionexSignIn]) expect(storiesOf(flow)).toEqual(kept.get(flow))
  })
  test('lose nothing when they are packed', () => {
    for (const [flow, stories] of kept) {
      const packed = pack(flow.id, flow.fingerprint, stories)
      expect(unpack(packed)).toEqual(stories)
      expect(JSON.stringify(packed).length).toBeLessThan(JSON.stringify(stories).length / 2)
    }
  })
})
