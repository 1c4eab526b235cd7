import { binanceReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { MARK } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { faultOf } from '../../support/values.ts'
import { lost, spy, world } from './stage.ts'

describe('a disk that is full', () => {
  const full = (call: string) => () => {
    if (call === 'commit') throw Object.assign(new Error(`ENOSPC ${MARK}`), { code: 'ENOSPC' })
  }
  it('is one named error at every door, and nothing is written', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    const token = await world.noticeToken(ada.email)
    const failing = async (run: () => unknown) => {
      spy.before = (call) => full(call)()
      const fault = await faultOf(run)
      spy.before = () => undefined
      expect(fault).toMatchObject({ name: 'RecoveryError', code: 'port_failed' })
      expect(fault instanceof Error && fault.message).not.toContain(MARK)
    }
    const before = await spy.dump()
    await failing(() => world.recovery.open('binance.reset'))
    await failing(() => world.recovery.submit(person.ticket, { type: 'code.request', kind: 'email' }))
    await failing(() => world.recovery.submit(person.ticket, { type: 'totp.submit', code: world.totp(ada.totp) }))
    await failing(() => world.recovery.submit(person.ticket, { type: 'case.cancel' }))
    await failing(() => world.recovery.account('ada').signedIn({ methods: ['totp'] }))
    await failing(() => world.recovery.account('ada').erase())
    await failing(() => world.recovery.notice(token).dispute())
    expect((await spy.dump()) === before).toBe(true)
    expect((await person.say({ type: 'totp.submit', code: world.totp(ada.totp) })).view.refusal).toBeUndefined()
  })
  it('is one for the desk and for reports too', async () => {
    world.risk = 'review'
    const person = await walk(await Person.at(world, binanceReset), lost, 'underReview')
    spy.before = (call) => full(call)()
    const decision = { decision: 'approve', reason: 'seen', staff: 'eve', revision: person.view.case.revision } as const
    await expect(world.recovery.desk.decide(person.caseId, decision)).rejects.toMatchObject({ code: 'port_failed' })
    spy.before = () => undefined
    expect((await world.recovery.desk.decide(person.caseId, decision)).decided).toBe(true)
  })
  it('a storage that cannot be read is one too', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    spy.before = () => Promise.reject(new Error(MARK))
    for (const run of [
      () => person.look(),
      () => person.say({ type: 'code.request', kind: 'email' }),
      () => world.recovery.account('ada').allows('withdraw'),
      () => world.recovery.contact('email', ada.email).allows('register'),
      () => world.recovery.desk.view(person.caseId),
    ])
      await expect(run()).rejects.toMatchObject({ name: 'RecoveryError', code: 'port_failed' })
  })
})
