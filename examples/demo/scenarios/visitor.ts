import { type Deadline, type ErrorCode, type Flow, type Input, RecoveryError, type Refusal, type View } from 'regain'
import type { Story } from './story.ts'
import { saysInput } from './transcript.ts'

type Outcome = NonNullable<View['case']['outcome']>

/** Somebody in front of a screen, with the ticket they got. */
export class Visitor {
  readonly #story: Story
  readonly name: string
  ticket: string
  view: View
  #refusal: View['refusal']
  readonly #caller: { readonly session?: string }

  constructor(story: Story, name: string, { ticket, view }: { ticket: string; view: View }, session?: string) {
    this.#story = story
    this.name = name
    this.ticket = ticket
    this.view = view
    this.#refusal = view.refusal
    this.#caller = session === undefined ? {} : { session }
    story.follow(view.case.id)
  }

  /** Another window on the same case: it stays with it when this one goes on elsewhere. */
  stay(): Visitor {
    return new Visitor(this.#story, `${this.name}, in another window`, this, this.#caller.session)
  }

  /** Submits an input, lets what follows happen, and looks at the screen. Returns what was revealed. */
  async submit(input: Input, options: { readonly id?: string } = {}) {
    this.#story.tell('person', `${this.name}: ${this.#labelOf(input)}`)
    const answered = await this.#story.world.recovery.submit(this.ticket, input, { ...options, ...this.#caller })
    this.ticket = answered.ticket
    this.#refusal = answered.view.refusal
    if (this.#refusal) this.#story.tell('refused', `${this.#refusal.text} (${this.#refusal.code})`)
    this.#see(answered.view, true)
    await this.#story.settle()
    await this.look()
    return answered.reveal
  }
  #labelOf(input: Input): string {
    const label = this.view.inputs.find(({ type }) => type === input.type)?.label ?? input.type
    return `“${label}” ${input.type} ${saysInput(input)}`.trimEnd()
  }

  /** Looks at the screen again; it is told when it has changed. */
  async look(): Promise<View> {
    this.#see(await this.#story.world.recovery.view(this.ticket, this.#caller), false)
    return this.view
  }
  #see(view: View, always: boolean): void {
    if (always || view.step.name !== this.view.step.name || view.case.id !== this.view.case.id)
      this.#story.tell('screen', `${this.name} sees “${view.step.title}” [${view.step.name}]`)
    this.view = view
    this.#story.follow(view.case.id)
  }

  /** Submitting this is a fault with this code. */
  async fails(input: Input, code: ErrorCode, options: { readonly id?: string } = {}): Promise<void> {
    this.#story.tell('person', `${this.name}: ${this.#labelOf(input)}`)
    await this.#story.faults(code, () =>
      this.#story.world.recovery.submit(this.ticket, input, { ...options, ...this.#caller }),
    )
  }
  /** The screen is this one, or a part of it. */
  async at(step: string): Promise<void> {
    const { name } = (await this.look()).step
    this.#story.check(name === step || name.startsWith(`${step}.`), `${this.name} is at ${step}, not at ${name}`)
  }
  /** The case is now one of this flow: another has handed it over. */
  in({ id }: Flow): void {
    const { flow } = this.view.case
    this.#story.check(flow === id, `${this.name} is in ${id}, not in ${flow}`)
  }
  /** The last input, or being let in, was refused so. */
  refused(code: Refusal): void {
    const { code: found = 'nothing' } = this.#refusal ?? {}
    this.#story.check(found === code, `${this.name} is refused with ${code}, not with ${found}`)
  }
  /** When what was refused may be tried again. */
  retryAt(): number {
    return this.#story.given(this.#refusal?.retryAt, `that ${this.name} is told when to try again`)
  }
  accepted(): void {
    this.#story.check(!this.#refusal, `${this.name} is not refused, as now with ${this.#refusal?.code}`)
  }
  /** The case has ended in this way, and its screen offers nothing any more. */
  async ends(type: Outcome['type'], more: Omit<Outcome, 'type'> = {}): Promise<void> {
    const { case: found, inputs } = await this.look()
    const words = (outcome: Outcome | undefined) => JSON.stringify(outcome ?? 'still open')
    const { why, to } = found.outcome ?? {}
    this.#story.check(
      found.outcome?.type === type && why === more.why && to === more.to,
      `${this.name}'s case ends ${words({ type, ...more })}, not ${words(found.outcome)}`,
    )
    this.#story.check(inputs.length === 0, 'an ended case offers nothing')
  }
  /** Whether an input is on the screen (disabled counts as there). */
  async offered(type: Input['type'], expected = true): Promise<void> {
    const found = (await this.look()).inputs.some((input) => input.type === type)
    this.#story.check(found === expected, `${type} is ${expected ? '' : 'not '}offered to ${this.name}`)
  }
  async disabled(type: Input['type'], reason: Refusal): Promise<void> {
    const found = (await this.look()).inputs.find((input) => input.type === type)?.disabled?.reason ?? 'nothing'
    this.#story.check(found === reason, `${type} is disabled for ${reason}, not for ${found}`)
  }
  /** When a deadline on the screen is due. */
  async deadline(id: Deadline['id']): Promise<number> {
    const found = (await this.look()).deadlines.find((deadline) => deadline.id === id)
    return this.#story.given(found, `that ${this.name} is shown ${id}`).at
  }
  async noticed(notice: View['notices'][number], expected = true): Promise<void> {
    const found = (await this.look()).notices.includes(notice)
    this.#story.check(found === expected, `${this.name}'s screen ${expected ? 'says' : 'does not say'} ${notice}`)
  }
  /** The ticket is good for nothing any more. */
  ticketIsDead(): Promise<void> {
    return this.#story.faults('ticket_invalid', () => this.#story.world.recovery.view(this.ticket, this.#caller))
  }
}

export const isFault = (cause: unknown, code: ErrorCode): boolean =>
  cause instanceof RecoveryError && cause.code === code
