import type { Flow } from '../../src/flow.ts'
import type { Commit, Storage } from '../../src/ports/storage.ts'
import { violationsOf } from '../../src/testing/invariants/index.ts'
import type { HostEvent, NewAccount } from '../../src/testing/simulation/host.ts'
import { type Sent, World } from '../../src/testing/simulation/world.ts'
import { spyOn } from '../../src/testing/trace/spy.ts'
import { type Told, Trace } from '../../src/testing/trace/trace.ts'
import type { Watch } from './watch.ts'

/** Cases that are followed by every invariant from their opening on, each as if it were alone in the world. */
export class Samples {
  readonly #world: World
  /** Looks at the same storage, and nothing fails it. */
  readonly #calm: World
  readonly #storage: Storage
  readonly #watch: Watch
  readonly #flows: readonly Flow[]
  readonly #samples = new Map<string, Sample>()
  readonly #news = new Set<Sample>()
  count = 0
  constructor(world: World, storage: Storage, watch: Watch, flows: readonly Flow[]) {
    this.#world = world
    this.#calm = new World({ flows, storage })
    this.#storage = storage
    this.#watch = watch
    this.#flows = flows
  }
  /** Follows a case that is being opened. */
  follow(caseId: string): void {
    this.count += 1
    const host: World['host'] = Object.create(this.#world.host, { events: { value: [] } })
    const alone: World = Object.create(this.#world, {
      sent: { value: [] },
      log: { value: [] },
      host: { value: host },
      recovery: { value: this.#calm.recovery },
    })
    this.#samples.set(caseId, new Sample(caseId, alone, this.#storage, this.#watch, this.#flows))
  }
  /** The case that an effect's key or a case id speaks of, where it is followed; it is looked at next. */
  of(key: string): Sample | undefined {
    const sample = this.#samples.get(key.slice(0, 22))
    if (sample) this.#news.add(sample)
    return sample
  }
  get hasNews(): boolean {
    return this.#news.size > 0
  }
  /** What is broken since the last look. */
  async look(): Promise<readonly string[]> {
    const news = [...this.#news]
    this.#news.clear()
    return this.#looked(news, false)
  }
  /** What is broken now that nothing more is to come. */
  lookAtRest(): Promise<readonly string[]> {
    return this.#looked([...this.#samples.values()], true)
  }
  async #looked(samples: readonly Sample[], atRest: boolean): Promise<readonly string[]> {
    this.#calm.now = this.#world.now
    const broken: string[] = []
    for (const { trace } of samples) broken.push(...(await violationsOf(await trace.look({ atRest }))))
    return broken
  }
  /** Forgets the cases that are gone. */
  keep(there: ReadonlySet<string>): void {
    for (const id of this.#samples.keys()) if (!there.has(id)) this.#samples.delete(id)
  }
}

class Sample {
  readonly trace: Trace
  readonly #id: string
  readonly #commits: Commit[] = []
  readonly #texts: string[] = []
  readonly #world: World
  constructor(id: string, world: World, storage: Storage, watch: Watch, flows: readonly Flow[]) {
    this.#id = id
    this.#world = world
    const spy = {
      ...spyOn(storage),
      done: this.#commits,
      takeTexts: () => this.#texts.splice(0),
      dueTimers: async () => watch.timersOf(id),
    }
    this.trace = new Trace(world, spy, flows)
  }
  know(account: NewAccount, fresh: Readonly<Record<string, string>>): void {
    const { password, email, phone, totp, passkey, face } = account
    for (const secret of [password, email, phone, totp, passkey, face, ...Object.values(fresh)])
      if (secret !== undefined) this.trace.secrets.add(secret)
  }
  commit(change: Commit): void {
    const own = ({ id }: { id: string }) => id === this.#id
    this.#commits.push({ ...change, cases: (change.cases ?? []).filter(own) })
    this.#texts.push(JSON.stringify(change))
  }
  sent(message: Sent): void {
    this.#world.sent.push(message)
  }
  event(event: HostEvent): void {
    this.#world.host.events.push(event)
  }
  told(told: Told): void {
    this.trace.told.push(told)
  }
}
