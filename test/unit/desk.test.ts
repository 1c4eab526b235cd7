import { binanceReset, okxReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { stage } from '../support/stage.ts'

const lost = { account: ada, lost: ['phone'] } as const
const allowed = { code: 'input_not_allowed' }

let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
  world.risk = 'review'
})
const inReview = async () => walk(await Person.at(world, binanceReset), lost, 'underReview')
const vote = (person: Person, decision: 'approve' | 'deny', staff = 'eve', more: object = {}) => ({
  decision,
  staff,
  reason: 'seen',
  revision: person.view.case.revision,
  ...more,
})

describe('the desk', () => {
  it('lists what waits, the longest first, and no more once it is decided', async () => {
    const bob = { ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233' }
    world.host.add(bob)
    const first = await inReview()
    world.now += 60_000
    const plan = { account: bob, lost: ['phone'] as const, fresh: { email: 'b@example.net', phone: '+46709998877' } }
    const second = await walk(await Person.at(world, binanceReset), plan, 'underReview')
    expect((await world.recovery.desk.queue()).map(({ caseId }) => caseId)).toEqual([first.caseId, second.caseId])
    await world.recovery.desk.decide(first.caseId, vote(first, 'deny'))
    expect((await world.recovery.desk.queue()).map(({ caseId }) => caseId)).toEqual([second.caseId])
  })
  it('shows neither contacts nor secrets', async () => {
    const person = await inReview()
    const shown = JSON.stringify([await world.recovery.desk.view(person.caseId), await world.recovery.desk.queue()])
    for (const secret of [ada.email, ada.phone, ada.password, ada.totp]) expect(shown).not.toContain(secret)
  })
  it('of a denial makes an end, and counts it', async () => {
    const person = await inReview()
    expect(await world.recovery.desk.decide(person.caseId, vote(person, 'deny'))).toMatchObject({ decided: true })
    expect((await person.look()).case.outcome?.type).toBe('denied')
    await world.recovery.tick()
    expect(world.host.events).toEqual([])
    expect(world.sent.some(({ to, text }) => to === ada.email && text !== '')).toBe(true)
  })
  it('refuses the account itself, a second vote, and a case that was decided', async () => {
    const person = await inReview()
    await expect(world.recovery.desk.decide(person.caseId, vote(person, 'approve', 'ada'))).rejects.toMatchObject(
      allowed,
    )
    await world.recovery.desk.decide(person.caseId, vote(person, 'deny'))
    await expect(world.recovery.desk.decide(person.caseId, vote(person, 'approve', 'mallory'))).rejects.toMatchObject(
      allowed,
    )
    await expect(world.recovery.desk.view(person.caseId)).rejects.toMatchObject(allowed)
  })
  it('refuses a decision about a case as it no longer is', async () => {
    const person = await inReview()
    await world.recovery.account('ada').signedIn({ methods: ['email'] })
    const before = await spy.dump()
    await expect(world.recovery.desk.decide(person.caseId, vote(person, 'approve'))).rejects.toMatchObject({
      code: 'busy',
    })
    expect((await spy.dump()) === before).toBe(true)
  })
  it('gives the same answer to the same decision, and none to another under its id', async () => {
    const person = await inReview()
    const decision = vote(person, 'approve', 'eve', { id: 'one' })
    const first = await world.recovery.desk.decide(person.caseId, decision)
    expect(await world.recovery.desk.decide(person.caseId, decision)).toEqual(first)
    for (const other of [{ decision: 'deny' as const }, { staff: 'mallory' }, { reason: 'not seen' }])
      await expect(world.recovery.desk.decide(person.caseId, { ...decision, ...other })).rejects.toMatchObject({
        code: 'input_invalid',
      })
  })
  it('takes two people where the policy asks for two, and one denial', async () => {
    world = new World({ flows: [okxReset.with({ policy: 'hardened' })], storage: spy })
    world.host.add(ada)
    world.risk = 'review'
    const person = await walk(await Person.at(world, 'okx.reset'), lost, 'underReview')
    expect(await world.recovery.desk.decide(person.caseId, vote(person, 'approve'))).toMatchObject({ decided: false })
    await person.look()
    await expect(world.recovery.desk.decide(person.caseId, vote(person, 'approve'))).rejects.toMatchObject(allowed)
    expect(await world.recovery.desk.decide(person.caseId, vote(person, 'approve', 'mallory'))).toMatchObject({
      decided: true,
    })
    expect((await person.look()).step.name).toBe('waiting.waiting')
  })
  it('is the only one who can approve what must be reviewed', async () => {
    world.risk = 'approve'
    const person = await walk(
      await Person.at(world, 'pionex.authenticatorLost'),
      { account: ada, lost: ['totp'] },
      'underReview',
    )
    await world.pass(60 * 86_400_000)
    expect((await person.look()).step.name).toBe('underReview.overdue')
    expect(world.host.events).toEqual([])
  })
  it('names who decided in the history, and nobody else can be found there', async () => {
    const person = await inReview()
    await world.recovery.desk.decide(person.caseId, vote(person, 'approve'))
    const rows = await world.recovery.history(person.caseId)
    const deciding = rows.filter(({ body }) => body.includes('review.decided'))
    expect(deciding.map(({ body }) => JSON.parse(body).actor)).toEqual(['staff:eve'])
  })
})
