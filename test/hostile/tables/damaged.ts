import { RecoveryError } from 'regain'
import { binanceReset, okxReset } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { withoutSum, withSum } from '../../../src/recovery/sum.ts'
import { ada, Person, walk } from '../../../src/testing/simulation/people.ts'
import { faultOf } from '../../support/values.ts'
import { lost, refuses, spy, world } from './stage.ts'

describe('a case that was damaged on disk', () => {
  type Doc = Record<string, unknown>
  const parse = (text: string): Doc => JSON.parse(text)
  async function damage(caseId: string, change: (doc: Doc) => Doc): Promise<void> {
    const loaded = await spy.load(caseId)
    if (!loaded) throw new Error('no case')
    // as if whoever wrote it had meant it
    const body = withSum(JSON.stringify(change(parse(withoutSum(loaded.case.body)))))
    expect(body).not.toBe(loaded.case.body)
    const cases = [{ id: caseId, expected: loaded.case.revision, body, keepUntil: 4e12, ledger: 'account:ada' }]
    expect(await spy.commit({ now: world.now, cases })).toBe('done')
  }
  async function failsClosed(person: Person): Promise<void> {
    const codes = ['snapshot_invalid', 'version_unsupported', 'flow_unknown']
    const withoutTimers = async () => JSON.stringify({ ...parse(await spy.dump()), timers: 0, nextDue: 0 })
    const before = await withoutTimers()
    for (const run of [
      () => world.recovery.view(person.ticket),
      () => world.recovery.submit(person.ticket, { type: 'code.request', kind: 'email' }),
      () => world.recovery.submit(person.ticket, { type: 'case.cancel' }),
      () => world.recovery.desk.view(person.caseId),
    ]) {
      const fault = await faultOf(run)
      expect(fault).toBeInstanceOf(RecoveryError)
      expect(codes).toContain(fault instanceof RecoveryError ? fault.code : '')
    }
    const told = world.log.length
    world.now += 30 * 86_400_000
    await world.recovery.tick()
    world.now -= 30 * 86_400_000
    // its timers do not fire, and an operator hears of it
    expect((await withoutTimers()) === before).toBe(true)
    expect(world.log.slice(told).map(({ event, caseId }) => [event, caseId])).toContainEqual([
      'timer_failed',
      person.caseId,
    ])
  }
  const inProof = async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'proving')
    await world.recovery.tick()
    return person
  }

  const required = [
    'v',
    'id',
    'flow',
    'version',
    'fingerprint',
    'policy',
    'openedAt',
    'lastAt',
    'client',
    'recognised',
    'rest',
    'decoy',
    'vouched',
    'submitted',
    'hints',
    'contacts',
    'replacements',
    'handles',
    'evidence',
    'tries',
    'issues',
    'timers',
    'tickets',
    'roll',
    'pending',
  ]
  for (const field of required) {
    it(`without ${field}: fails closed`, async () => {
      const person = await inProof()
      await damage(person.caseId, ({ [field]: _, ...doc }) => doc)
      await failsClosed(person)
    })
    // an id of its own is looked at below, and no tries at all are none
    for (const value of [null, {}, 'x', -1, [7]])
      if (!(field === 'id' && value === 'x') && !(field === 'tries' && JSON.stringify(value) === '{}'))
        it(`with ${field} that is ${JSON.stringify(value)}: fails closed`, async () => {
          const person = await inProof()
          await damage(person.caseId, (doc) => ({ ...doc, [field]: value }))
          await failsClosed(person)
        })
  }
  const inside: readonly (readonly [string, (doc: Doc) => Doc])[] = [
    ['an unknown field', (doc) => ({ ...doc, extra: true })],
    ['a state renamed', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), value: { open: { session: 'gone' } } } })],
    ['a state cut short', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), value: { open: 'session' } } })],
    ['a state that is its parent', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), value: 'open' } })],
    ['another status', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), status: 'done' } })],
    ['no context', (doc) => ({ ...doc, rest: { ...Object(doc['rest']), context: {} } })],
    [
      'an unknown factor',
      (doc) => {
        const rest = Object(doc['rest'])
        return { ...doc, rest: { ...rest, context: { ...rest.context, proven: ['everything'] } } }
      },
    ],
    ['a version to come', (doc) => ({ ...doc, version: 99 })],
    ['another fingerprint', (doc) => ({ ...doc, fingerprint: 'x' })],
    ['a flow of its own', (doc) => ({ ...doc, flow: 'nobody.knows' })],
    ['another flow', (doc) => ({ ...doc, flow: 'okx.reset' })],
    ['another id', (doc) => ({ ...doc, id: 'A'.repeat(22) })],
    ['a policy without a limit', (doc) => ({ ...doc, policy: without(doc['policy'], 'guessesPerDay') })],
    [
      'a policy over its bounds',
      (doc) => ({ ...doc, policy: String(doc['policy']).replace(/"guessesPerDay":\d+/, '"guessesPerDay":1e9') }),
    ],
    ['an issue without its guesses', (doc) => ({ ...doc, issues: [{ kind: 'email', to: 'current' }] })],
    ['a timer without its epoch', (doc) => ({ ...doc, timers: [{ id: 'x', delay: 'x', due: 1 }] })],
  ]
  const without = (text: unknown, key: string) => {
    const { [key]: _, ...rest } = parse(String(text))
    return JSON.stringify(rest)
  }
  for (const [what, change] of inside)
    it(`with ${what}: fails closed`, async () => {
      const person = await inProof()
      await damage(person.caseId, change)
      await failsClosed(person)
    })
  it('that is no JSON: fails closed', async () => {
    const person = await inProof()
    const loaded = await spy.load(person.caseId)
    const cases = [
      {
        id: person.caseId,
        expected: loaded?.case.revision ?? 0,
        body: '{"v":1',
        keepUntil: 4e12,
        ledger: 'account:ada',
      },
    ]
    await spy.commit({ now: world.now, cases })
    await failsClosed(person)
  })
  it('a ledger that was damaged: nobody guesses on', async () => {
    const person = await walk(await Person.at(world, binanceReset), lost, 'password')
    await person.say({ type: 'password.submit', password: 'wrong' })
    for (const field of ['v', 'at', 'budgets', 'holds', 'obligations', 'denials', 'cases'])
      for (const value of [undefined, null, 'x', -1, [Number.NaN]]) {
        const [stored] = await spy.ledgers(['account:ada'])
        const good = stored?.body ?? ''
        const put = async (body: string) => {
          const [now] = await spy.ledgers(['account:ada'])
          await spy.commit({
            now: world.now,
            ledgers: [{ key: 'account:ada', expected: now?.revision ?? 0, body, keepUntil: 4e12 }],
          })
        }
        await put(withSum(JSON.stringify({ ...parse(withoutSum(good)), [field]: value })))
        await refuses(() => person.say({ type: 'password.submit', password: ada.password }), 'snapshot_invalid')
        await refuses(() => world.recovery.account('ada').allows('withdraw'), 'snapshot_invalid')
        await put(good)
      }
  })
  it('a contact sealed for another case is not written to', async () => {
    const [one, other] = [await inProof(), await walk(await Person.at(world, okxReset), lost, 'password')]
    const { case: stolen = { body: '{}' } } = (await spy.load(one.caseId)) ?? {}
    world.host.add({ ...ada, id: 'bob', email: 'bob@example.org', phone: '+46701112233' })
    await other.say({ type: 'password.submit', password: ada.password }).catch(() => undefined)
    const bob = await walk(
      await Person.at(world, binanceReset),
      { account: { ...ada, email: 'bob@example.org' }, lost: ['phone'] },
      'proving',
    )
    const sealed: unknown = parse(stolen.body)['contacts']
    const loaded = await spy.load(bob.caseId)
    const cases = [
      {
        id: bob.caseId,
        expected: loaded?.case.revision ?? 0,
        body: withSum(JSON.stringify({ ...parse(withoutSum(loaded?.case.body ?? '')), contacts: sealed })),
        keepUntil: 4e12,
        ledger: 'account:bob',
      },
    ]
    await spy.commit({ now: world.now, cases })
    const before = world.sent.filter(({ text }) => /\d{6}/.test(text)).length
    await bob.look()
    await bob.say({ type: 'code.request', kind: 'email' })
    await world.recovery.tick()
    expect(world.sent.filter(({ text }) => /\d{6}/.test(text))).toHaveLength(before)
    expect((await world.recovery.troubles()).map(({ trouble }) => trouble)).toContain('snapshot_invalid')
  })
})
