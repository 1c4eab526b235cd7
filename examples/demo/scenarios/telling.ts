import { type Flow, Notice } from 'regain'
import type { Sent, World } from '../../../src/testing/simulation/world.ts'
import { type Line, saysTime, type Who } from './transcript.ts'

/** Writes down what happens in a simulated world. */
export class Telling {
  readonly world: World
  /** The flow the story is about. */
  readonly flow: Flow
  /** That one first, then the others that the exchange runs. */
  readonly flows: readonly Flow[]
  readonly lines: Line[] = []
  #seen = { sent: 0, events: 0, log: 0 }

  constructor(world: World, flow: Flow, others: readonly Flow[] = []) {
    this.world = world
    this.flow = flow
    this.flows = [flow, ...others]
  }

  tell(who: Who, text: string, at = this.world.now): void {
    this.lines.push({ at, who, text })
  }
  /** Takes down what has happened since the last time. */
  note(): void {
    const { sent, log, host } = this.world
    const { events } = host
    for (const message of sent.slice(this.#seen.sent))
      this.tell('message', `to ${message.to}: ${message.subject} (${this.noticeOf(message)})`, message.at)
    for (const { account, what, answer, at } of events.slice(this.#seen.events))
      this.tell('host', `${account}: ${what}${what === 'refused' ? `, ${answer}` : ''}`, at)
    for (const { event, what } of log.slice(this.#seen.log))
      this.tell('operator', `${event}${what === undefined ? '' : `: ${what}`}`)
    this.#seen = { sent: sent.length, events: events.length, log: log.length }
  }
  /** Which notice a message is, in whatever language; `code` when it carries one. */
  noticeOf({ subject }: Sent): string {
    const copies = this.flows.flatMap(({ copy }) => Object.values(copy))
    if (copies.some(({ code }) => subject === code.subject)) return 'code'
    return (
      Notice.options.find((notice) => copies.some(({ notices }) => notices[notice]?.subject === subject)) ?? subject
    )
  }

  /** What the host and its operators saw. */
  get hostLog(): readonly string[] {
    return [
      ...this.world.host.events.map(({ at, what, account, key, change, answer }) => {
        const took = change ? ` off ${saysKinds(change.release)}, on ${saysKinds(change.bind.map(kindOf))}` : ''
        return `${saysTime(at)} ${what} ${account}${took}${answer === undefined ? '' : ` → ${answer}`} [${key}]`
      }),
      ...this.world.log.map(({ event, caseId, what }) => `operator: ${event} ${what ?? ''} [${caseId}]`),
    ]
  }
}
const kindOf = ({ kind }: { readonly kind: string }): string => kind
const saysKinds = (kinds: readonly string[]): string => kinds.join('+') || 'nothing'
