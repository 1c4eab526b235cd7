import { RecoveryError } from '../../errors.ts'
import type { Flow } from '../../flow.ts'
import type { Storage } from '../../ports/storage.ts'
import type { Answered } from '../../recovery/index.ts'
import type { Factor } from '../../vocabulary/factors.ts'
import type { Input } from '../../vocabulary/inputs.ts'
import { violationsOf } from '../invariants/index.ts'
import type { NewAccount } from '../simulation/host.ts'
import { ada, again, fresh, newPassword, type Person } from '../simulation/people.ts'
import { World } from '../simulation/world.ts'
import { type Spy, spyOn } from '../trace/spy.ts'
import { Trace } from '../trace/trace.ts'

export const bob = {
  id: 'bob',
  password: 'bobs own password',
  email: 'bob.builder@example.org',
  totp: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
  face: 'bob-face-template',
} as const satisfies NewAccount
export const nobody = {
  id: 'nobody',
  password: 'a guessed password',
  email: 'nobody@example.org',
} as const satisfies NewAccount

export interface Visit {
  readonly person: Person
  readonly account: NewAccount
  readonly lost: readonly Factor[]
  last?: { readonly ticket: string; readonly input: Input; readonly id: string }
}

/** What comes over a network has no type. */
const asIfParsed = (value: unknown) => JSON.parse(JSON.stringify(value))
/** One world, everyone in it, and what is known about it. */
export class Life {
  readonly spy: Spy
  readonly world: World
  readonly trace: Trace
  readonly flows: Flow[]
  readonly visits: Visit[] = []
  /** How many of the next calls of a port fail. */
  failing: { port: string; times: number } | undefined
  #commands = 0

  constructor(storage: Storage, flows: readonly Flow[]) {
    this.spy = spyOn(storage)
    this.flows = [...flows]
    this.world = new World({ flows: this.flows, storage: this.spy })
    this.world.host.add(ada)
    this.world.host.add(bob)
    this.world.host.add(again)
    this.trace = new Trace(this.world, this.spy, flows)
    this.trace.secrets.add(newPassword)
    const everyone: readonly NewAccount[] = [ada, bob, nobody, again]
    for (const account of everyone)
      for (const secret of [
        account.password,
        account.email,
        account.phone,
        account.totp,
        account.passkey,
        account.face,
      ])
        if (secret !== undefined) this.trace.secrets.add(secret)
    for (const address of Object.values(fresh)) this.trace.secrets.add(address)
    this.world.interfere = async (port, key) => {
      if (port === 'accounts.apply') await this.#heldFirst(key)
      if (this.failing?.port !== port || this.failing.times <= 0) return
      this.failing.times -= 1
      throw new Error('the port fails')
    }
  }
  async #heldFirst(key: string): Promise<void> {
    const look = await this.spy.load(key.slice(0, 22))
    const subject: string | undefined = look && JSON.parse(look.case.body).subject?.account
    const ledger = subject === undefined ? look?.ledger : (await this.spy.ledgers([`account:${subject}`]))[0]
    const holds: { caseId: string }[] = ledger ? JSON.parse(ledger.body).holds : []
    if (!holds.some(({ caseId }) => key.startsWith(caseId))) this.trace.unheld.push(key)
  }

  /** A newer version of a flow is released: the process ends, and another begins with it. */
  release(flow: Flow): void {
    this.flows.splice(
      this.flows.findIndex(({ id }) => id === flow.id),
      1,
      flow,
    )
    this.trace.learn(flow)
    this.world.restart()
  }

  visit(pick: number): Visit | undefined {
    return this.visits[pick % Math.max(1, this.visits.length)]
  }
  note(said: unknown): void {
    this.trace.said.push(said instanceof Error ? `${said.message} ${JSON.stringify(said)}` : JSON.stringify(said))
  }
  /** Calls a door: an answer, or a named fault with nothing written by it. */
  async call<T>(
    what: string,
    run: () => Promise<T>,
    refused: (code: RecoveryError['code']) => void = () => undefined,
  ): Promise<T | undefined> {
    try {
      const answer = await run()
      this.note(answer)
      return answer
    } catch (fault) {
      this.note(fault)
      if (!(fault instanceof RecoveryError))
        throw new Error(`${what} ended in a fault without a name`, { cause: fault })
      if (fault.code === 'config_invalid' || fault.code === 'snapshot_invalid')
        throw new Error(`${what} ended in ${fault.code}`, { cause: fault })
      refused(fault.code)
      return undefined
    }
  }
  async say(visit: Visit, input: Input, repeatable = false): Promise<void> {
    const { ticket } = visit.person
    const id = repeatable ? `command-${this.#commands++}` : undefined
    const { answered, commits } = await this.#tell(visit.person, input, id, () => visit.person.say(input, id))
    // a refusal that left no trace is decided anew
    if (answered && id !== undefined && commits > 0) visit.last = { ticket, input, id }
  }
  /** The last command again, with the ticket it was given with. */
  async repeat({ person, last }: Visit): Promise<void> {
    if (!last) return
    const { ticket, input, id } = last
    await this.#tell(person, input, id, () => this.world.recovery.submit(ticket, input, { id, ...person.caller }))
  }
  async #tell(person: Person, input: Input, id: string | undefined, say: () => Promise<Answered>) {
    const { caseId } = person
    const before = this.spy.done.length
    const at = this.world.now
    let fault = ''
    const answered = await this.call(input.type, say, (code) => void (fault = code))
    const commits = this.spy.done.length - before
    const answer = answered ? (answered.view.refusal?.code ?? 'ok') : fault
    const text = answered && JSON.stringify({ ticket: answered.ticket, view: answered.view })
    this.trace.told.push({ caseId, at, input, answer, commits, ...(id ? { id } : {}), ...(text ? { text } : {}) })
    return { answered, commits }
  }
  /** Says what is no input. */
  async attack({ person }: Visit, hostile: unknown): Promise<void> {
    const before = this.spy.done.length
    let answer = 'ok'
    await this.call(
      'attack',
      () => this.world.recovery.submit(person.ticket, asIfParsed(hostile), person.caller),
      (code) => void (answer = code),
    )
    const { caseId } = person
    this.trace.attacks.push({
      caseId,
      answer,
      commits: this.spy.done.length - before,
      hostile: JSON.stringify(hostile),
    })
  }

  async check({ atRest = false } = {}): Promise<void> {
    const violations = await violationsOf(await this.trace.look({ atRest }))
    if (violations.length > 0) throw new Error(violations.join('\n'))
  }
  calm(): void {
    this.failing = undefined
    this.spy.answer = () => undefined
    this.spy.before = () => undefined
  }
}
