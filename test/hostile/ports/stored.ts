import { RecoveryError } from 'regain'
import { describe, expect, it } from 'vitest'
import { hostileValues, MARK } from '../../../src/testing/hostile.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { deep } from '../../support/figures.ts'
import { faultOf, saidBy } from '../../support/values.ts'
import { type Bent, bentWorld, type Fault } from './bent.ts'
import { failures, thenable } from './faults.ts'

const lost = { account: ada, lost: ['phone'] } as const
type Door = (bent: Bent, person: Person) => Promise<unknown>
/** Each call of a storage, by a door that comes to it. */
export const calls: Readonly<Record<string, Door>> = {
  load: (_, person) => person.look(),
  ledgers: ({ world }) => world.recovery.account('ada').allows('withdraw'),
  contacts: ({ world }) => world.recovery.contact('email', ada.email).allows('register'),
  commit: (_, person) => person.say({ type: 'code.request', kind: 'email' }),
  dueTimers: ({ world }) => world.recovery.tick(),
  claimEffects: ({ world }) => world.recovery.tick(),
  settleEffect: async ({ world }, person) => {
    await person.say({ type: 'code.request', kind: 'email' })
    await world.recovery.tick()
  },
  reviews: ({ world }) => world.recovery.desk.queue(),
  history: ({ world }, person) => world.recovery.history(person.caseId),
  troubles: ({ world }) => world.recovery.troubles(),
  retry: ({ world }) => world.recovery.retry('case/1/0'),
  purge: ({ world }) => world.recovery.purge(),
}
/** Answers that a call may give, by the names of hostile values: none where nothing is there, no rows, a number. */
const fine: Readonly<Record<string, RegExp>> = {
  load: /^(nothing|null)$/,
  ledgers: /^$/,
  contacts: /^an empty array$/,
  dueTimers: /^an empty array$/,
  claimEffects: /^an empty array$/,
  reviews: /^an empty array$/,
  history: /^an empty array$/,
  troubles: /^an empty array$/,
  retry: /^true$/,
  settleEffect: /^true$/,
  purge: /^(-0|-1|2\^31|2\^32|beyond dates)$/,
}
const isHanging = (how: string) => /never|late/.test(how)

interface Stage {
  readonly bent: Bent
  readonly person: Person
}
export async function proving(): Promise<Stage> {
  const bent = bentWorld()
  return { bent, person: await walk(await Person.at(bent.world, 'binance.reset'), lost, 'proving') }
}
/** One stage for all: what failed has changed nothing, save that a message went out before it could be settled. */
async function staging(call: string): Promise<() => Promise<Stage>> {
  const stage = await proving()
  return call === 'settleEffect' ? proving : async () => stage
}
async function failsBy(bent: Bent, person: Person, call: string, fault: Fault): Promise<string | undefined> {
  bent.bend(`storage.${call}`, fault)
  const thrown = await faultOf(() => calls[call]?.(bent, person)).finally(() => bent.bend())
  if (!(thrown instanceof RecoveryError)) return 'ended in a fault without a name'
  if (thrown.code !== 'port_failed') return `ended in ${thrown.code}`
  return saidBy(Object.assign(thrown, { cause: undefined })).includes(MARK) ? 'repeated what it said' : undefined
}

describe('a storage', () => {
  for (const call of Object.keys(calls)) {
    it(`that fails at ${call} is one named fault`, async () => {
      const wrong: string[] = []
      const next = await staging(call)
      for (const [how, fault] of Object.entries(failures)) {
        // a storage has its own time limit: what it does not answer nobody can take as undone
        if (isHanging(how)) continue
        const { bent, person } = await next()
        const said = await failsBy(bent, person, call, fault)
        if (said !== undefined) wrong.push(`${how}: ${said}`)
      }
      expect(wrong).toEqual([])
    })
    it(`that answers ${call} out of form is one too`, async () => {
      const wrong: string[] = []
      const next = await staging(call)
      for (const { name, make, vast } of hostileValues.filter(
        ({ name: one }, at) => deep || at % 4 === 0 || !one.startsWith('the '),
      )) {
        if (vast || /never settles/.test(name) || fine[call]?.test(name)) continue
        const { bent, person } = await next()
        const said = await failsBy(bent, person, call, async () => make()).catch(() => 'was accepted')
        if (said !== undefined) wrong.push(`${name}: ${said}`)
      }
      expect(wrong).toEqual([])
    })
  }
  it('that gives rows of another case, command or contact is not believed', async () => {
    const { bent, person } = await proving()
    const stranger = await Person.at(bent.world, 'binance.reset')
    const foreign = await bent.spy.load(stranger.caseId)
    bent.bend('storage.load', async () => foreign)
    expect(await faultOf(() => person.look())).toMatchObject({ code: 'snapshot_invalid' })
    const own = await bent.spy.load(person.caseId)
    const command = { caseId: person.caseId, id: 'own:other', digest: '', answer: '{}' }
    bent.bend('storage.load', async () => ({ ...own, command }))
    expect(await faultOf(() => person.say({ type: 'code.request', kind: 'email' }, 'one'))).toMatchObject({
      code: 'port_failed',
    })
    const row = { hash: 'another', kind: 'ban', account: 'eve', caseId: 'x' }
    bent.bend('storage.contacts', async () => [row])
    expect(await faultOf(() => calls['contacts']?.(bent, person))).toMatchObject({ code: 'port_failed' })
    bent.bend('storage.history', async () => bent.spy.history(stranger.caseId))
    expect(await faultOf(() => calls['history']?.(bent, person))).toMatchObject({ code: 'port_failed' })
  })
  it('that does not answer keeps its case waiting, and no other', async () => {
    const { bent, person } = await proving()
    const other = await walk(await Person.at(bent.world, 'binance.reset'), lost, 'password')
    let release = (): void => undefined
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    let first = true
    bent.bend('storage.load', async (right) => {
      if (first) {
        first = false
        await gate
      }
      return right()
    })
    const waiting = person.say({ type: 'code.request', kind: 'email' })
    expect((await other.say({ type: 'password.submit', password: 'wrong' })).view.refusal?.code).toBe('password_wrong')
    release()
    expect((await waiting).view.refusal).toBeUndefined()
  })
  it('whose commit is answered twice has written once', async () => {
    const { bent, person } = await proving()
    const { revision } = (await person.look()).case
    bent.bend('storage.commit', (right) => {
      const done = right()
      return thenable((resolve) => {
        resolve(done)
        resolve('raced')
      })
    })
    expect((await person.say({ type: 'code.request', kind: 'email' })).view.case.revision).toBe(revision + 1)
  })
})

describe('an answer that rests beside its command', () => {
  for (const answer of ['', '{', 'null', '7', '[]', '{}', `{"view":${MARK}`, '{"view":{},"ticket":7}'])
    it(`and was damaged to ${JSON.stringify(answer)} is not read`, async () => {
      const { bent, person } = await proving()
      await person.say({ type: 'code.request', kind: 'email' }, 'one')
      const own = await bent.spy.load(person.caseId, 'own:one')
      if (!own?.command) throw new Error('no command was kept')
      bent.bend('storage.load', async () => ({ ...own, command: { ...own.command, answer } }))
      const fault = await faultOf(() => person.say({ type: 'code.request', kind: 'email' }, 'one'))
      expect(fault).toMatchObject({ code: 'snapshot_invalid' })
      expect(saidBy(fault)).not.toContain(MARK)
    })
})
