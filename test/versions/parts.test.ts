import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { RecoveryError } from '../../src/errors.ts'
import { Outgoing, parseOutgoing } from '../../src/recovery/outgoing.ts'
import { withoutSum, withSum } from '../../src/recovery/sum.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import { faultOf } from '../support/values.ts'
import { damages } from './damage.ts'
import { mayBeAbsent } from './optional.ts'
import { kept } from './records.ts'
import { worldOf } from './saved.ts'

const FLOW = 'binance.reset'
const lost = { account: ada, lost: ['phone'] } as const
const noMap = () => false
async function beginning() {
  const spy = spyOn(memoryStorage())
  const world = worldOf(flows, spy)
  world.host.add(ada)
  return { spy, world, person: await Person.at(world, FLOW) }
}

describe('an effect that waits', () => {
  const bodies = new Map<string, string>()
  for (const { saved } of kept()) for (const { body } of saved.rows.effects) bodies.set(JSON.parse(body).type, body)

  it('is there of every kind among the cases that were written down', () => {
    const types = Outgoing.options.map(({ shape }) => shape.type.value)
    // the account's own contacts are told of guesses before the roll is there: no case rests in between
    expect(types.filter((type) => !bodies.has(type) && type !== 'guessing')).toEqual([])
  })
  for (const [type, body] of bodies)
    it(`of kind ${type} is not read in another form`, () => {
      for (const { path, how, text } of damages(body, noMap)) {
        if (how === 'changed' && path !== 'type') continue
        if (how === 'dropped' && path.endsWith('.*')) continue
        const fault = (() => {
          try {
            parseOutgoing(text)
            return 'read'
          } catch (cause) {
            return cause instanceof RecoveryError ? cause.code : String(cause)
          }
        })()
        expect(`${path} ${how}: ${fault}`).toBe(`${path} ${how}: snapshot_invalid`)
      }
    })

  it('in another form does nothing, does not hold up the others for long, and is listed', async () => {
    const { spy, world, person } = await beginning()
    await walk(person, lost, 'deciding')
    const { caseId } = person
    const before = JSON.stringify(await spy.history(caseId))
    const key = `${caseId}/99/0`
    const [{ queue } = { queue: '' }] = (await spy.effectsOf(caseId)).filter((row) => row.body.includes('"risk"'))
    const strange = { key, caseId, queue, due: 0, body: '{"type":"apply","release":["email"],"bind":[]}' }
    await spy.commit({ now: world.now, effects: [strange] })
    await world.recovery.tick()
    expect(world.host.events.filter((event) => event.key === key)).toEqual([])
    expect(await world.recovery.troubles()).toMatchObject([{ key, trouble: 'snapshot_invalid' }])
    await person.look()
    expect(JSON.stringify(await spy.history(caseId)).startsWith(before.slice(0, -1))).toBe(true)
    expect(person.name).toBe('holding.running')
  })
})

describe('an answer that is repeated', () => {
  it('is not read when it was damaged, and nothing is said or done', async () => {
    const { spy, world, person } = await beginning()
    await walk(person, lost, 'password')
    const { ticket, caseId } = person
    const input = { type: 'password.submit', password: ada.password } as const
    await person.say(input, 'one')
    const id = 'own:one'
    const command = (await spy.load(caseId, id))?.command
    if (!command) throw new Error('the command was not kept')
    const again = () => world.recovery.submit(ticket, input, { id: 'one' })
    const first = await again()
    const put = (answer: string) => spy.commit({ now: world.now, commands: [{ ...command, answer }] })
    let tried = 0
    for (const { text } of damages(withoutSum(command.answer), noMap)) {
      await put(text)
      const before = await spy.dump()
      expect(await faultOf(again)).toMatchObject({ name: RecoveryError.name, code: 'snapshot_invalid' })
      expect((await spy.dump()) === before).toBe(true)
      tried += 1
    }
    expect(tried).toBeGreaterThan(100)
    for (const field of ['view']) {
      const { [field]: _, ...rest } = JSON.parse(withoutSum(command.answer))
      await put(withSum(JSON.stringify(rest)))
      expect(await faultOf(again)).toMatchObject({ code: 'snapshot_invalid' })
    }
    await put(command.answer)
    expect(await again()).toEqual(first)
  })
})

describe('whatever may be absent', () => {
  const without = (text: string, paths: readonly string[]): string => {
    const document = JSON.parse(withoutSum(text))
    for (const path of paths) {
      const [list, , field] = path.split('.')
      if (field !== undefined) for (const entry of document[list ?? '']) delete entry[field]
      else delete document[path]
    }
    return withSum(JSON.stringify(document))
  }
  it('guesses come to an end: no limit rests on it', async () => {
    const { spy, world, person } = await beginning()
    await walk(person, lost, 'password')
    // whose case it is cannot be told without the account; all else goes, again and again
    const ofCase = Object.keys(mayBeAbsent['case'] ?? {}).filter(
      (path) => !path.startsWith('client.') && path !== 'account',
    )
    const ofLedger = Object.keys(mayBeAbsent['ledger'] ?? {})
    const told: (string | undefined)[] = []
    for (let guess = 0; guess < 12; guess++) {
      const said = await person.say({ type: 'password.submit', password: `guess ${guess}` })
      told.push(said.view.refusal?.code)
      const { case: stored, ledger } = (await spy.load(person.caseId)) ?? {}
      if (!stored) throw new Error('the case is gone')
      const body = without(stored.body, ofCase)
      const cases = [{ id: person.caseId, expected: stored.revision, body, keepUntil: 9e15, ledger: 'account:ada' }]
      const ledgers = ledger
        ? [{ key: 'account:ada', expected: ledger.revision, body: without(ledger.body, ofLedger), keepUntil: 9e15 }]
        : []
      expect(await spy.commit({ now: world.now, cases, ledgers })).toBe('done')
    }
    expect(told.slice(0, 5)).toEqual(Array(5).fill('password_wrong'))
    expect(told.slice(5)).toEqual(Array(7).fill('password_exhausted'))
  })
})
