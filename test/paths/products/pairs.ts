import { binance48h, flows } from 'regain/machines'
import type { Flow } from '../../../src/flow.ts'
import type { Bound, Person, Product } from '../../../src/testing/products/index.ts'

export const presets = ['exchange', 'hardened'] as const
export type Preset = (typeof presets)[number]

/** Two flows or two accounts, and attackers of several powers to try them against. */
export interface Pair extends Omit<Product, 'flows' | 'people'> {
  readonly flows: readonly string[]
  readonly owner: Person
  /** By what they have and know. */
  readonly attackers: Readonly<Record<string, Person>>
  /** Default: both. */
  readonly presets?: readonly Preset[]
  /** The owner gets through whatever the attacker does, and in so many days when the attacker rests. */
  readonly keptOutDays?: Readonly<Record<Preset, number>>
}

/** What makes one search of a pair. */
export interface Setting {
  readonly pair: Pair
  readonly preset: Preset
  readonly powers: string
}
export const productOf = ({ pair: { owner, attackers, flows: ids, ...rest }, preset, powers }: Setting): Product => {
  const attacker = attackers[powers]
  if (!attacker) throw new RangeError(`nobody has ${powers}`)
  return { ...rest, flows: ids.map((id) => flowNamed(id, preset)), people: { owner, attacker } }
}
/** `binance.password 48 h`: another edition of the same flow. */
function flowNamed(name: string, preset: Preset): Flow {
  const [id, edition] = name.split(/ (.*)/)
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new RangeError(`no flow ${id}`)
  const edited = edition === '48 h' ? flow.with({ policy: binance48h }) : flow
  return preset === 'hardened' ? edited.with({ policy: 'hardened' }) : edited
}

const accounts = ['ada'] as const
const contacts: Bound = { email: 'e:ada', phone: 'p:ada' }
const mailAndApp: Bound = { email: 'e:ada', totp: 't:ada' }
const three: Bound = { email: 'e:ada', phone: 'p:ada', totp: 't:ada' }
/** Lost the phone and nothing else. */
const ada: Person = { accounts, knows: ['ada'], holds: ['e:ada', 'p:new'], face: ['ada'], brings: ['p:new'] }
const evil = { accounts, brings: ['p:evil'] } as const

