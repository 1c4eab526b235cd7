import { binancePassword, binanceReset } from 'regain/machines'
import { expect, it } from 'vitest'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { otherCode } from '../support/codes.ts'
import { lost, world } from './tables/stage.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

it('a stranger who comes back every three hours is told of no more wrong passwords in any day than half the budget', async () => {
  const told: number[] = []
  for (let visit = 0; visit < 24; visit++) {
    const stranger = await walk(await Person.at(world, binanceReset), lost, 'password')
    for (let guess = 0; guess < 3; guess++) {
      const { view } = await stranger.say({ type: 'password.submit', password: `guess ${visit} ${guess}` })
      if (view.refusal?.code === 'password_wrong') told.push(world.now)
    }
    world.now += 3 * HOUR
  }
  const half = binanceReset.policy.guessesPerDay / 2
  for (const at of told)
    expect(told.filter((other) => other > at - DAY && other <= at).length).toBeLessThanOrEqual(half)
  // each day has its own
  expect(told).toHaveLength(3 * half)
})

it('a thief who knows the password guesses at a code ten times, and as a stranger not once more', async () => {
  const { guessesPerCode, guessesPerDay } = binanceReset.policy
  const wrongly = async (person: Person, type: 'code.submit' | 'account.reach') => {
    const code = otherCode(await world.code(ada.email))
    const said: (string | undefined)[] = []
    for (let guess = 0; guess < guessesPerCode; guess++)
      said.push((await person.say({ type, kind: 'email', code })).view.refusal?.code)
    return said
  }
  for (let spent = 0; spent < guessesPerDay; spent += guessesPerCode) {
    const thief = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await thief.say({ type: 'code.request', kind: 'email' })
    expect(await wrongly(thief, 'code.submit')).toEqual(Array(guessesPerCode).fill('code_wrong'))
    await world.pass(HOUR)
  }
  const stranger = await walk(await Person.at(world, binancePassword), lost, 'reaching')
  await stranger.say({ type: 'code.request', kind: 'email' })
  expect(await wrongly(stranger, 'account.reach')).not.toContain('code_wrong')
  world.now += DAY
  const later = await walk(await Person.at(world, binancePassword), lost, 'reaching')
  await later.say({ type: 'code.request', kind: 'email' })
  expect(await wrongly(later, 'account.reach')).toContain('code_wrong')
})
