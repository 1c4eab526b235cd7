import { RecoveryError } from 'regain'
import { describe, expect, it } from 'vitest'
import { type Hostile, hostileValues, MARK, nearMisses } from '../../../src/testing/hostile.ts'
import type { Person } from '../../../src/testing/simulation/people.ts'
import { deep } from '../../support/figures.ts'
import { saidBy } from '../../support/values.ts'
import { type Asked, asked, inputAt } from './asked.ts'
import { type Bent, bentWorld, type Fault } from './bent.ts'
import { failures, oddities } from './faults.ts'

/** What is wrong about how a command ended: it must be `port_failed`, which says nothing of what the port threw. */
function wrongIn(fault: unknown): string | undefined {
  if (!(fault instanceof RecoveryError)) return 'ended in a fault without a name'
  if (fault.code !== 'port_failed') return `ended in ${fault.code}`
  // what was thrown is kept as it is, for the operator
  const { cause } = fault
  const said = saidBy(Object.assign(fault, { cause: undefined })).includes(MARK)
  Object.assign(fault, { cause })
  return said || JSON.stringify(fault).includes(MARK) ? 'repeated what the port said' : undefined
}
async function ends(bent: Bent, person: Person, one: Asked, fault: Fault): Promise<string | undefined> {
  const input = await inputAt(person, one)
  bent.bend(one.call, fault)
  try {
    await person.say(input)
    return 'was accepted'
  } catch (thrown) {
    return bent.asked() === 0 ? 'was not asked' : wrongIn(thrown)
  } finally {
    bent.bend()
  }
}
/** More than any budget has guesses. */
const TRIES = 12

describe('a port that a command asks', () => {
  for (const one of asked) {
    it(`${one.call} in ${one.flow} fails: a named fault, nothing has changed, and no guess is counted`, async () => {
      const bent = bentWorld()
      const person = await one.reach(bent)
      const view = await person.look()
      const wrong: string[] = []
      for (const [how, fault] of Object.entries(failures)) {
        const times = how === 'rejects' ? TRIES : 1
        for (let at = 0; at < times; at++) {
          const said = await ends(bent, person, one, fault)
          if (said !== undefined) wrong.push(`${how}: ${said}`)
        }
      }
      expect(wrong).toEqual([])
      await stillWell(bent, person, one, view)
    })
    it(`${one.call} in ${one.flow} answers out of form: as if it had failed`, async () => {
      const bent = bentWorld()
      const person = await one.reach(bent)
      const view = await person.look()
      const wrong: string[] = []
      for (const { name, make } of answersTo(one)) {
        const said = await ends(bent, person, one, async () => make())
        if (said !== undefined) wrong.push(`${name}: ${said}`)
      }
      expect(wrong).toEqual([])
      await stillWell(bent, person, one, view)
    })
    for (const [how, fault] of Object.entries(oddities))
      it(`${one.call} in ${one.flow} ${how}: its first answer counts`, async () => {
        const [bent, plain] = [bentWorld(), bentWorld()]
        const [person, other] = [await one.reach(bent), await one.reach(plain)]
        bent.bend(one.call, fault)
        await person.say(await inputAt(person, one))
        await other.say(await inputAt(other, one))
        expect(bent.asked()).toBeGreaterThan(0)
        expect([person.name, person.view.refusal]).toEqual([other.name, other.view.refusal])
      })
  }
})

const optional = /^(passwordRoot|locale|empty|factors\.0\.address|reveal): dropped$|^account: dropped$/
/** Answers that are none: everything hostile, and the right one with something dropped or of another type. */
function answersTo({ right, fine }: Asked): readonly Hostile[] {
  const depth = fine ? 0 : Number.POSITIVE_INFINITY
  const misses = nearMisses(right, depth).filter(
    ({ change, name }) =>
      (change === 'retyped' || name.endsWith(' NaN') || (change === 'dropped' && !optional.test(name))) &&
      !/inherited|a map of it/.test(name) &&
      !(fine && /null/.test(name)) &&
      !name.startsWith('account: null'),
  )
  const values = hostileValues.filter(
    ({ name, vast }, at) => !vast && (deep || at % 3 === 0 || !name.startsWith('the ')),
  )
  return [...values, ...misses].filter(({ name, vast }) => !vast && !(fine?.test(name) ?? false))
}

/** Nothing has changed, nothing was told, and what was right before is right now. */
async function stillWell({ world, spy }: Bent, person: Person, one: Asked, view: unknown): Promise<void> {
  expect(await person.look()).toEqual(view)
  expect(JSON.stringify([world.log, await spy.dump()])).not.toContain(MARK)
  const { view: after } = await person.say(await inputAt(person, one))
  expect(after.refusal).toBeUndefined()
}
