import { passwordVerifier } from 'regain/password'
import { SmtpError, smtpCourier } from 'regain/smtp'
import { sqliteStorage } from 'regain/sqlite'
import { totpVerifier } from 'regain/totp'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import type { Storage } from '../../../src/ports/storage.ts'
import { aCase, anEffect, aTimer, claim, minute, now } from '../../../src/testing/contracts/storage/sample.ts'
import { ada } from '../../../src/testing/simulation/people.ts'
import { deep } from '../../support/figures.ts'
import { malformed } from '../../support/values.ts'
import type { Door } from './door.ts'
import { type Scene, sceneOn } from './scene.ts'

const any = <T>(value: unknown): T => malformed<T>(value)

const commit = (expected: number) => ({
  now,
  cases: [{ ...aCase('c1', expected), ledger: 'account:ada' }],
  ledgers: [{ key: 'account:ada', expected, body: '{}', keepUntil: now + minute }],
  contacts: [claim('hash', 'ada')],
  timers: [aTimer('t1', now)],
  effects: [anEffect('c1/1/0')],
  commands: [{ caseId: 'c1', id: 'one', digest: 'd', answer: '{}' }],
  audit: [{ caseId: 'c1', revision: 1, at: now, body: '{}' }],
  reviews: [{ op: 'put', caseId: 'c1', purpose: 'case', since: now, overdue: false }],
})
const writers = new Set(['commit', 'claimEffects', 'settleEffect', 'retry', 'purge', 'close'])
type Call = readonly [right: readonly unknown[], call: (storage: Storage, ...args: readonly unknown[]) => unknown]
const calls: { readonly [K in keyof Storage]: Call } = {
  migrate: [[], (storage) => storage.migrate()],
  load: [['c1', 'one'], (storage, id, command) => storage.load(any(id), any(command))],
  ledgers: [[['account:ada']], (storage, keys) => storage.ledgers(any(keys))],
  contacts: [[['hash']], (storage, hashes) => storage.contacts(any(hashes))],
  commit: [[commit(1)], (storage, change) => storage.commit(any(change))],
  dueTimers: [[now, 10], (storage, at, limit) => storage.dueTimers(any(at), any(limit))],
  claimEffects: [
    [now, { limit: 10, leaseUntil: now + minute, worker: 'w' }],
    (storage, at, options) => storage.claimEffects(any(at), any(options)),
  ],
  settleEffect: [
    ['c1/1/0', 'w', { state: 'done' }],
    (storage, key, worker, result) => storage.settleEffect(any(key), any(worker), any(result)),
  ],
  nextDue: [[], (storage) => storage.nextDue()],
  reviews: [[10], (storage, limit) => storage.reviews(any(limit))],
  history: [['c1'], (storage, id) => storage.history(any(id))],
  troubles: [[10], (storage, limit) => storage.troubles(any(limit))],
  retry: [['c1/1/0', now], (storage, key, due) => storage.retry(any(key), any(due))],
  effectsOf: [['c1'], (storage, id) => storage.effectsOf(any(id))],
  purge: [[now, 10], (storage, at, limit) => storage.purge(any(at), any(limit))],
  close: [[], (storage) => storage.close()],
}
/** What the runtime hands to a storage is its own: in memory a mistake ends in any error, in a file it is the file's. */
const storageDoors = (kind: string, make: () => Storage, refuses: Door['refuses']): readonly Door[] =>
  Object.entries(calls).map(([name, [right, call]]) => ({
    name: `${kind}: ${name}`,
    stage: (): Scene => sceneOn(make()),
    right: async ({ spy }) => {
      await spy.commit(any(commit(0)))
      return right
    },
    call: ({ storage }, ...args) => call(storage, ...args),
    ...(writers.has(name) ? { writes: true } : {}),
    refuses,
    open: /./,
    depth: deep ? 4 : 2,
  }))

const request = { account: 'ada', caseId: 'c1', flow: 'binance.reset', purpose: 'totp' }
const totp = totpVerifier({
  secrets: { get: async () => ada.totp },
  key: 'k'.repeat(32),
  issuer: 'Test',
  label: () => 'ada',
  clock: { now: () => now },
})
const password = passwordVerifier({ hashOf: async () => undefined, cost: { ln: 1, r: 1, p: 1 } })
/** Nobody listens there: what is fit to be sent ends in a connection that failed. */
const courier = smtpCourier({ host: '127.0.0.1', port: 1, from: 'no-reply@example.org', allowPlain: true })
const unreached = (fault: unknown) => {
  if (!(fault instanceof SmtpError) || fault.trouble !== 'connection') throw fault
}

const verifiers: readonly Door[] = [
  {
    name: 'totp: check',
    right: () => [request, '123456', 'key'],
    call: (_, asked, response, key) => totp.check(any(asked), any(response), any(key)),
    refuses: 'any',
  },
  {
    name: 'totp: check, the response',
    right: () => ['123456'],
    call: (_, response) => totp.check(request, any(response), 'key'),
    // a malformed response is an answer
    refuses: [],
    open: /./,
  },
  {
    name: 'totp: prepare',
    right: () => [{ ...request, purpose: 'enrolment' }, 'key'],
    call: (_, asked, key) => totp.prepare(any(asked), any(key)),
    refuses: 'any',
  },
  {
    name: 'totp: secretOf',
    right: async () => [(await totp.prepare({ ...request, purpose: 'enrolment' }, 'key')).handle],
    call: (_, handle) => totp.secretOf(any(handle)),
    refuses: ['input_invalid'],
  },
  {
    name: 'password: check',
    right: () => [request, ada.password, 'key'],
    call: (_, asked, response, key) => password.check(any(asked), any(response), any(key)),
    refuses: 'any',
  },
  {
    name: 'password: check, the response',
    right: () => [ada.password],
    call: (_, response) => password.check(request, any(response), 'key'),
    refuses: [],
    open: /./,
  },
  {
    name: 'smtp: deliver',
    right: () => [{ to: ada.email, locale: 'en', subject: 'Hello', text: 'Hello' }, 'key'],
    call: (_, message, key) => courier.deliver(any(message), any(key)).catch(unreached),
    refuses: 'trouble',
  },
  { name: 'smtp: close', right: () => [], call: () => smtpCourier(courierOptions).close(), refuses: [] },
]
const courierOptions = { host: '127.0.0.1', port: 1, from: 'no-reply@example.org', allowPlain: true }

export const adapterDoors: readonly Door[] = [
  ...storageDoors('memory', memoryStorage, 'any'),
  ...storageDoors('sqlite', () => sqliteStorage(':memory:'), ['port_failed']),
  ...verifiers,
]
