import { describe, expect, it } from 'vitest'
import { hostileValues, MARK } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { deep } from '../../support/figures.ts'
import { type Bent, bentWorld, type Fault } from './bent.ts'
import { failures } from './faults.ts'

const DAY = 86_400_000
const lost = { account: ada, lost: ['phone'] } as const
const submitting = async (bent: Bent): Promise<Person> =>
  walk(await Person.at(bent.world, 'binance.reset'), lost, 'submitting')
/** What the storage and the log hold, and what operators are shown. */
const leftBehind = async ({ world, spy }: Bent): Promise<string> =>
  JSON.stringify([world.log, await spy.dump(), await world.recovery.troubles()])

/** Answers that no port gives, in place of one that it does. */
const junk: readonly (readonly [string, Fault])[] = hostileValues
  .filter(({ name, vast }, at) => !vast && !/never settles|throws|proxy/.test(name) && (deep || at % 4 === 0))
  .map(({ name, make }) => [`answers ${name}`, async () => make()])

describe('a port that is asked in the background', () => {
  for (const [how, fault] of Object.entries(failures))
    for (const [call, kind] of [
      ['email.deliver', 'email'],
      ['noticeUrl', 'email'],
    ] as const) {
      // a page is no promise: what it gives back is no address
      if (call === 'noticeUrl' && /late|never|twice/.test(how)) continue
      it(`${call} ${how}: its messages are tried again, then set aside, and the case goes on`, async () => {
        const bent = bentWorld()
        const person = await walk(await Person.at(bent.world, 'binance.reset'), lost, 'proving')
        bent.bend(call, fault)
        await person.say({ type: 'code.request', kind })
        await bent.world.pass(3_600_000)
        const troubles = await bent.world.recovery.troubles()
        expect(troubles.length).toBeGreaterThan(0)
        expect(new Set(troubles.map(({ trouble, state, attempt }) => `${trouble} ${state} ${attempt}`))).toEqual(
          new Set(['port_failed aside 8']),
        )
        expect(await leftBehind(bent)).not.toContain(MARK)
        bent.bend()
        for (const { key } of troubles) expect(await bent.world.recovery.retry(key)).toBe(true)
        await bent.world.recovery.tick()
        expect(await bent.world.recovery.troubles()).toEqual([])
      })
    }
  for (const [how, fault] of [...Object.entries(failures), ...junk])
    it(`risk.assess ${how}: people look at it`, async () => {
      const bent = bentWorld()
      const person = await submitting(bent)
      bent.bend('risk.assess', fault)
      await person.say({ type: 'request.submit' })
      await bent.world.recovery.tick()
      expect(bent.asked()).toBeGreaterThan(0)
      expect((await person.look()).step.name).toBe('underReview.inTime')
      expect(await leftBehind(bent)).not.toContain(MARK)
    })
  for (const [how, fault] of [...Object.entries(failures), ...junk])
    it(`accounts.apply ${how}: it is asked again under its key, and nothing is taken for done`, async () => {
      const bent = bentWorld()
      const person = await submitting(bent)
      bent.bend('accounts.apply', fault)
      await person.say({ type: 'request.submit' })
      await bent.world.pass(60_000)
      expect(bent.asked()).toBeGreaterThan(2)
      expect((await person.look()).step.name).toMatch(/^applying/)
      expect(await leftBehind(bent)).not.toContain(MARK)
      bent.bend()
      await bent.world.pass(600_000)
      expect((await person.look()).step.name).toBe('holding.running')
      expect(bent.world.host.events.filter(({ what }) => what === 'applied')).toHaveLength(1)
    })
  for (const [how, fault] of Object.entries(failures))
    it(`accounts.freeze ${how}: it is asked again until it answers`, async () => {
      const bent = bentWorld()
      const person = await submitting(bent)
      await person.say({ type: 'request.submit' })
      await bent.world.pass(60_000)
      expect((await person.look()).step.name).toBe('holding.running')
      const token = await bent.world.noticeToken(ada.email)
      bent.bend('accounts.freeze', fault)
      await bent.world.recovery.notice(token).dispute()
      await bent.world.pass(60_000)
      expect(bent.asked()).toBeGreaterThan(2)
      expect(await leftBehind(bent)).not.toContain(MARK)
      bent.bend()
      await bent.world.pass(600_000)
      expect(bent.world.host.get('ada').frozen).toBe(true)
    })
})

describe('a calendar', () => {
  const wrong: readonly (readonly [string, Fault])[] = [
    ['throws', failures['throws at once'] ?? (() => undefined)],
    ['gives a promise', () => Promise.resolve(0)],
    ['tells NaN', () => Number.NaN],
    ['tells a time that is over', () => 0],
    ['tells half a millisecond', () => 4e12 + 0.5],
    ['tells the end of all time', () => Number.POSITIVE_INFINITY],
    ['tells what is beyond whole numbers', () => 2 ** 60],
    ['tells text', () => '4000000000000'],
    ['tells a date', () => new Date(4e12)],
    ['tells nothing', () => undefined],
  ]
  for (const [how, fault] of wrong)
    it(`${how}: the review is not promised for then, and begins when there is a time for it`, async () => {
      const bent = bentWorld()
      bent.world.risk = 'review'
      const person = await walk(
        await Person.at(bent.world, 'pionex.authenticatorLost'),
        { account: ada, lost: ['totp'] },
        'submitting',
      )
      bent.bend('calendar.addBusinessDays', fault)
      await person.say({ type: 'request.submit' })
      await bent.world.recovery.tick()
      expect(bent.asked()).toBeGreaterThan(0)
      expect((await person.look()).step.name).toBe('deciding')
      expect(person.view.deadlines.every(({ at }) => Number.isSafeInteger(at) && at < bent.world.now + DAY)).toBe(true)
      expect(await leftBehind(bent)).not.toContain(MARK)
      bent.bend()
      await bent.world.pass(600_000)
      expect((await person.look()).step.name).toBe('underReview.inTime')
    })
})
