import type { Flow } from '../../src/flow.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { parseRecord } from '../../src/recovery/record.ts'
import type { NewAccount } from '../../src/testing/simulation/host.ts'
import { Chance } from './chance.ts'
import { Faults } from './faults.ts'
import { Owners } from './owners.ts'
import { Samples } from './sample.ts'
import { Staff } from './staff.ts'
import { Town } from './town.ts'
import { type Ear, type Kind, kinds, Visit } from './visit.ts'
import { Watch } from './watch.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const MONDAY = Date.UTC(2026, 2, 2)
/** How long after a migration its lender is of no more use. */
const LENT_DAYS = 20

export interface SoakOptions {
  readonly flows: readonly Flow[]
  readonly storage: Storage
  readonly cases: number
  readonly days: number
  readonly seed: number
  readonly accounts: number
  /** How likely a call of a port or the storage is to fail. */
  readonly odds: number
  /** Every so manieth case is followed by every invariant. */
  readonly sampled: number
  /** The heap in use once everything that is not needed has been collected (bytes). */
  readonly heap?: () => number
  /** Told at the end of each day. */
  readonly onDay?: (day: number) => void
}
export interface Soaked {
  readonly cases: number
  readonly counts: Readonly<Record<string, number>>
  readonly ends: Readonly<Record<string, number>>
  readonly faults: Readonly<Record<string, number>>
  readonly answers: Readonly<Record<string, number>>
  /** At the end of every fifth day. */
  readonly heaps: readonly number[]
  readonly sampled: number
  /** What had not been delivered and had not fired once the faults were over and time had gone by. */
  readonly outbox: number
  readonly overdue: number
  /** Cases that were still there after everything was past its time. */
  readonly left: number
  readonly violations: readonly string[]
}

/** Many cases over many days, minute by minute; then the faults stop, and everything must come to rest. */
export async function soak(options: SoakOptions): Promise<Soaked> {
  const run = new Soak(options)
  await run.live()
  return run.rest()
}

class Soak implements Ear {
  readonly #options: SoakOptions
  readonly #chance: Chance
  readonly #faults: Faults
  readonly #watch: Watch
  readonly #town: Town
  readonly #staff: Staff
  readonly #owners: Owners
  /** Who does something at which minute. */
  readonly #agenda = new Map<number, Visit[]>()
  readonly #samples: Samples
  readonly #lenders: { readonly id: string; readonly since: number }[] = []
  readonly #answers = new Map<string, number>()
  readonly #heaps: number[] = []
  #minute = 0
  #come = 0

