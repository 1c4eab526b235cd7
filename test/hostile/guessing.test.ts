import { binanceReset } from 'regain/machines'
import { expect, it } from 'vitest'
import { Person, walk } from '../../src/testing/simulation/people.ts'
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
