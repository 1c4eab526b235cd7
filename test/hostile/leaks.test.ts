import { readdirSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { describe as describeFlow, RecoveryError } from 'regain'
import { flows } from 'regain/machines'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { formsOf } from '../../src/testing/leaks/forms.ts'
import { Leaks, type SecretKind, secretKinds, watch } from '../../src/testing/leaks.ts'
import { beginnings, happenings } from '../../src/testing/lives/commands.ts'
import { Life } from '../../src/testing/lives/life.ts'
import { ada } from '../../src/testing/simulation/people.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'
import { journey, ways } from './leaking/journey.ts'

const { file } = storages()
const inPlay = new Map<string, number>()
const told = new Map<string, number>()
const add = (to: Map<string, number>, counts: Readonly<Record<string, number>>) => {
  for (const [name, count] of Object.entries(counts)) to.set(name, (to.get(name) ?? 0) + count)
}
const count = (leaks: Leaks) => {
  add(inPlay, leaks.secrets)
  add(told, leaks.outputs)
}
const sum = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((all, one) => all + one, 0)
afterAll(() => figure('leak search', { outputs: sum(told), secrets: sum(inPlay) }))

/** Every page of a database and of its log, with what was deleted and not yet overwritten. */
const pagesOf = (path: string): Buffer[] =>
  readdirSync(path.slice(0, path.lastIndexOf('/')))
    .map((name) => `${path.slice(0, path.lastIndexOf('/'))}/${name}`)
    .filter((name) => name.startsWith(path))
    .map((name) => readFileSync(name))
function hearFlows(leaks: Leaks): void {
  for (const flow of flows) leaks.hear('description', describeFlow(flow))
  for (const name of readdirSync('docs', { recursive: true, encoding: 'utf8' }))
    if (/\.(md|svg|json|html)$/.test(name)) leaks.hear('diagram', readFileSync(`docs/${name}`))
}

describe('no secret and no contact is told', () => {
  const losses = deep ? ([['phone'], ['totp'], ['email', 'phone'], ['passkey']] as const) : ([['phone']] as const)
  const all = ways(losses, deep ? ['approve', 'review', 'deny'] : ['approve'])
  // few: each flow once in memory and under one more policy in a file
  const some = deep ? all : all.filter(({ flow }, at) => flow.preset === 'exchange' || at % 4 === 3)
  for (const way of some)
    it(`on a way through ${way.flow.id} (${way.flow.preset}), ${way.lost.join()} lost, ${way.risk}`, async () => {
      const path = file()
      const isFile = deep || way.flow.preset !== 'exchange'
      const { leaks } = await journey(isFile ? sqliteStorage(path, { synchronous: 'normal' }) : memoryStorage(), way)
      if (isFile) for (const pages of pagesOf(path)) leaks.hear('file', pages)
      hearFlows(leaks)
      expect(leaks.found()).toEqual([])
      count(leaks)
    })
  it('in any life', async () => {
    await fc.assert(
      fc.asyncProperty(beginnings, happenings(40), async (first, happening) => {
        const life = new Life(memoryStorage(), flows)
        const leaks = new Leaks()
        const { look } = watch(life.world, life.spy, leaks)
        for (const command of first) await command.run({}, life)
        await fc.asyncModelRun(() => ({ model: {}, real: life }), happening)
        life.calm()
        await look()
        expect(leaks.found()).toEqual([])
        count(leaks)
      }),
      { numRuns: deep ? 400 : 6, endOnFailure: true },
    )
  })
  it('though secrets of every kind were in play, and everything was heard that anybody is told', () => {
    for (const kind of secretKinds) expect(inPlay.get(kind), kind).toBeGreaterThan(0)
    const places = [
      'answer',
      'error',
      'risk',
      'desk',
      'notice',
      'troubles',
      'host',
      'message',
      'log',
      'record',
      'history',
    ]
    for (const place of [...places, 'redeem', 'file', 'description', 'diagram'])
      expect(told.get(place), place).toBeGreaterThan(0)
  })
})

const samples: Readonly<Record<SecretKind, string>> = {
  password: 'pass "wörd" \\ 1',
  code: '314159',
  'authenticator key': ada.totp,
  'device response': ada.face,
  ticket: 'TvA-2dPyWnIM1rtTSOTq8kQJbdh_0xZp',
  session: 'session of ada',
  'notice token': 'mAc_0123456789abcdefghijklmnopqrstuvwxyzABC',
  handle: 'h4ndle_of-the-new-key',
  contact: ada.phone,
  'realm secret': 'a secret that has 32 bytes or more',
}
describe('a leak that was planted', () => {
  for (const kind of secretKinds)
    it(`of a ${kind} is found in every form`, () => {
      const missed: string[] = []
      for (const [form, bytes] of formsOf(samples[kind])) {
        const leaks = new Leaks()
        leaks.know(kind, samples[kind])
        leaks.hear('file', Buffer.concat([Buffer.from('before\0'), bytes, Buffer.from([0, 7])]))
        if (!leaks.found().some((leak) => leak.kind === kind && leak.place === 'file')) missed.push(form)
      }
      expect(missed).toEqual([])
    })
  it('is found wherever it stands in something that is encoded as a whole', () => {
    for (const kind of secretKinds.filter((one) => one !== 'code'))
      for (const before of ['', 'x', 'xy', 'xyz'])
        for (const encoding of ['base64', 'base64url', 'hex'] as const) {
          const leaks = new Leaks()
          leaks.know(kind, samples[kind])
          leaks.hear('log', { what: Buffer.from(`${before}${samples[kind]} and more`).toString(encoding) })
          expect(
            leaks.found().map((leak) => leak.kind),
            `${kind} ${encoding} ${before}`,
          ).toContain(kind)
        }
  })
  const hidden: Readonly<Record<string, (secret: string) => unknown>> = {
    'a message': (secret) => new Error(`not ${secret}`),
    'a stack': (secret) => Object.assign(new Error('no'), { stack: `Error: no\n at ${secret}` }),
    'a cause of a cause': (secret) =>
      new Error('no', { cause: new RecoveryError('busy', { cause: new Error(secret) }) }),
    'a field that JSON does not show': (secret) => Object.defineProperty({}, 'x', { value: secret, enumerable: false }),
    'a getter': (secret) => Object.defineProperty({}, 'x', { get: () => secret }),
    'the name of a field': (secret) => ({ [secret]: 1 }),
    'a symbol': (secret) => ({ [Symbol(secret)]: 1 }),
    'a map': (secret) => new Map([['x', { y: [secret] }]]),
    'a set': (secret) => new Set([secret]),
    bytes: (secret) => ({ x: Buffer.from(secret) }),
    'JSON in JSON': (secret) => JSON.stringify({ body: JSON.stringify({ secret }) }),
    'an errors list': (secret) => new AggregateError([new Error(secret)]),
    'a field of its class': (secret) =>
      new (class {
        get said() {
          return secret
        }
      })(),
  }
  for (const [where, hide] of Object.entries(hidden))
    it(`is found in ${where}`, () => {
      for (const kind of secretKinds) {
        const leaks = new Leaks()
        leaks.know(kind, samples[kind])
        leaks.hear('error', hide(samples[kind]))
        expect(leaks.found().map((leak) => [leak.kind, leak.place])).toContainEqual([kind, 'error'])
      }
    })
  it('is none where it is meant to be, and a number of its length is none', () => {
    const leaks = new Leaks()
    leaks.know('code', '314159', 'message one')
    leaks.hear('message one', 'Your code is 314159.')
    leaks.hear('record', { at: 1_773_141_590_000, id: 'A314159B', nonce: '_314159-' })
    expect(leaks.found()).toEqual([])
    leaks.hear('message two', 'Your code is 314159.')
    expect(leaks.found()).toEqual([{ kind: 'code', form: 'raw', place: 'message two' }])
  })
  it('is found in a page of a database whose row is gone', () => {
    const path = file()
    const db = new DatabaseSync(path)
    db.exec('PRAGMA journal_mode = WAL; CREATE TABLE t (x TEXT)')
    const leaks = new Leaks()
    for (const kind of secretKinds) {
      leaks.know(kind, samples[kind])
      db.prepare('INSERT INTO t VALUES (?)').run(`{"${samples[kind]}"}`)
    }
    db.exec('DELETE FROM t')
    for (const pages of pagesOf(path)) leaks.hear('file', pages)
    db.close()
    expect(new Set(leaks.found().map(({ kind }) => kind))).toEqual(new Set(secretKinds))
  })

  // two people approve, so the first one's reason rests for a while
  const way = ways([['phone']], ['review']).find(
    ({ flow }) => flow.id === 'binance.reset' && flow.preset === 'hardened',
  )
  const placesOf = async (kind: SecretKind, prepare: Parameters<typeof journey>[2]): Promise<Set<string>> => {
    if (!way) throw new Error('no way')
    const { leaks } = await journey(memoryStorage(), way, prepare)
    const found = leaks.found().filter((leak) => leak.kind === kind)
    return new Set(found.map(({ place }) => place.split(' ')[0] ?? ''))
  }
  it('by a host that does not mask its hints is found in views and records', async () => {
    const places = await placesOf('contact', ({ host }) => {
      const facts = host.facts.bind(host)
      host.facts = async (id) => {
        const known = await facts(id)
        return {
          ...known,
          factors: known.factors.map((factor) => ({ ...factor, hint: factor.address ?? factor.hint })),
        }
      }
    })
    expect([...places]).toEqual(expect.arrayContaining(['answer', 'record']))
  })
  it('by a host whose revision is a password is found in records', async () => {
    const places = await placesOf('password', ({ host }) => {
      const facts = host.facts.bind(host)
      host.facts = async (id) => ({ ...(await facts(id)), revision: `1/${ada.password}` })
    })
    expect([...places]).toContain('record')
  })
  it('by a reviewer who writes down a code is found at the desk and in records', async () => {
    const places = await placesOf('code', (world) => {
      const { desk } = world.recovery
      const decide = desk.decide.bind(desk)
      desk.decide = (caseId, decision) => {
        const code = world.sent.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0]).find((each) => each !== undefined)
        return decide(caseId, { ...decision, reason: `told me ${code}` })
      }
    })
    expect([...places]).toEqual(expect.arrayContaining(['desk', 'record']))
  })
})
