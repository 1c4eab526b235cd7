import { isDeepStrictEqual } from 'node:util'
import { rest, type Snapshot } from '../../engine.ts'
import type { Flow } from '../../flow.ts'
import type { Commit, TimerRow } from '../../ports/storage.ts'
import type { Ledger } from '../../recovery/ledger.ts'
import { parseLedger } from '../../recovery/ledger.ts'
import { type CaseRecord, parseRecord } from '../../recovery/record.ts'
import type { Input } from '../../vocabulary/inputs.ts'
import type { Policy } from '../../vocabulary/policy.ts'
import { type Broken, Follower } from '../follow.ts'
import { sentencesFor } from '../properties/index.ts'
import type { HostEvent } from '../simulation/host.ts'
import type { Sent, World } from '../simulation/world.ts'
import { Replay, type Row, versionsOf } from './replay.ts'
import type { Spy } from './spy.ts'

export type { Row } from './replay.ts'

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
  /** Sentences about its machine that the fresh rows break. */
  readonly broken: readonly Broken[]
  readonly before: CaseRecord | undefined
}
/** What somebody said to a case, and what they were told. */
export interface Told {
  readonly caseId: string
  readonly at: number
  readonly input: Input
  /** `ok`, or the code of the refusal or the fault. */
  readonly answer: string
  /** How many commits it came to. */
  readonly commits: number
  /** The command id it was said under. */
  readonly id?: string
  /** The answer whole, save what is shown once. */
  readonly text?: string
}
/** What came in that is no input, and what it came to. */
export interface Attack extends Pick<Told, 'caseId' | 'answer' | 'commits'> {
  readonly hostile: string
}
/** What happened since the last look. */
export interface Moment {
  readonly trace: Trace
  readonly attacks: readonly Attack[]
  readonly told: readonly Told[]
  /** Faults are over and nobody does anything more: everything should have come to its end. */
  readonly atRest: boolean
  readonly touched: readonly Look[]
  readonly commits: readonly Commit[]
  readonly sent: readonly Sent[]
  readonly events: readonly HostEvent[]
  readonly timers: readonly TimerRow[]
}

/** Follows a world through its storage: what was written, what went out, and what the pure machine says to it. */
export class Trace {
  readonly world: World
  readonly spy: Spy
  /** The newest version of each. */
  readonly flows = new Map<string, Flow>()
  readonly looks = new Map<string, Look>()
  readonly ledgers = new Map<string, Ledger>()
  /** Passwords, codes, keys and contacts that were used. */
  readonly secrets = new Set<string>()
  /** What was answered or thrown, since the last look. */
  readonly said: string[] = []
  /** What was said to the cases, and answered. */
  readonly told: Told[] = []
  /** What was tried beside the schema, since the last look. */
  readonly attacks: Attack[] = []
  /** Keys of changes that were asked for while no hold was in force. */
  readonly unheld: string[] = []
  /** The latest time there was. */
  latest = 0
  #commits = 0
  #sent = 0
  #events = 0
  #told = 0
  readonly #versions = new Map<string, Flow>()
  readonly #followers = new Map<string, Follower>()
  readonly #replays = new Map<string, Replay>()

  /** Of several versions of a flow the newest comes last. */
  constructor(world: World, spy: Spy, flows: readonly Flow[]) {
    this.world = world
    this.spy = spy
    for (const flow of flows) this.learn(flow)
  }
  /** A newer version of a flow is released; cases of the older one may still be on their way. */
  learn(flow: Flow): void {
    this.flows.set(flow.id, flow)
    this.#versions.set(`${flow.id}@${flow.version}`, flow)
  }

  async look({ atRest = false } = {}): Promise<Moment> {
    const { world, spy } = this
    this.latest = Math.max(this.latest, world.now)
    const commits = spy.done.slice(this.#commits)
    const sent = world.sent.slice(this.#sent)
    const events = world.host.events.slice(this.#events)
    const told = this.told.slice(this.#told)
    this.#told = this.told.length
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
    return { trace: this, touched, commits, sent, events, timers, told, attacks: this.attacks.splice(0), atRest }
  }

  async #look(id: string): Promise<Look | undefined> {
    const loaded = await this.spy.load(id)
    if (!loaded) return undefined
    const record = parseRecord(id, loaded.case.body)
    const policy: Policy = JSON.parse(record.policy)
    const rows = (await this.spy.history(id)).map(
      ({ revision, at, body }): Row => ({ ...JSON.parse(body), revision, at }),
    )
    const replay = this.#replays.get(id) ?? new Replay(id)
    this.#replays.set(id, replay)
    const versions = versionsOf(rows, record.version)
    const fresh = rows.filter(({ revision }) => revision > replay.revision)
    const broken = rows.flatMap((row, at) =>
      row.revision > replay.revision ? replay.take(row, this.#followerOf(record, versions[at] ?? 0, policy)) : [],
    )
    const { snapshot } = replay
    if (!snapshot) return undefined
    const differs =
      replay.differs ??
      (isDeepStrictEqual(rest(snapshot), record.rest) ? undefined : `${id} rests otherwise than its history says`)
    return {
      id,
      revision: loaded.case.revision,
      record,
      policy,
      flow: this.#versions.get(`${record.flow}@${record.version}`) ?? this.#flowOf(record.flow),
      rows,
      fresh,
      snapshot,
      differs,
      broken,
      before: this.looks.get(id)?.record,
    }
  }

  #flowOf(flow: string): Flow {
    const found = this.flows.get(flow)
    if (!found) throw new Error(`no flow ${flow}`)
    return found
  }
  #followerOf({ flow: id, policy: text }: CaseRecord, version: number, policy: Policy): Follower | undefined {
    const name = `${id}@${version} ${text}`
    const known = this.#followers.get(name)
    const flow = this.#versions.get(`${id}@${version}`)
    if (known || !flow) return known
    const { machine } = flow
    const made = new Follower({ machine, policy }, sentencesFor(machine))
    this.#followers.set(name, made)
    return made
  }
}
