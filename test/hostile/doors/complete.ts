import * as regain from 'regain'
import * as core from 'regain/core'
import { binanceReset } from 'regain/machines'
import * as memory from 'regain/memory'
import * as parts from 'regain/parts'
import * as password from 'regain/password'
import * as smtp from 'regain/smtp'
import * as sqlite from 'regain/sqlite'
import * as totp from 'regain/totp'
import { type Scene, scene } from './scene.ts'

const modules = { regain, parts, memory, sqlite, smtp, totp, password }

const isFunction = (value: unknown): boolean => typeof value === 'function'
/** What can be called on an object, by its own and its class's names. */
function methodsOf(thing: object): string[] {
  const names = new Set(Object.keys(thing))
  for (let at: object | null = thing; at && at !== Object.prototype; at = Object.getPrototypeOf(at))
    for (const name of Object.getOwnPropertyNames(at)) if (name !== 'constructor') names.add(name)
  return [...names].filter((name) => isFunction(Reflect.get(thing, name)))
}
const named = (of: string, thing: object): string[] => methodsOf(thing).map((name) => `${of}${name}`)

/** Doors of `recovery` that lead to further doors. */
const halls = new Set(['recovery.account', 'recovery.contact', 'recovery.notice'])

function doorsOf({ world }: Scene): string[] {
  const { recovery } = world
  return [
    ...named('recovery.', recovery).filter((name) => !halls.has(name)),
    ...named('desk.', recovery.desk),
    ...named('account.', recovery.account('ada')),
    ...named('contact.', recovery.contact('email', 'ada@example.org')),
    ...named('notice.', recovery.notice('x')),
  ]
}
const exportsOf = (): string[] =>
  Object.entries(modules).flatMap(([of, module]) =>
    Object.entries(module).flatMap(([name, value]) => (isFunction(value) ? `${of}: ${name}` : [])),
  )
const adaptersOf = (): string[] => [
  ...named('memory: ', memory.memoryStorage()),
  ...named('sqlite: ', sqlite.sqliteStorage(':memory:')),
  ...named('smtp: ', smtp.smtpCourier({ host: 'h', from: 'a@b.example' })),
  ...named('totp: ', totp.totpVerifier({ secrets: new Map(), key: 'k'.repeat(32), issuer: 'x', label: String })),
  ...named('password: ', password.passwordVerifier({ hashOf: async () => undefined })),
  ...named('calendar.', regain.businessCalendar()),
  ...named('flow.', binanceReset),
]
/** Everything that the modules export and their objects have that can be called. */
export const everyDoor = (): ReadonlySet<string> => new Set([...doorsOf(scene()), ...exportsOf(), ...adaptersOf()])

/** What `regain/core` has beside `regain`: nothing. */
export const onlyInCore = (): string[] =>
  Object.entries(core).flatMap(([name, value]) => (Reflect.get(regain, name) === value ? [] : name))
