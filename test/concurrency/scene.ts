import type { Flow, Recovery } from 'regain'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { businessCalendar } from '../../src/calendar.ts'
import { RecoveryError } from '../../src/errors.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { violationsOf } from '../../src/testing/invariants/index.ts'
import { Gate, interleaved, interleavePorts, type Turn } from '../../src/testing/simulation/scheduled.ts'
import { World } from '../../src/testing/simulation/world.ts'
import { type Spy, spyOn } from '../../src/testing/trace/spy.ts'
import { type Row, Trace } from '../../src/testing/trace/trace.ts'

/** What one of those who race does, in a process of its own. */
export interface Command {
  readonly who: string
  readonly does: (process: Recovery, meeting: Meeting) => Promise<unknown>
}

/** A world with several processes on one storage, whose every call may have to wait for its turn. */
export class Meeting {
  readonly world: World
  readonly storage: Spy
  readonly trace: Trace
  readonly processes: readonly Recovery[]
  readonly #gate: Gate

  constructor(world: World, storage: Spy, trace: Trace, gate: Gate, processes: readonly Recovery[]) {
    this.world = world
    this.storage = storage
    this.trace = trace
    this.processes = processes
    this.#gate = gate
  }

  /** All begin at once; each call waits for its turn, if there are turns. What each was told: `ok`, a refusal, the code of a fault. */
  async race(commands: readonly Command[], turn: Turn | undefined): Promise<string[]> {
    this.#gate.turn = turn
    const told = await Promise.all(
      commands.map(({ who, does }, index) =>
        this.#gate.as(who, async () => {
          const process = this.processes[index % this.processes.length]
          return process ? this.#told(does(process, this)) : 'no process'
        }),
      ),
    )
    this.#gate.turn = undefined
    return told
  }
  async #told(asking: Promise<unknown>): Promise<string> {
    try {
      const answer = await asking
      this.trace.said.push(JSON.stringify(answer ?? ''))
      return refusalIn(answer) ?? (answer === undefined || typeof answer === 'object' ? 'ok' : String(answer))
    } catch (fault) {
      if (!(fault instanceof RecoveryError)) throw fault
      this.trace.said.push(`${fault.message} ${JSON.stringify(fault)}`)
      return fault.code
    }
  }

  async rows(caseId: string): Promise<Row[]> {
    const rows = await this.storage.history(caseId)
    return rows.map(({ revision, at, body }) => ({ ...JSON.parse(body), revision, at }))
  }
  /** How often a case heard a fact. */
  async heard(caseId: string, type: string): Promise<number> {
    const rows = await this.rows(caseId)
    return rows.flatMap(({ facts }) => facts).filter((fact) => fact.type === type).length
  }
  async outcome(caseId: string): Promise<string | undefined> {
    const loaded = await this.storage.load(caseId)
    return loaded && JSON.parse(loaded.case.body).outcome?.type
  }
  get changes(): number {
    return this.world.host.events.filter(({ what }) => what === 'applied').length
  }
  /** Sentences that do not hold now. */
  async violations(): Promise<string[]> {
    return violationsOf(await this.trace.look())
  }
}
const refusalIn = (answer: unknown): string | undefined => {
  if (typeof answer !== 'object' || answer === null || !('view' in answer)) return undefined
  const { view } = answer
  if (typeof view !== 'object' || view === null || !('refusal' in view)) return undefined
  const { refusal } = view
  return typeof refusal === 'object' && refusal !== null && 'code' in refusal ? String(refusal.code) : undefined
}

// making one takes longer than a race does
const calendar = businessCalendar({})

/** Where a race begins: a world is led there once, and made again for every race. */
export interface Scene<S> {
  readonly setting: S
  again(processes: number, storage: Storage): Promise<Meeting>
}

export async function sceneOf<S>(
  flows: readonly Flow[],
  lead: (world: World, storage: Storage) => Promise<S>,
): Promise<Scene<S>> {
  const { storage: first, replay } = recorded(memoryStorage())
  const led = new World({ flows, storage: first })
  const setting = await lead(led, first)
  return {
    setting,
    async again(count, empty) {
      const gate = new Gate()
      const storage = spyOn(empty)
      await replay(storage)
      const world = new World({ flows, storage: interleaved(storage, gate), start: led.now, recovery: { calendar } })
      for (const [id, account] of led.host.accounts) world.host.accounts.set(id, structuredClone(account))
      world.host.events.push(...led.host.events)
      world.sent.push(...led.sent)
      world.risk = led.risk
      interleavePorts(world, gate)
      const processes = [world.recovery]
      while (processes.length < count) {
        world.restart()
        processes.push(world.recovery)
      }
      return new Meeting(world, storage, new Trace(world, storage, flows), gate, processes)
    },
  }
}

/** A storage that can do all that was written to it once more, to another one. */
function recorded(storage: Storage) {
  const writes: ((onto: Storage) => Promise<unknown>)[] = []
  const write = <T>(run: (onto: Storage) => Promise<T>): Promise<T> => {
    writes.push(run)
    return run(storage)
  }
  return {
    storage: {
      ...storage,
      commit: (change) => write((onto) => onto.commit(change)),
      claimEffects: (now, options) => write((onto) => onto.claimEffects(now, options)),
      settleEffect: (key, worker, result) => write((onto) => onto.settleEffect(key, worker, result)),
      retry: (key, due) => write((onto) => onto.retry(key, due)),
      purge: (now, limit) => write((onto) => onto.purge(now, limit)),
    } satisfies Storage as Storage,
    async replay(onto: Storage) {
      for (const each of writes) await each(onto)
    },
  }
}
