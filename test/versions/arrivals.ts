import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Flow } from '../../src/flow.ts'
import { nodesOf } from '../../src/names.ts'
import type { NewAccount } from '../../src/testing/simulation/host.ts'
import { ada, again, Person } from '../../src/testing/simulation/people.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import { type Scene, type Visitor, worldOf } from './saved.ts'

/** Accounts of every kind that a flow makes a difference between. */
export const accounts = [
  ada,
  again,
  {
    id: 'grace',
    password: 'cobol and compilers',
    email: 'grace.hopper@example.org',
    phone: '+46705556677',
    face: 'grace-face-template',
    linked: ['google:grace'],
  },
  { id: 'alan', password: 'an unending tape', email: 'alan.turing@example.org', face: 'alan-face-template' },
  {
    id: 'barbara',
    password: 'substitute at will',
    email: 'barbara.liskov@example.org',
    totp: 'MFRGGZDFMZTWQ2LKMFRGGZDFMZTWQ2LK',
    face: 'barbara-face-template',
  },
  { id: 'kay', password: 'small talk is cheap', passkey: 'kay-credential-0001' },
  // the host knows the address and guards the account by nothing
  { id: 'bare', password: 'nothing else at all', email: 'bare.account@example.org' },
] as const satisfies readonly NewAccount[]

const isSignedIn = ({ machine }: Flow): boolean =>
  [...nodesOf(machine)].some((node) => node.transitions.has('session.recognised'))

/** With an app of the first version; `ago`: since when they are signed in, where the flow is for those who are. */
async function arrive(world: World, flow: Flow, account: string, ago = 0): Promise<Person> {
  const client = { version: '1.0' }
  if (!isSignedIn(flow)) return new Person(world, await world.recovery.open(flow.id, { client }))
  const session = `session of ${account}`
  const signedIn = { account, session, authenticatedAt: world.now - ago, methods: ['password' as const] }
  return new Person(world, await world.recovery.open(flow.id, { client, ...signedIn }), session)
}

/** A world with everybody in it, and one of them at the door of a flow. */
export async function begin(flows: readonly Flow[], flow: Flow, account: NewAccount, ago = 0): Promise<Scene> {
  const spy = spyOn(memoryStorage())
  const world = worldOf(flows, spy)
  for (const each of accounts) world.host.add(each)
  const person = await arrive(world, flow, account.id, ago)
  // whoever lends contacts shows the face of the account that they go to
  const shown = account.id === again.id ? { ...account, face: ada.face } : account
  return { world, spy, person, visitor: visitorOf(person, { account: shown, lost: ['phone'] }) }
}
/** The same person once more, in the same world, at the same door or another. */
export async function comeAgain({ world, spy, visitor }: Scene, flow: Flow): Promise<Scene> {
  const person = await arrive(world, flow, visitor.account.id)
  return { world, spy, person, visitor: visitorOf(person, visitor) }
}
const visitorOf = ({ ticket, caller }: Person, { account, lost }: Pick<Visitor, 'account' | 'lost'>): Visitor => ({
  ticket,
  account,
  lost,
  ...(caller.session === undefined ? {} : { session: caller.session }),
})
