import { binance48h, flows } from 'regain/machines'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { createRecovery } from '../../../src/recovery/create.ts'
import { ada, again } from '../../../src/testing/simulation/people.ts'
import { answeringAtOnce } from '../../../src/testing/simulation/verifiers.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../../src/testing/trace/spy.ts'
import { malformed } from '../../support/values.ts'

/** What a port does instead of answering; `right` asks it all the same. */
export type Fault = (right: () => unknown) => unknown

/** A world whose every port call can be made to go wrong. */
export interface Bent {
  readonly world: World
  readonly spy: Spy
  /** From now on this call goes wrong like this; nothing: all is well again. */
  bend(call?: string, fault?: Fault): void
  /** How often a call was asked since it was bent. */
  asked(): number
}

/** How long a port may take (ms). */
export const PATIENCE = 20

/** Every function of an object, under its name, as one that may be bent. */
function bending<T extends object>(of: string, port: T, ask: (call: string, right: () => unknown) => unknown): T {
  const whole: object = port
  const bent = Object.keys(whole).flatMap((name) => {
    const run: unknown = Reflect.get(whole, name)
    if (typeof run !== 'function') return []
    const bend = (...args: readonly unknown[]) => ask(`${of}.${name}`, () => Reflect.apply(run, whole, [...args]))
    return [[name, bend] as const]
  })
  return malformed({ ...port, ...Object.fromEntries(bent) })
}

export function bentWorld(): Bent {
  const spy = spyOn(memoryStorage())
  const world = new World({ flows, storage: spy })
  for (const account of [ada, again]) world.host.add(account)
  let bent: { readonly call: string; readonly fault: Fault } | undefined
  let asked = 0
  const ask = (call: string, right: () => unknown): unknown => {
    if (bent?.call !== call) return right()
    asked += 1
    return bent.fault(right)
  }
  const { host } = world
  const accounts = {
    find: host.find.bind(host),
    facts: host.facts.bind(host),
    apply: host.apply.bind(host),
    freeze: host.freeze.bind(host),
  }
  const verifiers = Object.entries(answeringAtOnce(world.verifiers)).map(([name, verifier]) => [
    name,
    typeof verifier === 'object' ? bending(name, verifier, ask) : verifier,
  ])
  world.recovery = createRecovery({
    flows: flows.map((flow) => (flow.id === 'binance.reset' ? flow.with({ policy: binance48h }) : flow)),
    realm: 'simulated',
    origin: 'https://app.example.org',
    secret: 'a secret of the simulation that has 32 bytes or more',
    storage: bending('storage', spy, ask),
    accounts: bending('accounts', accounts, ask),
    email: bending('email', world.couriers.email, ask),
    sms: bending('sms', world.couriers.phone, ask),
    verifiers: malformed(Object.fromEntries(verifiers)),
    risk: bending('risk', world.riskEngine, ask),
    calendar: bending('calendar', { addBusinessDays: (from: number, days: number) => from + days * 86_400_000 }, ask),
    clock: bending('clock', { now: () => world.now }, ask),
    noticeUrl: malformed((token: string) => ask('noticeUrl', () => `https://app.example.org/recovery/notice/${token}`)),
    log: (entry) => world.log.push(entry),
    portTimeoutMs: PATIENCE,
    deliverAfterCommit: false,
  })
  return {
    world,
    spy,
    bend(call, fault) {
      bent = call === undefined || fault === undefined ? undefined : { call, fault }
      asked = 0
    },
    asked: () => asked,
  }
}
