import { RecoveryError } from 'regain'
import { binanceReset, okxReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { MARK } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { malformed } from '../../support/values.ts'
import { big, lost, nothings, refuses, spy, world } from './stage.ts'

describe('submit: the command id', () => {
  for (const id of ['', ' ', 'a b', 'å', `${MARK}\n`, MARK.repeat(100), 7, null, {}, Symbol(MARK), ['a']])
    it(`refuses ${typeof id === 'string' ? JSON.stringify(id.slice(0, 20)) : String(typeof id)} for an id`, async () => {
      const { ticket } = await Person.at(world, binanceReset)
      await refuses(
        () => world.recovery.submit(ticket, { type: 'identifier.submit', identifier: ada.email }, malformed({ id })),
        'input_invalid',
      )
    })
  for (const [what, value] of nothings)
    it(`refuses ${what} for options`, async () => {
      const { ticket } = await Person.at(world, binanceReset)
      await refuses(() => world.recovery.submit(ticket, { type: 'passkey.skip' }, malformed(value())), 'input_invalid')
    })
  it('refuses a known id with another body', async () => {
    const person = await Person.at(world, binanceReset)
    const first = await person.say({ type: 'identifier.submit', identifier: ada.email }, 'one')
    await refuses(
      () => person.say({ type: 'identifier.submit', identifier: `${MARK}@example.org` }, 'one'),
      'input_invalid',
    )
    expect(await person.say({ type: 'identifier.submit', identifier: ada.email }, 'one')).toEqual(first)
  })
})

describe('the host', () => {
  for (const [what, value] of nothings.filter(([name]) => !name.startsWith('a string')))
    it(`refuses ${what} about an account`, async () => {
      if (!what.includes('text'))
        await refuses(() => world.recovery.account(malformed(value())).restrictions(), 'input_invalid')
      const door = world.recovery.account('ada')
      await refuses(() => door.allows(malformed(value())), 'input_invalid')
      await refuses(() => door.signedIn(malformed(value())), 'input_invalid')
      await refuses(() => door.signedIn(malformed({ methods: value() })), 'input_invalid')
    })
  it('refuses an account without a name, and capabilities of its own', async () => {
    await refuses(() => world.recovery.account('').allows('withdraw'), 'input_invalid')
    await refuses(() => world.recovery.account(big).allows('withdraw'), 'input_invalid')
    await refuses(() => world.recovery.account('ada').allows(malformed(MARK)), 'input_invalid')
    await refuses(() => world.recovery.account('ada').signedIn(malformed(undefined)), 'input_invalid')
    await refuses(() => world.recovery.account('ada').signedIn(malformed({ methods: [MARK] })), 'input_invalid')
  })
  for (const [what, value] of nothings)
    it(`refuses ${what} about a contact`, async () => {
      await refuses(() => world.recovery.contact(malformed(value()), ada.email), 'input_invalid')
      await refuses(() => world.recovery.contact('email', malformed(value())), 'input_invalid')
      await refuses(() => world.recovery.contact('email', ada.email).allows(malformed(value())), 'input_invalid')
    })
  it('refuses a contact of the wrong kind', async () => {
    await refuses(() => world.recovery.contact('email', ada.phone), 'input_invalid')
    await refuses(() => world.recovery.contact('phone', ada.email), 'input_invalid')
    await refuses(() => world.recovery.contact(malformed('totp'), ada.email), 'input_invalid')
  })
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what} as a report`, async () => {
      const event = { eventId: 'one' }
      await refuses(() => world.recovery.report('a.b', malformed(value()), event), 'input_invalid')
      await refuses(
        () => world.recovery.report('a.b', { type: 'identity.failed' }, malformed(value())),
        'input_invalid',
      )
      await refuses(
        () => world.recovery.report('a.b', { type: 'identity.failed' }, malformed({ eventId: value() })),
        'input_invalid',
      ).catch((wrong) => {
        // a short text is an event id
        if (what !== 'a string') throw wrong
      })
    })
  it('a report that nobody waits for changes nothing', async () => {
    const person = await walk(await Person.at(world, okxReset), lost, 'provingIdentity')
    const before = await spy.dump()
    for (const request of ['', '.', MARK, `${person.caseId}.`, `${person.caseId}.${MARK}`, big, malformed<string>(7)])
      expect(await world.recovery.report(request, { type: 'identity.passed', of: 'owner' }, { eventId: 'one' })).toBe(
        false,
      )
    expect((await spy.dump()) === before).toBe(true)
  })
  it('a report has no say over anything but identity', async () => {
    for (const fact of [{ type: 'change.applied' }, { type: 'identity.passed' }, { type: 'identity.passed', of: MARK }])
      await refuses(() => world.recovery.report('a.b', malformed(fact), { eventId: 'one' }), 'input_invalid')
  })
  it('a promise is what fails, not the call', async () => {
    const calls: (() => Promise<unknown>)[] = [
      () => world.recovery.redeem(malformed(null)),
      () => world.recovery.report(malformed(null), malformed(null), malformed(null)),
      () => world.recovery.desk.decide(malformed(null), malformed(null)),
      () => world.recovery.desk.view(malformed(null)),
      () => world.recovery.notice(malformed(null)).view(),
      () => world.recovery.notice(malformed(null)).dispute(),
      () => world.recovery.submit(malformed(null), malformed(null)),
      () => world.recovery.open(malformed(null)),
    ]
    for (const call of calls) await expect(call()).rejects.toBeInstanceOf(RecoveryError)
  })
})
