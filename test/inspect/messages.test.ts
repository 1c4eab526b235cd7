import { createInspection, isInspecting, type LiveRecord, legacyMessages, statelyMessages } from 'regain/inspect'
import { binanceReset, flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { nodesOf } from '../../src/names.ts'
import { Leaks, watch } from '../../src/testing/leaks.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'

let records: readonly LiveRecord[] = []
const leaks = new Leaks()
beforeAll(async () => {
  const inspection = createInspection()
  const spy = spyOn(memoryStorage())
  const world = new World({ flows: [binanceReset], storage: inspection.watch(spy) })
  world.host.add(ada)
  const { look } = watch(world, spy, leaks)
  await walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'holding')
  await world.pass(25 * 3_600_000)
  await look()
  inspection.flush()
  records = inspection.recent()
})
const facts = () => records.flatMap((record) => record.facts)

describe('messages of @statelyai/inspect', () => {
  it('register a case once, and tell each fact and each state it rests in', () => {
    const messages = records.flatMap((record) => statelyMessages(record, binanceReset))
    const [first, ...others] = messages
    expect(first).toMatchObject({ type: '@xstate.actor', sessionId: records[0]?.case, _version: '0.7.2' })
    expect(others.filter(({ type }) => type === '@xstate.actor')).toEqual([])
    const told = messages.flatMap((message) => (message.type === '@xstate.event' ? [message.event] : []))
    expect(told).toEqual(facts())
    const rests = messages.flatMap((message) => (message.type === '@xstate.snapshot' ? [message.snapshot.value] : []))
    expect(rests).toEqual(records.map(({ rest }) => rest.value))
    expect(messages.at(-1)).toMatchObject({ snapshot: { status: 'done', value: 'completed' } })
    expect(new Set(messages.map(({ id }) => id)).size).toBe(messages.length)
  })
  it('carry the definition of a flow that is given', () => {
    const [record] = records
    if (!record) throw new Error('no record')
    const of = (message: ReturnType<typeof statelyMessages>[number] | undefined) =>
      message?.type === '@xstate.actor' ? message.definition : 'no actor'
    expect(of(statelyMessages(record)[0])).toBeUndefined()
    const { id, states } = JSON.parse(of(statelyMessages(record, binanceReset)[0]) ?? '')
    expect([id, Object.keys(states)]).toEqual([binanceReset.id, Object.keys(binanceReset.machine.root.states)])
  })
})

describe('messages of @xstate/inspect 0.8', () => {
  it('register, tell events before states, and stop at the end', () => {
    const messages = records.flatMap((record) => legacyMessages(binanceReset, record))
    const types = messages.map(({ type }) => type)
    expect(types.slice(0, 3)).toEqual(['service.register', 'service.event', 'service.state'])
    expect(types.at(-1)).toBe('service.stop')
    expect(types.filter((type) => type === 'service.event')).toHaveLength(facts().length)
    expect(types.filter((type) => type === 'service.state')).toHaveLength(records.length)
    expect(new Set(messages.map(({ sessionId }) => sessionId))).toEqual(new Set([records[0]?.case]))
    const states = messages.flatMap((message) => (message.type === 'service.state' ? [JSON.parse(message.state)] : []))
    expect(states.map(({ value }) => value)).toEqual(records.map(({ rest }) => rest.value))
    expect(states.map(({ done }) => done).indexOf(true)).toBe(records.length - 1)
  })
  it('name events as XState 4 does', () => {
    const names = records
      .flatMap((record) => legacyMessages(binanceReset, record))
      .flatMap((message) => (message.type === 'service.event' ? [JSON.parse(message.event).name] : []))
    expect(names[0]).toBe('visitor.arrived')
    expect(names.at(-1)).toBe('xstate.after(hold)#binance.reset.holding.running')
  })
  it('write a machine in its words: every state, conditions as `cond`, nothing that is no JSON', () => {
    const [record] = records
    if (!record) throw new Error('no record')
    for (const flow of flows) {
      const [message] = legacyMessages(flow, record)
      if (message?.type !== 'service.register') throw new Error('not registered')
      const machine = JSON.parse(message.machine)
      const count = (node: { states?: object }): number =>
        Object.values(node.states ?? {}).reduce((all: number, inner) => all + count(inner), 1)
      expect(count(machine)).toBe([...nodesOf(flow.machine)].length)
      expect(message.machine).not.toContain('"guard"')
      expect(message.machine.match(/"cond"/g)?.length).toBe(
        JSON.stringify(flow.machine.config).match(/"guard"/g)?.length,
      )
    }
  })
  it('go to who has said that they look', () => {
    expect(isInspecting({ type: 'xstate.inspecting' })).toBe(true)
    for (const other of [undefined, null, 'xstate.inspecting', {}, { type: 'xstate.event' }])
      expect(isInspecting(other)).toBe(false)
  })
})

it('no secret and no contact is in a message', () => {
  for (const record of records) {
    leaks.hear('stately', statelyMessages(record, binanceReset))
    leaks.hear('legacy', legacyMessages(binanceReset, record))
  }
  expect(leaks.found()).toEqual([])
  expect(leaks.outputs['stately']).toBe(records.length)
  expect(leaks.secrets.code).toBeGreaterThan(0)
})
