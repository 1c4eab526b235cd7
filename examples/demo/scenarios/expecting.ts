import type { Capability, Contact, ErrorCode, Factor, Notice } from 'regain'
import { ADA } from './people.ts'
import { Telling } from './telling.ts'
import { saysTime } from './transcript.ts'
import { isFault } from './visitor.ts'

/** A story did not go as told. */
export class Unmet extends Error {
  override readonly name = 'Unmet'
}

/** What a story expects of the world around its screens. Everything here throws `Unmet` when it is not so. */
export class Expecting extends Telling {
  checks = 0

  check(holds: boolean, says: string): void {
    this.checks += 1
    if (!holds) throw new Unmet(`expected that ${says}`)
  }
  /** The value, which must be there. */
  given<T>(value: T | undefined, says: string): T {
    this.checks += 1
    if (value === undefined) throw new Unmet(`expected ${says}`)
    return value
  }
  async faults(code: ErrorCode, attempt: () => Promise<unknown>): Promise<void> {
    let cause: unknown
    try {
      await attempt()
    } catch (thrown) {
      cause = thrown
    }
    this.check(isFault(cause, code), `this is a fault with ${code}, not ${cause ?? 'an answer'}`)
    this.tell('refused', `fault: ${code}`)
  }

  /** Returns when it is on again (ms), where that is known. */
  async allows(capability: Capability, expected: boolean, account: string = ADA.id): Promise<number | undefined> {
    const { allowed, until } = await this.world.recovery.account(account).allows(capability)
    this.check(allowed === expected, `${capability} is ${expected ? 'on' : 'off'} for ${account}`)
    const end = until === undefined ? '' : ` until ${saysTime(until)}`
    this.tell('host', `${account} tries ${capability}: ${allowed ? 'allowed' : `refused${end}`}`)
    return until
  }
  async allowsRegister(kind: Contact, value: string, expected: boolean): Promise<number | undefined> {
    const { allowed, until } = await this.world.recovery.contact(kind, value).allows('register')
    this.check(allowed === expected, `${value} may ${expected ? '' : 'not '}be registered`)
    this.tell('host', `someone registers ${value}: ${allowed ? 'allowed' : 'refused'}`)
    return until
  }
  async owes(...kinds: Factor[]): Promise<void> {
    const { obligations } = await this.world.recovery.account(ADA.id).allows('withdraw')
    const found = obligations.map(({ kind }) => kind).join('+')
    this.check(found === kinds.join('+'), `Ada must set up [${kinds.join('+')}], not [${found}]`)
    this.tell('host', `Ada must set up: ${found || 'nothing'}`)
  }
  /** How often the host has made a change. */
  applied(times: number): void {
    const found = this.world.host.events.filter(({ what }) => what === 'applied').length
    this.check(found === times, `the host has made ${times} change(s), not ${found}`)
  }
  escalated(what: 'review' | 'apply', times = 1): void {
    const found = this.world.log.filter((entry) => entry.event === 'escalated' && entry.what === what).length
    this.check(found === times, `operators were told of a late ${what} ${times} time(s), not ${found}`)
  }

  /** How often a notice came to an address. */
  sent(to: string, notice: Notice, times = 1): void {
    const came = this.#cameTo(to)
    const found = came.filter((each) => each === notice).length
    this.check(found === times, `${notice} came ${times} time(s) to ${to}, not ${found}; there came ${came.join(', ')}`)
  }
  /** The same at each of them. */
  sentToAll(tos: readonly string[], notice: Notice, times = 1): void {
    for (const to of tos) this.sent(to, notice, times)
  }
  codesSent(to: string): number {
    return this.#cameTo(to).filter((came) => came === 'code').length
  }
  #cameTo(to: string): string[] {
    return this.world.sent.filter((message) => message.to === to).map((message) => this.noticeOf(message))
  }
}
