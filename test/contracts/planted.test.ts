import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { lint } from '../../src/lint.ts'
import { storageContract } from '../../src/testing/contracts/index.ts'
import { explore } from '../../src/testing/explore.ts'
import { few } from '../../src/testing/few.ts'
import { lives } from '../../src/testing/lives/lives.ts'
import { sentencesFor } from '../../src/testing/properties/index.ts'
import { check } from '../../src/testing/property.ts'
import { harbour } from '../fixtures/broken/flows/harbour.ts'
import { heldAfterwards } from '../fixtures/broken/flows/heldAfterwards.ts'
import { lostCounts } from '../fixtures/broken/flows/lostCounts.ts'
import { oldProofs } from '../fixtures/broken/flows/oldProofs.ts'
import { overdueApproves } from '../fixtures/broken/flows/overdueApproves.ts'
import { waitSkipped } from '../fixtures/broken/flows/waitSkipped.ts'
import { forgotten } from '../fixtures/broken/storages/forgotten.ts'
import { lostUpdate } from '../fixtures/broken/storages/lostUpdate.ts'
import { rearmed } from '../fixtures/broken/storages/rearmed.ts'
import { wholeStorage } from '../fixtures/broken/storages/whole.ts'
import { deep, figure } from '../support/figures.ts'

const toTheProofs = (lost: string) => [
  'host: visitor.arrived -> naming',
  'person: identifier.given passkeyPrompt=false -> password',
  'check: password.accepted enrolled=email+totp root=password -> listing',
  `person: factor.unavailable kind=${lost} -> ticking`,
  `person: item.chosen kind=${lost} -> agreeing`,
  'person: consequences.accepted -> showing',
]
const toTheRequest = [...toTheProofs('totp'), 'check: code.accepted kind=email -> sending']
const toTheDecision = [...toTheRequest, 'person: request.submitted -> weighing']

/** What is wrong, under which policy it shows, the sentence that says so, and the shortest way there. */
const planted = [
  {
    name: 'counts a lost factor',
    flow: lostCounts,
    preset: 'exchange',
    sentence: 'a lost factor is no proof',
    way: [...toTheProofs('totp'), 'check: totp.accepted -> showing'],
  },
  {
    name: 'holds after the change',
    flow: heldAfterwards,
    preset: 'exchange',
    sentence: 'the hold comes first',
    way: [...toTheDecision, 'host: risk.decided verdict=approve -> changing.asked'],
  },
  {
    name: 'approves what is overdue',
    flow: overdueApproves,
    preset: 'exchange',
    sentence: 'time never approves',
    way: [
      ...toTheDecision,
      'host: risk.decided verdict=review -> atTheDesk.inTime',
      'clock: after reviewTarget -> changing.asked',
    ],
  },
  {
    name: 'keeps proofs that are too old',
    flow: oldProofs,
    preset: 'exchange',
    sentence: 'proof comes from a check',
    way: [...toTheRequest, 'host: evidence.stale kind=password -> sending'],
  },
  {
    name: 'skips the wait',
    flow: waitSkipped,
    preset: 'hardened',
    sentence: 'a wait is waited',
    way: [
      ...toTheDecision,
      'host: risk.decided verdict=approve -> atTheDesk.inTime',
      'staff: review.decided verdict=approve -> changing.asked',
    ],
  },
] as const
const under = (flow: ReturnType<typeof harbour>, preset: string) =>
  preset === 'hardened' ? flow.with({ policy: 'hardened' }) : flow

const options = deep ? {} : { only: few }

describe('a flow that the kit has never seen', () => {
  it('keeps every sentence, and every way of it is gone', () => {
    const sound = harbour()
    expect(lint(sound.machine, sound.id)).toEqual([])
    const graphs = ['exchange', 'hardened'].map((preset) => explore(under(sound, preset), options))
    const sentences = sentencesFor(sound.machine)
    for (const graph of graphs) expect(check(graph, sentences)).toEqual([])
    expect(sentences.length).toBeGreaterThan(75)
    const inNone = (of: 'unreached' | 'untaken') =>
      graphs.map(({ coverage }) => coverage[of]).reduce((all, one) => all.filter((name) => one.includes(name)))
    expect(inNone('unreached')).toEqual([])
    // the part forgets all proofs with the password, so that none is left to be too old
    expect(inNone('untaken')).toEqual(['password: evidence.stale [holdsStale] -> settling'])
  })
  it.each(planted)('is found out when it $name', ({ flow, preset, sentence, way }) => {
    expect(lint(flow.machine, flow.id)).toEqual([])
    const found = check(explore(under(flow, preset), options), sentencesFor(flow.machine))
    expect(found.find(({ property }) => property === sentence)?.way).toEqual(way)
  })
  it('shows a fault only under the policy that can', () => {
    expect(check(explore(waitSkipped, { only: few }), sentencesFor(waitSkipped.machine))).toEqual([])
  })
})

const wrong = [
  { name: 'loses an update', storage: lostUpdate, sentence: /a ledger that cases share is one/, life: /I-18/ },
  { name: 'arms a fired timer again', storage: rearmed, sentence: /a timer fires once/, life: /I-39/ },
  { name: 'forgets effects', storage: forgotten, sentence: /the queue goes on in the same commit/, life: /no end/ },
]
const sizes = deep ? { runs: 200, seed: 1 } : { runs: 12, seed: 1 }

describe('a storage that the kit has never seen', () => {
  for (const { name, run } of storageContract({ make: () => ({ storage: wholeStorage() }) })) it(name, run)
  it('carries random lives', async () => {
    const { commands } = await lives({ flows, storage: wholeStorage, ...sizes })
    expect(commands).toBeGreaterThan(100)
  })
  it.each(wrong)('is found out when it $name', async ({ storage, sentence, life }) => {
    const failed: string[] = []
    for (const { name, run } of storageContract({ make: () => ({ storage: storage() }) }))
      await run().catch(() => failed.push(name))
    expect(failed.find((name) => sentence.test(name))).toBeDefined()
    await expect(lives({ flows, storage, ...sizes, runs: 200 })).rejects.toThrow(life)
  })
})

it('is told', () => figure('planted faults', { flows: planted.length, storages: wrong.length, lives: sizes.runs }))
