import { RecoveryError } from 'regain'
import { binanceReset } from 'regain/machines'
import { describe, it } from 'vitest'
import { MARK } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { malformed } from '../../support/values.ts'
import { big, lost, nothings, refuses, world } from './stage.ts'

describe('staff', () => {
  const decision = { decision: 'approve', reason: 'seen', staff: 'eve', revision: 1 } as const
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what}`, async () => {
      const { caseId } = await Person.at(world, binanceReset)
      await refuses(() => world.recovery.desk.decide(caseId, malformed(value())), 'input_invalid')
      await refuses(() => world.recovery.desk.decide(malformed(value()), decision), 'input_not_allowed')
      await refuses(() => world.recovery.desk.view(malformed(value())), 'input_not_allowed')
    })
  for (const [what, value] of [
    ['an extra key', { ...decision, extra: MARK }],
    ['a decision of its own', { ...decision, decision: MARK }],
    ['no reason', { ...decision, reason: '' }],
    ['a book of reasons', { ...decision, reason: big }],
    ['nobody', { ...decision, staff: '' }],
    ['a revision that is NaN', { ...decision, revision: Number.NaN }],
    ['half a revision', { ...decision, revision: 0.5 }],
    ['a revision below nothing', { ...decision, revision: -1 }],
    ['an id of 1 MB', { ...decision, id: big }],
  ] as const)
    it(`refuses ${what}`, async () => {
      const { caseId } = await Person.at(world, binanceReset)
      await refuses(() => world.recovery.desk.decide(caseId, malformed(value)), 'input_invalid')
    })
  it('refuses a case that is not in review', async () => {
    const person = await Person.at(world, binanceReset)
    await refuses(() => world.recovery.desk.decide(person.caseId, decision), 'input_not_allowed')
    await refuses(() => world.recovery.desk.view(person.caseId), 'input_not_allowed')
    await refuses(() => world.recovery.desk.decide(MARK, decision), 'input_not_allowed')
  })
})

describe('notices', () => {
  for (const [what, value] of [...nothings, ['nothing', () => undefined] as const])
    it(`refuses ${what} for a token`, async () => {
      await refuses(() => world.recovery.notice(malformed(value())).view(), 'ticket_invalid')
      await refuses(() => world.recovery.notice(malformed(value())).dispute(), 'ticket_invalid')
    })
  it('refuses a token for another receiver or case', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    const token = await world.noticeToken(ada.email)
    const [caseId, entry, mac] = token.split('.')
    for (const forged of [
      `${caseId}.${Number(entry) + 1}.${mac}`,
      `${'A'.repeat(22)}.${entry}.${mac}`,
      `${caseId}.${entry}.${'A'.repeat(43)}`,
      `${caseId}.0${entry}.${mac}`,
      `${token}\n`,
      person.ticket,
    ])
      await refuses(() => world.recovery.notice(forged).dispute(), 'ticket_invalid')
  })
})

describe('the other doors', () => {
  it('no answer about a case that is none', async () => {
    for (const [, value] of nothings) {
      const id: string = malformed(value())
      await refuses(
        () => world.recovery.history(id).then(() => Promise.reject(new RecoveryError('input_invalid'))),
        'input_invalid',
      )
      await refuses(
        () => world.recovery.retry(id).then(() => Promise.reject(new RecoveryError('input_invalid'))),
        'input_invalid',
      )
    }
  })
})
