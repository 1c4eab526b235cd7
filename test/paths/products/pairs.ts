import { flows } from 'regain/machines'
import type { Flow } from '../../../src/flow.ts'
import type { Person, Product } from '../../../src/testing/products/product.ts'
import type { Bound } from '../../../src/testing/products/world.ts'

export const presets = ['exchange', 'hardened'] as const
export type Preset = (typeof presets)[number]

/** Two flows or two accounts; what attackers of several powers are tried against. */
export interface Pair extends Omit<Product, 'flows' | 'people' | 'name'> {
  readonly name: string
  readonly flows: readonly string[]
  readonly owner: Person
  /** By what they have and know. */
  readonly attackers: Readonly<Record<string, Person>>
  readonly presets?: readonly Preset[]
}
const flowNamed = (id: string, preset: Preset): Flow => {
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new RangeError(`no flow ${id}`)
  return preset === 'hardened' ? flow.with({ policy: 'hardened' }) : flow
}
export const productOf = ({ owner, attackers, flows: ids, ...rest }: Pair, preset: Preset, powers: string): Product => {
  const attacker = attackers[powers]
  if (!attacker) throw new RangeError(`nobody has ${powers}`)
  return { ...rest, flows: ids.map((id) => flowNamed(id, preset)), people: { owner, attacker } }
}

const accounts = ['ada'] as const
const both: Bound = { email: 'e:ada', phone: 'p:ada' }
const mailAndApp: Bound = { email: 'e:ada', totp: 't:ada' }
const three: Bound = { email: 'e:ada', phone: 'p:ada', totp: 't:ada' }

export const pairs: readonly Pair[] = [
  {
    name: 'binance.password × binance.reset',
    flows: ['binance.password', 'binance.reset'],
    accounts: { ada: both },
    owner: { accounts, knows: ['ada'], holds: ['e:ada', 'p:new'], face: ['ada'], brings: ['p:new'] },
    attackers: {
      mailbox: { accounts, holds: ['e:ada'], brings: ['p:evil'] },
      number: { accounts, holds: ['p:ada'], brings: ['e:evil'] },
      password: { accounts, knows: ['ada'], brings: ['p:evil'] },
    },
  },
  {
    name: 'binance.password × binance.reset, objections and a freeze',
    flows: ['binance.password', 'binance.reset'],
    accounts: { ada: both },
    owner: { accounts, flows: [], knows: ['ada'], holds: ['e:ada', 'p:ada'] },
    attackers: { mailbox: { accounts, holds: ['e:ada'], brings: ['p:evil'] } },
    seconds: ['email', 'phone'],
    disputes: true,
    freezes: true,
  },
  {
    name: 'pionex.password × pionex.authenticatorLost',
    flows: ['pionex.password', 'pionex.authenticatorLost', 'pionex.signIn'],
    accounts: { ada: mailAndApp },
    owner: { accounts, knows: ['ada'], holds: ['e:ada'], face: ['ada'] },
    attackers: {
      mailbox: { accounts, holds: ['e:ada'] },
      password: { accounts, knows: ['ada'] },
      authenticator: { accounts, holds: ['t:ada'] },
    },
  },
  {
    name: 'okx.reset × okx.migration',
    flows: ['okx.reset', 'okx.migration'],
    accounts: { ada: both, new: { email: 'e:new', phone: 'p:new' } },
    owner: {
      accounts: ['ada', 'new'],
      knows: ['ada', 'new'],
      holds: ['e:ada', 'e:new', 'p:new'],
      face: ['ada'],
      brings: ['p:new', 'p:free'],
    },
    attackers: {
      password: { accounts, knows: ['ada'], brings: ['p:evil'] },
      'password, mailbox': { accounts, knows: ['ada'], holds: ['e:ada'], brings: ['p:evil'] },
    },
    seconds: ['email', 'phone'],
  },
  {
    name: 'pionex.contactChange × pionex.authenticatorLost',
    flows: ['pionex.contactChange', 'pionex.authenticatorLost'],
    accounts: { ada: three },
    owner: { accounts, knows: ['ada'], holds: ['e:ada', 'p:ada', 't:ada', 'p:new'], face: ['ada'], brings: ['p:new'] },
    attackers: {
      'password, number': { accounts, knows: ['ada'], holds: ['p:ada'], brings: ['p:evil'] },
    },
    seconds: ['phone', 'totp'],
  },
  {
    name: 'pionex.signIn × pionex.contactChange',
    flows: ['pionex.signIn', 'pionex.contactChange'],
    accounts: { ada: three },
    owner: {
      accounts,
      flows: ['pionex.contactChange'],
      knows: ['ada'],
      holds: ['e:ada', 'p:ada', 't:ada', 'p:new'],
      face: ['ada'],
      brings: ['p:new'],
    },
    attackers: {
      'password, number': { accounts, flows: ['pionex.signIn'], knows: ['ada'], holds: ['p:ada'] },
    },
    seconds: ['phone', 'totp'],
  },
  {
    name: 'pionex.authenticatorBinding × pionex.authenticatorLost',
    flows: ['pionex.authenticatorBinding', 'pionex.authenticatorLost'],
    accounts: { ada: mailAndApp },
    owner: { accounts, knows: ['ada'], holds: ['e:ada', 't:new'], face: ['ada'], brings: ['t:new'] },
    attackers: {
      mailbox: { accounts, holds: ['e:ada'], brings: ['t:evil'] },
      password: { accounts, knows: ['ada'], brings: ['t:evil'] },
    },
    seconds: ['email', 'totp'],
  },
  {
    name: 'binance.reset × binance.reset, one contact',
    flows: ['binance.reset'],
    accounts: { ada: both, bob: { email: 'e:bob', phone: 'p:bob' }, another: {} },
    owner: { accounts, knows: ['ada'], holds: ['e:ada', 'p:one'], loses: ['phone'], brings: ['p:one'] },
    attackers: {
      'another account': {
        accounts: ['bob'],
        knows: ['bob'],
        holds: ['e:bob', 'p:one', 'p:ada'],
        face: ['bob'],
        loses: ['phone'],
        brings: ['p:one', 'p:ada'],
      },
    },
    registers: ['p:one', 'p:ada'],
  },
  {
    name: 'okx.migration × okx.resetSignedIn, one contact',
    flows: ['okx.migration', 'okx.resetSignedIn'],
    accounts: { ada: both, new: { email: 'e:new', phone: 'p:new' }, bob: { email: 'e:bob', phone: 'p:bob' } },
    owner: {
      accounts: ['new'],
      knows: ['new'],
      holds: ['e:new', 'p:new', 'p:one'],
      face: ['ada', 'new'],
      brings: ['p:one'],
    },
    attackers: {
      'another account': {
        accounts: ['bob'],
        knows: ['bob'],
        flows: ['okx.resetSignedIn'],
        holds: ['e:bob', 'p:new', 'p:ada'],
        face: ['bob'],
        loses: ['phone'],
        brings: ['p:new', 'p:ada'],
      },
    },
    seconds: ['email', 'phone'],
    verdicts: ['approve'],
  },
]
