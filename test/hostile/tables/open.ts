import { binanceReset, flows } from 'regain/machines'
import { describe, it } from 'vitest'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { MARK, throwing } from '../../../src/testing/hostile.ts'
import { ada, Person } from '../../../src/testing/simulation/people.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { malformed } from '../../support/values.ts'
import { big, nothings, refuses, world } from './stage.ts'

describe('open', () => {
  for (const [what, value] of nothings)
    it(`refuses ${what} for a flow`, () => refuses(() => world.recovery.open(malformed(value())), 'flow_unknown'))
  it('refuses nothing for a flow', () => refuses(() => world.recovery.open(malformed(undefined)), 'flow_unknown'))
  for (const flow of [MARK, '', '__proto__', 'constructor', 'toString', 'BINANCE.RESET', 'binance.reset '])
    it(`refuses the flow "${flow}"`, () => refuses(() => world.recovery.open(flow), 'flow_unknown'))

  for (const [what, value] of nothings)
    it(`refuses ${what} for options`, () =>
      refuses(() => world.recovery.open('binance.reset', malformed(value())), 'input_invalid'))
  const options: readonly (readonly [string, () => unknown])[] = [
    ['an extra key', () => ({ extra: MARK })],
    ['a key that throws', () => throwing('client')],
    ['an extra key of the client', () => ({ client: { extra: MARK } })],
    ['a channel of its own', () => ({ client: { channel: MARK } })],
    ['a locale with a path', () => ({ client: { locale: `../${MARK}` } })],
    ['a locale of __proto__', () => ({ client: { locale: '__proto__' } })],
    ['1 MB of locale', () => ({ client: { locale: big } })],
    ['a version with words', () => ({ client: { version: MARK } })],
    ['a version that is a number', () => ({ client: { version: 1 } })],
    ['"recognised" that is no boolean', () => ({ recognised: 'true' })],
    ['a client that is null', () => ({ client: null })],
  ]
  for (const [what, value] of options)
    it(`refuses ${what}`, () =>
      refuses(() => world.recovery.open('binance.reset', malformed(value())), 'input_invalid'))
})

describe('submit: the ticket', () => {
  const others: readonly (readonly [string, (ticket: string) => unknown])[] = [
    ...nothings.map(([what, value]) => [what, value] as const),
    ['nothing', () => undefined],
    ['another case', (ticket) => `${'A'.repeat(22)}${ticket.slice(22)}`],
    ['another secret', (ticket) => `${ticket.slice(0, 23)}${'A'.repeat(32)}`],
    ['a secret cut short', (ticket) => ticket.slice(0, -1)],
    ['a secret with one more', (ticket) => `${ticket}A`],
    ['a line at its end', (ticket) => `${ticket}\n`],
    ['the case alone', (ticket) => ticket.slice(0, 22)],
    ['a ticket within an array', (ticket) => [ticket]],
    ['a text object', (ticket) => Object(ticket)],
  ]
  for (const [what, value] of others)
    it(`refuses ${what}`, async () => {
      const person = await Person.at(world, binanceReset)
      const ticket: string = malformed(value(person.ticket))
      await refuses(
        () => world.recovery.submit(ticket, { type: 'identifier.submit', identifier: ada.email }),
        'ticket_invalid',
      )
      await refuses(() => world.recovery.view(ticket), 'ticket_invalid')
      await refuses(() => world.recovery.redeem(ticket), 'ticket_invalid')
    })
  it('refuses the ticket of another case for this one', async () => {
    const [one, other] = [await Person.at(world, binanceReset), await Person.at(world, binanceReset)]
    const foreign = `${one.caseId}.${other.ticket.slice(23)}`
    await refuses(() => world.recovery.view(foreign), 'ticket_invalid')
  })
  it('refuses the ticket of another installation', async () => {
    const elsewhere = new World({ flows, storage: memoryStorage() })
    const { ticket } = await elsewhere.recovery.open('binance.reset')
    await refuses(() => world.recovery.view(ticket), 'ticket_invalid')
  })
})
