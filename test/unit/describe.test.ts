import { flows, okxReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { describe as describeFlow } from '../../src/describe.ts'
import { nodesOf } from '../../src/names.ts'

describe('a flow as plain data', () => {
  for (const flow of flows) {
    const described = describeFlow(flow)
    it(`${flow.id} is JSON and has the same bytes every time`, () => {
      const text = JSON.stringify(described)
      expect(JSON.parse(text)).toEqual(described)
      expect(JSON.stringify(describeFlow(flow))).toBe(text)
    })
    it(`${flow.id} leaves no state and no transition out`, () => {
      const nodes = [...nodesOf(flow.machine)]
      expect(described.states).toHaveLength(nodes.length - 1)
      expect(described.transitions).toHaveLength(
        nodes.flatMap((node) => [...[...node.transitions.values()].flat(), ...(node.always ?? [])]).length,
      )
    })
    it(`${flow.id} names every state once, and every arrow ends at one of them`, () => {
      const names = described.states.map(({ name }) => name)
      expect(new Set(names).size).toBe(names.length)
      for (const { from, to } of described.transitions) {
        expect(names).toContain(from)
        if (to !== null) expect(names).toContain(to)
      }
    })
    it(`${flow.id} says a policy value for every deadline`, () => {
      for (const { value, says } of described.deadlines) {
        expect(value).not.toBeNull()
        expect(says).not.toBeNull()
      }
    })
  }

  it('says who may cause a transition and what a person submits for it', () => {
    const { transitions } = describeFlow(okxReset)
    const on = (name: string) => transitions.find((one) => 'name' in one.on && one.on.name === name)
    expect(on('code.accepted')).toMatchObject({
      from: 'proving',
      to: null,
      origin: 'verifier',
      inputs: ['code.submit'],
      guard: { name: 'isAsked' },
      happy: true,
    })
    expect(on('code.rejected')).toMatchObject({ origin: 'verifier', inputs: [], yieldedBy: ['code.submit'] })
    expect(on('review.decided')?.origin).toBe('staff')
    expect(on('hold')?.origin).toBe('clock')
    expect(on('account.frozen')?.origin).toBe('system')
    expect(on('case.cancelled')?.inputs).toEqual(['case.cancel'])
  })

  it('tells effects from what is remembered, and leaves out XState’s own', () => {
    const { states, transitions } = describeFlow(okxReset)
    const applying = states.find(({ name }) => name === 'applying')
    expect(applying?.entry).toEqual([
      { type: 'effect', name: 'hold.place', params: {} },
      { type: 'effect', name: 'change.apply', params: null },
    ])
    const acknowledged = transitions.find(({ on }) => 'name' in on && on.name === 'consequences.accepted')
    expect(acknowledged?.effects).toEqual([
      { type: 'memory', name: 'takeOffLost', params: { of: ['email', 'phone', 'totp', 'passkey'] } },
      { type: 'effect', name: 'notify', params: { notice: 'started' } },
    ])
    expect(
      states.flatMap(({ entry, exit }) => [...entry, ...exit]).filter(({ name }) => name.startsWith('xstate')),
    ).toEqual([])
  })

  it('follows the policy that is laid over it', () => {
    const wait = (preset: 'hardened' | undefined) =>
      describeFlow(preset ? okxReset.with({ policy: preset }) : okxReset).deadlines.find(({ name }) => name === 'wait')
    expect(wait(undefined)).toMatchObject({ value: { hours: 0 } })
    expect(wait('hardened')).toMatchObject({ value: { hours: 24 }, sources: ['R-83'] })
  })
})