  constructor(options: SoakOptions) {
    const { flows, seed, odds, accounts, sampled } = options
    this.#options = options
    this.#chance = new Chance(seed)
    this.#faults = new Faults(new Chance(seed + 1), odds)
    const watch = new Watch(options.storage, () => this.#town.now, flows)
    this.#watch = watch
    this.#town = new Town({
      flows,
      storage: watch.storage,
      chance: this.#chance,
      faults: this.#faults,
      accounts,
      start: MONDAY,
    })
    this.#staff = new Staff(this.#town, this.#chance, this)
    this.#owners = new Owners(this.#town, this.#chance, this)
    this.#samples = new Samples(this.#town.world, options.storage, watch, flows)
    watch.onCommit = (change) => {
      for (const { id, expected } of change.cases ?? []) {
        if (expected === 0 && watch.counts.opened % sampled === 0) this.#samples.follow(id)
        this.#samples.of(id)?.commit(change)
      }
    }
    this.#town.hearing = {
      sent: (message) => {
        watch.delivered(message.key, `${message.to} ${message.text}`)
        this.#owners.read(message)
        this.#samples.of(message.key)?.sent(message)
      },
      event: (event) => {
        if (event.what === 'applied') watch.applied(event.key)
        this.#samples.of(event.key)?.event(event)
      },
      log: () => undefined,
      applying: (key, account) => watch.applying(key, account),
    }
  }

  // what visits, staff and owners tell of
  told(told: Parameters<Ear['told']>[0]): void {
    this.#answers.set(told.answer, (this.#answers.get(told.answer) ?? 0) + 1)
    this.#samples.of(told.caseId)?.told(told)
  }
  wrong(what: string): void {
    this.#watch.note(what)
  }
  in(caseId: string, visit: Visit): void {
    if (visit.kind === 'thief') this.#owners.suspect(caseId, visit)
    this.#samples.of(caseId)?.know(visit.account, visit.plan.fresh ?? {})
  }

  /** The days go by, with everyone and all faults. */
  async live(): Promise<void> {
    const { cases, days, odds, heap, onDay = () => undefined } = this.#options
    for (; this.#minute < days * 1_440; this.#minute++) {
      this.#town.world.now = MONDAY + this.#minute * MINUTE
      for (; this.#come < ((this.#minute + 1) * cases) / (days * 1_440); this.#come++) this.#next(this.#visitor(), 0)
      if (this.#chance.whether(odds)) this.#faults.killAfter(1 + this.#chance.below(40))
      await this.#act()
      await this.#tick()
      if (this.#minute % 60 === 59) await this.#hour()
      if (this.#minute % 1_440 === 1_439) {
        await this.#day()
        const day = (this.#minute + 1) / 1_440
        onDay(day)
        if (heap && day % 5 === 0) this.#heaps.push(heap())
      }
      await this.#look()
    }
  }
  async #act(): Promise<void> {
    const visits = this.#agenda.get(this.#minute) ?? []
    this.#agenda.delete(this.#minute)
    await Promise.all(
      visits.map(async (visit) => {
        const pause = await visit.act()
        if (pause !== undefined) this.#next(visit, pause)
      }),
    )
  }
  #next(visit: Visit, minutes: number): void {
    const at = this.#minute + minutes
    const others = this.#agenda.get(at)
    if (others) others.push(visit)
    else this.#agenda.set(at, [visit])
  }
  /** The clock of the product; where its process has ended another takes over. */
  async #tick(): Promise<void> {
    const due = await this.#options.storage.nextDue()
    if (due !== undefined && due <= this.#town.now) await this.#town.world.recovery.tick().catch(() => undefined)
    if (this.#faults.isDead) this.#town.world.restart()
  }
  async #hour(): Promise<void> {
    await this.#staff.work()
    await this.#owners.act()
  }
  async #day(): Promise<void> {
    await this.#owners.daily()
    this.#town.tidy()
    for (
      let lender = this.#lenders[0];
      lender && lender.since < this.#town.now - LENT_DAYS * DAY;
      lender = this.#lenders[0]
    ) {
      this.#town.leave(lender.id)
      this.#lenders.shift()
    }
    await this.#purge()
  }
  /** By the product's own door, and again where it was failed. */
  async #purge(): Promise<void> {
    const { world } = this.#town
    for (let left = 1; left > 0; ) {
      left = await world.recovery.purge().catch(() => 1)
      if (this.#faults.isDead) world.restart()
    }
    await this.#watch.purged()
    this.#samples.keep(new Set(this.#watch.open))
  }
  async #look(): Promise<void> {
    if (!this.#samples.hasNews) return
    await this.#comeToRest()
    for (const broken of await this.#samples.look()) this.#watch.note(broken)
  }

  /** What a command that failed has left running ends first: a case is looked at between two commits. */
  async #comeToRest(): Promise<void> {
    for (let before = -1; before !== this.#watch.counts.commits; ) {
      before = this.#watch.counts.commits
      for (let turn = 0; turn < 2; turn++) await new Promise((resolve) => setImmediate(resolve))
    }
  }

  #visitor(): Visit {
    const { flows } = this.#options
    const kind = this.#chance.weighed(kinds)
    const only = wanting[kind]
    const flow = this.#chance.pick(only ? flows.filter(({ id }) => only.test(id)) : flows)
    if (flow.roles.proves === 'donor') return this.#lender(kind, flow)
    const suits = suiting[flow.id]
    let account = this.#town.host.get(this.#chance.pick(this.#town.ids))
    for (let tries = 0; suits && !suits(account) && tries < 8; tries++)
      account = this.#town.host.get(this.#chance.pick(this.#town.ids))
    return new Visit(kind, flow, account, this.#town, this.#chance, this)
  }
  /** Somebody opens a new account, to have its contacts lent to the old one. */
  #lender(kind: Kind, flow: Flow): Visit {
    const { face } = this.#town.host.get(this.#chance.pick(this.#town.ids))
    const id = `lender-${this.#come}`
    const lender = this.#town.settle({ id, password: `the password of ${id}`, ...this.#town.fresh() })
    this.#lenders.push({ id, since: this.#town.now })
    return new Visit(kind, flow, { ...lender, ...(face === undefined ? {} : { face }) }, this.#town, this.#chance, this)
  }

  /** The faults are over, people have gone, staff decide what is left: everything comes to rest and can be purged. */
  async rest(): Promise<Soaked> {
    const { storage } = this.#options
    const { world } = this.#town
    this.#faults.stop()
    world.restart()
    for (let day = 0; day < 90; day++) {
      await world.pass(DAY)
      await this.#look()
      await this.#staff.work(true)
      if ((await storage.nextDue()) === undefined && (await storage.reviews(1)).length === 0) break
    }
    for (const broken of await this.#samples.lookAtRest()) this.#watch.note(broken)
    let outbox = 0
    for (const id of this.#watch.open) {
      for (const { state } of await storage.effectsOf(id)) if (state === 'waiting') outbox += 1
      const loaded = await storage.load(id)
      if (loaded && parseRecord(id, loaded.case.body).endedAt === undefined) this.wrong(`${id} has come to no end`)
    }
    const overdue = (await storage.dueTimers(Number.MAX_SAFE_INTEGER, 1_000_000)).length
    world.now += 120 * DAY
    await this.#purge()
    return {
      cases: this.#watch.counts.opened,
      counts: { ...this.#watch.counts, ...this.#staff.counts, ...this.#owners.counts },
      ends: Object.fromEntries([...this.#watch.ends].sort()),
      faults: Object.fromEntries([...this.#faults.counts].sort()),
      answers: Object.fromEntries([...this.#answers].sort()),
      heaps: this.#heaps,
      sampled: this.#samples.count,
      outbox,
      overdue,
      left: this.#watch.open.length,
      violations: this.#watch.violations,
    }
  }
}
/** Flows that some kinds come for. */
const wanting: Partial<Record<Kind, RegExp>> = { faceless: /^okx\./, keeper: /authenticatorLost$/ }
/** Accounts that a flow is made for. */
const suiting: Readonly<Record<string, (account: NewAccount) => boolean>> = {
  'pionex.authenticatorBinding': ({ totp }) => totp === undefined,
  'pionex.authenticatorLost': ({ totp }) => totp !== undefined,
  'pionex.contactChange': ({ totp, phone }) => totp !== undefined && phone !== undefined,
}
