import { begin, clockFact, factOf, rest, type Snapshot, step } from '../../engine.ts'
import type { Flow } from '../../flow.ts'
import type { Commit, TimerRow } from '../../ports/storage.ts'
import type { Ledger } from '../../recovery/ledger.ts'
import { parseLedger } from '../../recovery/ledger.ts'
import { type CaseRecord, parseRecord } from '../../recovery/record.ts'
import { isFactType } from '../../vocabulary/facts.ts'
import type { Policy } from '../../vocabulary/policy.ts'
import type { HostEvent } from '../simulation/host.ts'
import type { Sent, World } from '../simulation/world.ts'
import type { Spy } from './spy.ts'

/** One row of a case's history. */
export interface Row {
  readonly revision: number
  readonly at: number
  readonly actor: string
  readonly facts: readonly { readonly type: string; readonly kind?: string }[]
  readonly from: unknown
  readonly to: unknown
  readonly effects: readonly string[]
  readonly input?: string
}
/** A case as it rests, beside what the pure machine makes of its history. */
export interface Look {
  readonly id: string
  readonly revision: number
  readonly record: CaseRecord
  readonly policy: Policy
  readonly flow: Flow
  readonly rows: readonly Row[]
  /** Rows since the last look. */
  readonly fresh: readonly Row[]
  readonly snapshot: Snapshot
  /** What the history says otherwise than the machine. */
  readonly differs: string | undefined
  readonly before: CaseRecord | undefined
}
/** What happened since the last look. */
export interface Moment {
  readonly trace: Trace
  readonly touched: readonly Look[]
  readonly commits: readonly Commit[]
  readonly sent: readonly Sent[]
  readonly events: readonly HostEvent[]
  readonly timers: readonly TimerRow[]
}

interface Folded {
  readonly snapshot: Snapshot
  readonly revision: number
  readonly differs: string | undefined
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** Follows a world through its storage: what was written, what went out, and what the pure machine says to it. */
export class Trace {
  readonly world: World
  readonly spy: Spy
  readonly flows: ReadonlyMap<string, Flow>
  readonly looks = new Map<string, Look>()
  readonly ledgers = new Map<string, Ledger>()
  /** Passwords, codes, keys and contacts that were used. */
  readonly secrets = new Set<string>()
  /** What was answered or thrown, since the last look. */
  readonly said: string[] = []
  /** Codes that were accepted, by the case that accepted them. */
  readonly accepted: { readonly caseId: string; readonly code: string }[] = []
  /** Keys of changes that were asked for while no hold was in force. */
  readonly unheld: string[] = []
  /** The latest time there was. */
  latest = 0
  #commits = 0
  #sent = 0
  #events = 0
  readonly #folded = new Map<string, Folded>()

  constructor(world: World, spy: Spy, flows: readonly Flow[]) {
    this.world = world
    this.spy = spy
    this.flows = new Map(flows.map((flow) => [flow.id, flow]))
  }

  async look(): Promise<Moment> {
    const { world, spy } = this
    this.latest = Math.max(this.latest, world.now)
    const commits = spy.done.slice(this.#commits)
    const sent = world.sent.slice(this.#sent)
    const events = world.host.events.slice(this.#events)
    this.#commits = spy.done.length
    this.#sent = world.sent.length
    this.#events = world.host.events.length
    for (const { key, body } of commits.flatMap((commit) => commit.ledgers ?? []))
      this.ledgers.set(key, parseLedger(key, body))
    const touched: Look[] = []
    for (const id of new Set(commits.flatMap((commit) => (commit.cases ?? []).map((one) => one.id)))) {
      const look = await this.#look(id)
      if (!look) continue
      touched.push(look)
      this.looks.set(id, look)
    }
    for (const { text } of sent) {
      const code = /\b\d{6}\b/.exec(text)?.[0]
      if (code !== undefined) this.secrets.add(code)
    }
    const timers = await spy.dueTimers(Number.MAX_SAFE_INTEGER, 10_000)
    return { trace: this, touched, commits, sent, events, timers }
  }

  async #look(id: string): Promise<Look | undefined> {
    const loaded = await this.spy.load(id)
    if (!loaded) return undefined
    const record = parseRecord(id, loaded.case.body)
    const policy: Policy = JSON.parse(record.policy)
    const rows = (await this.spy.history(id)).map(
      ({ revision, at, body }): Row => ({ ...JSON.parse(body), revision, at }),
    )
    const seen = this.#folded.get(id)?.revision ?? 0
    const fresh = rows.filter(({ revision }) => revision > seen)
    const folded = this.#fold(record, policy, fresh)
    const differs =
      folded.differs ??
      (same(rest(folded.snapshot), record.rest) ? undefined : `${id} rests otherwise than its history says`)
    return {
      id,
      revision: loaded.case.revision,
      record,
      policy,
      flow: this.#flowOf(record),
      rows,
      fresh,
      snapshot: folded.snapshot,
      differs,
      before: this.looks.get(id)?.record,
    }
  }

  #flowOf({ flow }: CaseRecord): Flow {
    const found = this.flows.get(flow)
    if (!found) throw new Error(`no flow ${flow}`)
    return found
  }
  /** What the pure machine makes of the rows. */
  #fold(record: CaseRecord, policy: Policy, rows: readonly Row[]): Folded {
    const { machine } = this.#flowOf(record)
    let { snapshot, revision, differs } = this.#folded.get(record.id) ?? {
      snapshot: begin(machine, policy).snapshot,
      revision: 0,
      differs: undefined,
    }
    for (const row of rows) {
      if (row.revision !== revision + 1) differs ??= `${record.id} has no row ${revision + 1}`
      if (!same(row.from, snapshot.value)) differs ??= `${record.id} row ${row.revision} comes from elsewhere`
      const effects: string[] = []
      for (const { type, ...payload } of row.facts) {
        const told = step(machine, snapshot, isFactType(type) ? factOf(type, payload) : clockFact(type))
        snapshot = told.snapshot
        effects.push(...told.effects.map((effect) => effect.type))
      }
      if (!same(effects, row.effects)) differs ??= `${record.id} row ${row.revision} asked for other effects`
      if (!same(row.to, snapshot.value)) differs ??= `${record.id} row ${row.revision} leads elsewhere`
      revision = row.revision
    }
    const folded = { snapshot, revision, differs }
    this.#folded.set(record.id, folded)
    return folded
  }
}
