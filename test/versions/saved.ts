import type { Flow } from '../../src/flow.ts'
import type { Storage } from '../../src/ports/storage.ts'
import type { Reveal } from '../../src/ports/verifier.ts'
import { createRecovery, type Recovery, type RecoveryOptions } from '../../src/recovery/index.ts'
import type { KeptHost, NewAccount } from '../../src/testing/simulation/host.ts'
import { Person } from '../../src/testing/simulation/people.ts'
import { answeringAtOnce } from '../../src/testing/simulation/verifiers.ts'
import { type KeptWorld, type Sent, World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'
import { putRows, type Rows, rowsOf } from './rows.ts'

/** Who is at the door of a case, and what they have in hand. */
export interface Visitor {
  readonly ticket: string
  readonly session?: string
  readonly account: NewAccount
  readonly lost: readonly ('email' | 'phone' | 'totp' | 'passkey')[]
  readonly reveal?: Reveal
}
/** A world as it stands: everything that rests, the host and its accounts, the post that has come, the time. */
export interface Saved {
  readonly caseId: string
  readonly now: number
  readonly seed: number
  readonly risk: World['risk']
  readonly rows: Rows
  readonly host: KeptHost
  /** What the handles of prepared credentials stand for. */
  readonly handles: Readonly<Record<string, string>>
  readonly sent: readonly Sent[]
  readonly visitor: Visitor
}
export interface Scene {
  readonly world: World
  readonly spy: Spy
  readonly person: Person
  readonly visitor: Visitor
}

/** Frozen with the records that were made with it: without it they could not be read. */
const SEED = 20_260_302
const fixed = {
  realm: 'golden',
  secret: 'a secret that the golden records were sealed with, 32 bytes and more',
} as const satisfies Partial<RecoveryOptions>
export const worldOf = (flows: readonly Flow[], storage: Storage, from?: KeptWorld): World => {
  const world = new World({ flows, storage, recovery: fixed, ...(from ? { from } : { seed: SEED }) })
  const { host } = world
  const facts = host.facts.bind(host)
  host.facts = async (id) => ({ ...(await facts(id)), ...(id === 'bare' ? { factors: [] } : {}) })
  return world
}

/** Another process beside the one of a world: the same host and post, flows and storage of its own. */
export const beside = (world: World, flows: readonly Flow[], storage: Storage): Recovery =>
  createRecovery({
    ...fixed,
    origin: 'https://app.example.org',
    flows,
    storage,
    accounts: world.host,
    email: world.couriers.email,
    sms: world.couriers.phone,
    verifiers: answeringAtOnce(world.verifiers),
    risk: world.riskEngine,
    clock: { now: () => world.now },
    log: (entry) => world.log.push(entry),
    deliverAfterCommit: false,
  })

export async function save({ world, spy, person, visitor }: Scene): Promise<Saved> {
  const rows = await rowsOf(spy)
  const { now, seed = SEED, risk, host, sent, passwords } = world.keep()
  const handles = [...passwords.map(([handle]) => handle), ...rows.cases.flatMap(({ body }) => handlesIn(body))]
  return {
    caseId: person.caseId,
    now,
    seed,
    risk,
    rows,
    host,
    handles: Object.fromEntries(handles.map((handle) => [handle, world.host.secretOf(handle)])),
    sent,
    visitor: { ...visitor, ticket: person.ticket, ...(person.reveal ? { reveal: person.reveal } : {}) },
  }
}
function handlesIn(body: string): string[] {
  const { handles }: { handles: readonly { handle: string }[] } = JSON.parse(body)
  return handles.map(({ handle }) => handle)
}

/** The same world again, over a storage that is empty: as after the process has ended and another began. */
export async function open(saved: Saved, flows: readonly Flow[], storage: Storage): Promise<Scene> {
  const spy = spyOn(storage)
  await putRows(spy, saved.rows)
  return enter(saved, flows, spy)
}
/** The same over a storage that has the rows already. */
export async function enter(saved: Saved, flows: readonly Flow[], spy: Spy): Promise<Scene> {
  const { now, seed, risk, host, sent, handles } = saved
  const world = worldOf(flows, spy, { now, seed, risk, host, sent, calls: 0, passwords: Object.entries(handles) })
  const { visitor } = saved
  const { ticket, session, reveal } = visitor
  const view = await world.recovery.view(ticket, session === undefined ? {} : { session })
  const person = new Person(world, { ticket, view, ...(reveal ? { reveal } : {}) }, session)
  person.reveal = reveal
  return { world, spy, person, visitor }
}