export const pairs: readonly Pair[] = [
  {
    name: 'binance.password × binance.reset',
    flows: ['binance.password', 'binance.reset'],
    accounts: { ada: contacts },
    owner: ada,
    attackers: {
      mailbox: { ...evil, holds: ['e:ada'] },
      number: { ...evil, holds: ['p:ada'], brings: ['e:evil'] },
      password: { ...evil, knows: ['ada'] },
    },
  },
  {
    name: 'binance.password 48 h × binance.reset',
    flows: ['binance.password 48 h', 'binance.reset'],
    accounts: { ada: contacts },
    owner: { ...ada, loses: ['phone'] },
    attackers: { mailbox: { ...evil, holds: ['e:ada'], loses: ['phone'] } },
  },
  {
    name: 'binance.password × binance.reset, objections and a freeze',
    flows: ['binance.password', 'binance.reset'],
    accounts: { ada: contacts },
    owner: { accounts, flows: [], knows: ['ada'], holds: ['e:ada', 'p:ada'] },
    attackers: {
      mailbox: { ...evil, holds: ['e:ada'] },
      'mailbox, number': { ...evil, holds: ['e:ada', 'p:ada'] },
    },
    seconds: ['email', 'phone'],
    disputes: ['p:ada'],
    freezes: true,
  },
  {
    name: 'pionex.password × pionex.authenticatorLost',
    flows: ['pionex.password', 'pionex.authenticatorLost', 'pionex.signIn'],
    accounts: { ada: mailAndApp },
    owner: { ...ada, flows: ['pionex.password', 'pionex.authenticatorLost'], holds: ['e:ada'] },
    attackers: {
      mailbox: { accounts, holds: ['e:ada'] },
      password: { accounts, knows: ['ada'] },
      authenticator: { accounts, holds: ['t:ada'] },
    },
  },
  {
    name: 'okx.reset × okx.migration',
    flows: ['okx.reset', 'okx.migration'],
    accounts: { ada: contacts, new: { email: 'e:new', phone: 'p:new' } },
    owner: {
      accounts: ['ada', 'new'],
      knows: ['ada', 'new'],
      holds: ['e:ada', 'e:new', 'p:new'],
      face: ['ada'],
      brings: ['p:new', 'p:free'],
    },
    attackers: {
      password: { ...evil, knows: ['ada'] },
      'password, mailbox': { ...evil, knows: ['ada'], holds: ['e:ada'] },
    },
    seconds: ['email', 'phone'],
  },
  {
    name: 'okx.reset × okx.resetSignedIn, late answers',
    flows: ['okx.reset', 'okx.resetSignedIn'],
    accounts: { ada: contacts },
    owner: { ...ada, loses: ['phone'] },
    attackers: { 'password, mailbox': { ...evil, knows: ['ada'], holds: ['e:ada'], loses: ['phone'] } },
    seconds: ['email', 'phone'],
    verdicts: ['approve'],
    late: true,
  },
  {
    name: 'pionex.contactChange × pionex.authenticatorLost',
    flows: ['pionex.contactChange', 'pionex.authenticatorLost'],
    accounts: { ada: three },
    owner: { ...ada, holds: ['e:ada', 'p:ada', 't:ada', 'p:new'] },
    attackers: {
      'password, number': { ...evil, knows: ['ada'], holds: ['p:ada'] },
      'session, mailbox': { ...evil, sessions: ['ada'], holds: ['e:ada'] },
    },
    seconds: ['phone', 'totp'],
  },
  {
    name: 'pionex.signIn × pionex.contactChange',
    flows: ['pionex.signIn', 'pionex.contactChange'],
    accounts: { ada: three },
    owner: { ...ada, flows: ['pionex.contactChange'], holds: ['e:ada', 'p:ada', 't:ada', 'p:new'] },
    attackers: { 'password, number': { ...evil, flows: ['pionex.signIn'], knows: ['ada'], holds: ['p:ada'] } },
    seconds: ['phone', 'totp'],
    freezes: true,
  },
  {
    name: 'pionex.authenticatorBinding × pionex.authenticatorLost',
    flows: ['pionex.authenticatorBinding', 'pionex.authenticatorLost', 'pionex.password'],
    accounts: { ada: mailAndApp },
    owner: { ...ada, holds: ['e:ada', 't:new'], brings: ['t:new'] },
    attackers: {
      mailbox: { accounts, holds: ['e:ada'], brings: ['t:evil'] },
      password: { accounts, knows: ['ada'], brings: ['t:evil'] },
    },
    seconds: ['email', 'totp'],
  },
  {
    name: 'binance.reset × binance.reset, one contact',
    flows: ['binance.reset'],
    accounts: { ada: contacts, bob: { email: 'e:bob', phone: 'p:bob' }, another: {} },
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
    accounts: { ada: contacts, new: { email: 'e:new', phone: 'p:new' }, bob: { email: 'e:bob', phone: 'p:bob' } },
    owner: {
      accounts: ['new'],
      knows: ['new'],
      holds: ['e:new', 'p:new', 'p:one'],
      face: ['ada', 'new'],
      loses: ['phone'],
      brings: ['p:one'],
    },
    attackers: {
      'another account': {
        accounts: ['bob'],
        flows: ['okx.resetSignedIn'],
        knows: ['bob'],
        holds: ['e:bob', 'p:new', 'p:ada'],
        face: ['bob'],
        loses: ['phone'],
        brings: ['p:new', 'p:ada'],
      },
    },
    seconds: ['email', 'phone'],
    verdicts: ['approve'],
  },
  {
    name: 'pionex.contactChange × pionex.contactChange, one contact',
    flows: ['pionex.contactChange'],
    accounts: { ada: three, bob: { email: 'e:bob', phone: 'p:bob', totp: 't:bob' }, another: {} },
    owner: {
      accounts,
      knows: ['ada'],
      holds: ['e:ada', 'p:ada', 't:ada', 'p:one'],
      loses: ['phone'],
      brings: ['p:one'],
    },
    attackers: {
      'another account': {
        accounts: ['bob'],
        knows: ['bob'],
        holds: ['e:bob', 'p:bob', 't:bob', 'p:ada'],
        loses: ['phone'],
        brings: ['p:ada'],
      },
    },
    seconds: ['totp'],
    verdicts: ['approve'],
    registers: ['p:ada'],
    presets: ['exchange'],
  },
  ...(['password', 'email', 'send:email'] as const).map(
    (counted): Pair => ({
      name: `binance.password × binance.reset, ${counted} counted`,
      flows: ['binance.password', 'binance.reset'],
      accounts: { ada: contacts },
      owner: { ...ada, flows: ['binance.reset'], loses: ['phone'], recognised: true },
      attackers: { guesses: { accounts } },
      counts: [counted],
      verdicts: ['approve'],
      keptOutDays: { exchange: 1, hardened: 2 },
    }),
  ),
  {
    name: 'pionex.password × pionex.authenticatorLost, email counted',
    flows: ['pionex.password', 'pionex.authenticatorLost'],
    accounts: { ada: mailAndApp },
    owner: { ...ada, flows: ['pionex.authenticatorLost'], holds: ['e:ada'], recognised: true },
    attackers: { guesses: { accounts } },
    counts: ['email', 'send:email'],
    verdicts: ['approve'],
    // after a new password the hold of that change comes first
    keptOutDays: { exchange: 1, hardened: 3 },
  },
]
export const settings: readonly Setting[] = pairs.flatMap((pair) =>
  (pair.presets ?? presets).flatMap((preset) =>
    Object.keys(pair.attackers).map((powers) => ({ pair, preset, powers })),
  ),
)
export const nameOf = ({ pair, preset, powers }: Setting): string => `${pair.name} ${preset} {${powers}}`
