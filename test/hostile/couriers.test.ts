import { binanceReset, flows } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Message } from '../../src/ports/courier.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { lost } from './tables/stage.ts'

it('a courier that sends every message and says that it did not: its key tells that it is the same one', async () => {
  const sent = new Map<string, string[]>()
  const deliver = async ({ to, text }: Message, key: string): Promise<void> => {
    sent.set(key, [...(sent.get(key) ?? []), `${to} ${text}`])
    throw new Error('not sent')
  }
  const world = new World({ flows, storage: memoryStorage(), recovery: { email: { deliver }, sms: { deliver } } })
  world.host.add(ada)
  world.risk = 'review'
  const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
  await person.say({ type: 'code.request', kind: 'email' })
  await world.pass(590_000)
  expect([...sent.values()].some(([first = '']) => /\b\d{6}\b/.test(first))).toBe(true)
  expect([...sent.values()].some(([first = '']) => first.includes('/recovery/notice/'))).toBe(true)
  for (const [key, messages] of sent) expect([key, messages.length, new Set(messages).size]).toEqual([key, 8, 1])
})
