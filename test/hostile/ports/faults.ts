import { setTimeout as later } from 'node:timers/promises'
import { RecoveryError } from 'regain'
import { MARK, throwingProxy } from '../../../src/testing/hostile.ts'
import { type Fault, PATIENCE } from './bent.ts'

/** As errors of drivers and providers do: the whole request is in them. */
class DriverError extends Error {
  readonly request = { to: MARK, password: MARK }
  readonly response = `550 no such user ${MARK}`
  constructor() {
    super(`failed for ${MARK}`, { cause: new Error(MARK) })
  }
}
const rejects =
  (reason: unknown): Fault =>
  () =>
    Promise.reject(reason)

/** A promise of somebody's own making, that calls back whenever it likes. */
export const thenable = (
  settle: (resolve: (value: unknown) => void, reject: (reason: unknown) => void) => void,
): object => having('then', settle)
const having = (key: string, value: unknown): object => ({ [key]: value })

/** Ways to fail: each is `port_failed`, or what the port's documents say of one that fails. */
export const failures: Readonly<Record<string, Fault>> = {
  'throws at once': () => {
    throw new DriverError()
  },
  rejects: rejects(new DriverError()),
  'rejects with a text': rejects(MARK),
  'rejects with nothing': rejects(undefined),
  'rejects with a symbol': rejects(Symbol(MARK)),
  'rejects with what throws when it is looked at': rejects(throwingProxy()),
  "rejects with a fault that is the library's own": rejects(new RecoveryError('ticket_invalid', { detail: MARK })),
  'never settles': () => new Promise(() => undefined),
  'answers too late': (right) => later(PATIENCE * 3).then(right),
  'rejects too late': () => later(PATIENCE * 3).then(() => Promise.reject(new DriverError())),
  'calls back twice, first to fail': () =>
    thenable((resolve, reject) => {
      reject(new DriverError())
      resolve(MARK)
    }),
}

/** Ways to answer oddly that are right all the same: the first answer counts. */
export const oddities: Readonly<Record<string, Fault>> = {
  'calls back twice': (right) =>
    thenable((resolve, reject) => {
      resolve(right())
      resolve(MARK)
      reject(new DriverError())
    }),
  'throws after it has answered': (right) =>
    thenable((resolve) => {
      resolve(right())
      throw new DriverError()
    }),
  'answers at once, without a promise': (right) => right(),
}
