import type { Refusal } from '../../copy.ts'
import { RecoveryError } from '../../errors.ts'
import type { Storage } from '../../ports/storage.ts'
import type { Answered, Recovery } from '../../recovery/index.ts'
import { parseLedger } from '../../recovery/ledger.ts'
import { accountLedger } from '../../recovery/realm.ts'
import { changedAccount, parseRecord } from '../../recovery/record.ts'
import type { Input } from '../../vocabulary/inputs.ts'
import { type Faults, noFaults } from '../simulation/faults.ts'
import { Crashed } from '../simulation/process.ts'
import { World } from '../simulation/world.ts'
import { type Spy, spyOn } from '../trace/spy.ts'
import type { Shelf } from './shelf.ts'
import type { KeptPlay, Someone, Stage, Step } from './stage.ts'

/** Plays a step from a moment on; without one, in a new world. */
export async function playing(stage: Stage, kept: KeptPlay | undefined, step: Step, faults?: Faults): Promise<Play> {
  const play = await Play.from(stage, kept, faults)
  await play.act(step)
  // what looks at it afterwards is not struck any more
  play.world.faults = noFaults
  return play
}

const SEED = 7
/** A client asks this often before it gives up. */
const TRIES = 6
/** Rounds of waiting for what a crash has left leased or put off. */
const ROUNDS = 60

/** A world in which steps are played by clients that repeat what was not answered, and in which everything can be taken back to a moment. */
export class Play {
  readonly world: World
  readonly spy: Spy
  readonly people = new Map<string, Someone>()
  /** Cases that somebody got to know, in that order. */
  readonly cases: string[] = []
  /** Ports that fail until they are taken from here. */
  readonly down = new Set<string>()
  /** What happens just before each of the next changes is made. */
  meanwhile: ((play: Play) => Promise<void> | void)[] = []
  /** Keys of changes that were asked for while no hold was in force. */
  readonly unheld: string[] = []
  /** What was answered in this step, without what is different in every run. */
  readonly told: string[] = []
  /** What was refused in this step. */
  readonly refusals: Refusal[] = []
  #commands = 0
  readonly #storage: () => Storage

