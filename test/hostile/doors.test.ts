import fc from 'fast-check'
import { parseInput, RecoveryError } from 'regain'
import { afterAll, describe, expect, it } from 'vitest'
import { hostile, hostileValues, MARK } from '../../src/testing/hostile.ts'
import { deep, figure } from '../support/figures.ts'
import { faultOf, saidBy } from '../support/values.ts'
import { adapterDoors } from './doors/adapters.ts'
import { codeDoors } from './doors/code.ts'
import { everyDoor, onlyInCore } from './doors/complete.ts'
import { opens, Trial, tryAll } from './doors/door.ts'
import { growsWorse } from './doors/growth.ts'
import { recoveryDoors } from './doors/recovery.ts'
import { schemas } from './doors/schemas.ts'
import { setUpDoors } from './doors/setups.ts'

const doors = [...recoveryDoors, ...setUpDoors, ...adapterDoors, ...codeDoors]
const outside = doors.filter(({ outside: is }) => is)
let values = 0
afterAll(() => figure('hostile inputs', { entries: everyDoor().size, values }))

describe('every door', () => {
  it('is one of these', () => {
    const tried = new Set(doors.map(({ name }) => name.split(',')[0] ?? ''))
    expect([...tried].sort()).toEqual([...everyDoor()].sort())
    expect(onlyInCore()).toEqual([])
  })
  for (const door of doors) {
    // what makes parts of a machine is judged by the lint of the whole
    if (!door.name.startsWith('parts: ')) it(`${door.name} opens to what is right`, () => opens(door))
    it(`${door.name}: a named refusal or an answer, in bounded time, and nothing written or repeated`, async () => {
      const told = await tryAll(door)
      values += told.values
      expect(told.wrong).toEqual([])
      if (told.values > 0 && Array.isArray(door.refuses) && door.refuses.length > 0)
        expect(told.refused).toBeGreaterThan(0)
    })
  }
})

describe('whatever is said', () => {
  for (const door of outside.filter(({ name }) => deep || !name.startsWith('regain: parseInput')))
    it(`at ${door.name} is refused by name or answered`, async () => {
      const trial = await Trial.of(door)
      const runs = deep ? 1_000 : 25
      for (const at of trial.right.keys())
        for (const [index, value] of fc.sample(hostile, { numRuns: runs }).entries())
          await trial.attempt(`sample ${index}`, at, value)
      const told = await trial.result()
      values += told.values
      expect(told.wrong).toEqual([])
    })
  it('as JSON is an input or input_invalid', () =>
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.json({ stringUnit: 'binary', depthSize: 'large' })), (text) => {
        values += 1
        try {
          parseInput(JSON.parse(text))
        } catch (fault) {
          expect(fault).toMatchObject({ name: 'RecoveryError', code: 'input_invalid' })
        }
      }),
      { numRuns: deep ? 20_000 : 500 },
    ))
  it('the code of a fault that repeats what was sent would be seen', async () => {
    const fault = await faultOf(() => {
      throw new RecoveryError('input_invalid', { detail: MARK })
    })
    expect(saidBy(fault)).toContain(MARK)
  })
})

describe('a long text', () => {
  // names of states and flows are code and short
  for (const door of doors.filter(({ name, refuses }) => refuses !== 'any' || name === 'regain: say'))
    it(`takes ${door.name} no longer than it is long`, async () => {
      const { tried, worse } = await growsWorse(door)
      values += tried
      expect(worse).toEqual([])
    })
})

describe('every schema', () => {
  for (const [name, schema] of schemas)
    it(`${name} judges anything that is not code, and soon`, () => {
      for (const { name: what, make, vast } of hostileValues) {
        if (vast || /proxy|throws/.test(what) || (!deep && /wide|long array/.test(what))) continue
        const began = process.cpuUsage()
        schema.safeParse(make())
        const { user, system } = process.cpuUsage(began)
        values += 1
        expect(user + system, what).toBeLessThan(1_000_000)
      }
    })
})