  private constructor(world: World, spy: Spy, storage: () => Storage) {
    this.world = world
    this.spy = spy
    this.#storage = storage
    world.interfere = async (port, key) => {
      if (this.down.has(port)) throw new Error(`${port} is down`)
      if (port !== 'accounts.apply') return
      if (!(await this.#isHeld(key))) this.unheld.push(key)
      await this.meanwhile.shift()?.(this)
    }
  }

  static async from(stage: Stage, kept?: KeptPlay, faults: Faults = noFaults): Promise<Play> {
    const opened = await (kept?.storage ?? stage.shelf.empty).open()
    const open = typeof opened === 'function' ? opened : () => opened
    let current = open()
    let isFirst = true
    let past = true
    const live = new Proxy(current, {
      get:
        (_, method) =>
        (...given: unknown[]): unknown =>
          past && method === 'commit'
            ? Promise.resolve('done')
            : Reflect.apply(Reflect.get(current, method), current, given),
    })
    const spy = spyOn(live)
    for (const commit of kept?.commits ?? []) await spy.commit(commit)
    past = false
    const reopen = () => {
      if (!isFirst) current = open()
      isFirst = false
      return spy
    }
    const world = new World({
      flows: stage.flows,
      storage: typeof opened === 'function' ? reopen : spy,
      faults,
      ...(stage.between ? { between: stage.between } : {}),
      ...(stage.runtime ? { runtime: stage.runtime } : {}),
      ...(stage.recovery ? { recovery: stage.recovery } : {}),
      ...(kept ? { from: kept.world } : { seed: stage.seed ?? SEED }),
    })
    const play = new Play(world, spy, () => current)
    for (const someone of kept?.people ?? []) play.people.set(someone.name, someone)
    play.cases.push(...(kept?.cases ?? []))
    for (const port of kept?.down ?? []) play.down.add(port)
    play.#commands = kept?.commands ?? 0
    return play
  }
  async keep(shelf: Shelf): Promise<KeptPlay> {
    return {
      storage: await shelf.keep(this.#storage()),
      world: this.world.keep(),
      commits: [...this.spy.done],
      people: [...this.people.values()],
      cases: [...this.cases],
      down: [...this.down],
      commands: this.#commands,
    }
  }
  /** Lets go of the storage. */
  close(): Promise<void> {
    return this.#storage().close()
  }

  async #isHeld(key: string): Promise<boolean> {
    const id = key.slice(0, key.indexOf('/'))
    const loaded = await this.spy.load(id)
    const record = loaded && parseRecord(id, loaded.case.body)
    const ledgerKey = accountLedger((record && changedAccount(record)) ?? '')
    const [ledger] = await this.spy.ledgers([ledgerKey])
    return ledger !== undefined && parseLedger(ledgerKey, ledger.body).holds.some(({ caseId }) => caseId === id)
  }

  someone(name: string): Someone {
    const found = this.people.get(name)
    if (!found) throw new Error(`nobody is called ${name}`)
    return found
  }
  get strikes(): number {
    return [...this.world.struck.values()].reduce((sum, times) => sum + times, 0)
  }

  /** As a client does it: the same again until it is answered. A fault of its own making is an answer too. */
  async insist<T>(ask: (recovery: Recovery) => Promise<T>): Promise<T | undefined> {
    for (let attempt = 1; ; attempt++) {
      const { strikes } = this
      try {
        return await ask(this.world.recovery)
      } catch (fault) {
        if (fault instanceof Crashed) this.world.restart()
        else if (!(fault instanceof RecoveryError)) throw fault
        const passes =
          fault instanceof Crashed ||
          ((fault.code === 'port_failed' || fault.code === 'busy') && this.strikes > strikes)
        if (passes && attempt < TRIES) continue
        this.told.push(fault instanceof RecoveryError ? fault.code : 'crashed')
        return undefined
      }
    }
  }
  /** Everything that is due happens; after a fault, also what it has put off. */
  async settle(): Promise<void> {
    for (let round = 0; round < ROUNDS; round++) {
      const before = this.strikes
      await this.insist((recovery) => recovery.tick())
      if (this.strikes === 0) return
      if (this.strikes > before) continue
      const next = await this.#overdue()
      if (next === undefined) return
      this.world.now = Math.max(this.world.now, next)
    }
  }
  /** When what should have happened by now is tried again. */
  async #overdue(): Promise<number | undefined> {
    for (const id of new Set([...this.spy.cases, ...this.cases])) {
      const loaded = await this.spy.load(id)
      if (!loaded) continue
      const { timers } = parseRecord(id, loaded.case.body)
      const waits =
        timers.some(({ due }) => due <= this.world.now) ||
        // what waits for a port that is down is not late
        (this.down.size === 0 && (await this.spy.effectsOf(id)).some(({ state }) => state === 'waiting'))
      if (waits) return this.spy.nextDue()
    }
    return undefined
  }

  /** Nothing goes wrong while this is looked at. */
  async calmly<T>(look: () => Promise<T>): Promise<T> {
    const { world } = this
    const { faults } = world
    world.faults = noFaults
    // a process that was struck may not have ended yet
    await new Promise((resolve) => setImmediate(resolve))
    if (world.isDown) world.restart()
    const seen = await look()
    world.faults = faults
    return seen
  }
  /** Plays a step, and everybody looks what has come of it. */
  async act(step: Step): Promise<void> {
    this.told.length = 0
    this.refusals.length = 0
    await step.act(this)
    this.meanwhile.length = 0
    for (const name of this.people.keys()) await this.look(name)
  }
  async open(
    name: string,
    flow: string,
    who: Pick<Someone, 'account' | 'identifier'>,
    options: Parameters<Recovery['open']>[1] = {},
  ): Promise<void> {
    this.began = this.world.calls
    const answered = await this.insist((recovery) => recovery.open(flow, options))
    if (!answered) return
    const session = 'session' in options ? { session: options.session } : {}
    this.#hears({ name, account: who.account, identifier: who.identifier, ...answered, ...session })
    await this.settle()
  }
  async submit(name: string, input: Input): Promise<Answered | undefined> {
    const answered = await this.say(name, input)
    await this.settle()
    await this.look(name)
    return answered
  }
  /** How many calls there had been when the last command began. */
  began = 0
  /** As `submit`, and nothing follows from it yet. */
  async say(name: string, input: Input): Promise<Answered | undefined> {
    const someone = this.someone(name)
    const { ticket, session } = someone
    this.began = this.world.calls
    const command = { id: this.commandId(), ...(session === undefined ? {} : { session }) }
    const answered = await this.insist((recovery) => recovery.submit(ticket, input, command))
    if (answered) this.#hears({ ...someone, ...answered })
    return answered
  }
  /** What somebody sees now, as far as their ticket still shows it. */
  async look(name: string): Promise<void> {
    const someone = this.someone(name)
    const caller = someone.session === undefined ? {} : { session: someone.session }
    const view = await this.insist((recovery) => recovery.view(someone.ticket, caller))
    if (view) this.people.set(name, { ...someone, view })
  }
  commandId(): string {
    this.#commands += 1
    return `command-${this.#commands}`
  }
  /** A door that answers nothing to speak of. */
  async knock(ask: (recovery: Recovery) => Promise<unknown>): Promise<void> {
    await this.insist(ask)
    await this.settle()
  }
  /** Time passes, and what becomes due happens. */
  async pass(ms: number): Promise<void> {
    const end = this.world.now + ms
    for (;;) {
      await this.settle()
      const due = await this.spy.nextDue()
      if (due === undefined || due > end) break
      this.world.now = Math.max(this.world.now + 1, due)
    }
    this.world.now = Math.max(this.world.now, end)
    await this.settle()
  }
  /** Addresses that codes came to. */
  get codesTo(): readonly string[] {
    return [...new Set(this.world.sent.flatMap(({ to, text }) => (/\b\d{6}\b/.test(text) ? [to] : [])))]
  }
  /** The newest code that came to an address. */
  codeFor(address: string): string | undefined {
    return this.world.sent
      .filter(({ to }) => to === address)
      .map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
      .findLast((code) => code !== undefined)
  }

  #hears(someone: Someone): void {
    const { view } = someone
    this.people.set(someone.name, someone)
    if (!this.cases.includes(view.case.id)) this.cases.push(view.case.id)
    const { refusal, step, inputs } = view
    if (refusal) this.refusals.push(refusal.code)
    this.told.push(
      JSON.stringify([step.name, view.case.outcome, refusal?.code, inputs.map(({ type, kinds }) => [type, kinds])]),
    )
  }
}
