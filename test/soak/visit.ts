import { RecoveryError } from '../../src/errors.ts'
import type { Flow } from '../../src/flow.ts'
import { nodesOf } from '../../src/names.ts'
import type { SimulatedAccount } from '../../src/testing/simulation/host.ts'
import { honest, Person, type Plan } from '../../src/testing/simulation/people.ts'
import type { Told } from '../../src/testing/trace/trace.ts'
import type { Factor } from '../../src/vocabulary/factors.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'
import type { Chance } from './chance.ts'
import type { Town } from './town.ts'

/**
 * Who comes. `leaver`: gives up early. `guesser`: knows at most the password. `thief`: has everything, and the owner notices. `faceless`: the camera
 * does not know them. `keeper`: finds the authenticator again.
 */
export const kinds = { leaver: 56, guesser: 13, honest: 19, canceller: 4, thief: 3, faceless: 3, keeper: 2 } as const
export type Kind = keyof typeof kinds
/** What may happen to a person, and is not their fault nor the runtime's. */
const expected = new Set(['port_failed', 'busy', 'rate_limited', 'input_not_allowed', 'case_closed', 'ticket_invalid'])
const again = new Set(['port_failed', 'busy'])
const PATIENCE = 4
/** How many steps some take at most; the others go on until nothing is left to do. */
const patience: Partial<Record<Kind, number>> = { leaver: 4, canceller: 9, guesser: 16 }

/** Where what people say and are told is kept. */
export interface Ear {
  told(told: Told): void
  wrong(what: string): void
  /** A case that this visit acts in. */
  in(caseId: string, visit: Visit): void
}

/** One person and one case, from coming to leaving. */
export class Visit {
  readonly kind: Kind
  readonly account: SimulatedAccount
  readonly plan: Plan
  readonly #flow: Flow
  readonly #town: Town
  readonly #chance: Chance
  readonly #ear: Ear
  #person: Person | undefined
  /** Steps until they leave. */
  #left: number
  #tries = 0
  #commands = 0
  /** Nobody else's commands begin with it. */
  readonly #name: string
  /** Said, and not answered. */
  #pending: { readonly input: Input; readonly id: string | undefined } | undefined

  constructor(kind: Kind, flow: Flow, account: SimulatedAccount, town: Town, chance: Chance, ear: Ear) {
    this.kind = kind
    this.#flow = flow
    this.#town = town
    this.#chance = chance
    this.#ear = ear
    this.#name = town.secret().slice(0, 12)
    const lost: Factor[] = (['phone', 'totp', 'email', 'passkey'] as const).filter(
      (factor) => account[factor] !== undefined,
    )
    this.plan = { account, lost: [chance.pick(lost)], fresh: town.fresh() }
    this.account = account
    const most = patience[kind]
    this.#left = most === undefined ? 60 : chance.below(most)
  }
  get caseId(): string | undefined {
    return this.#person?.caseId
  }

  /** What they do now; in how many minutes they do the next thing, or `undefined` when they have left. */
  async act(): Promise<number | undefined> {
    try {
      if (!this.#person) return await this.#come()
      const said = this.#pending ?? (await this.#next(this.#person))
      if (!said) return undefined
      return await this.#say(this.#person, said)
    } catch (fault) {
      return this.#after(fault)
    }
  }
  #after(fault: unknown): number | undefined {
    const code = fault instanceof RecoveryError ? fault.code : undefined
    if (code === undefined || !expected.has(code)) this.#ear.wrong(`${this.kind} in ${this.#flow.id}: ${String(fault)}`)
    this.#tries += 1
    const stays = code !== undefined && again.has(code) && this.#tries < PATIENCE
    return stays ? 1 + this.#chance.below(3) : undefined
  }

  async #come(): Promise<number> {
    const { world } = this.#town
    this.#person = opensSignedIn(this.#flow)
      ? await Person.signedIn(world, this.#flow, this.account.id, this.#chance.whether(0.05) ? 7_200_000 : 0)
      : await Person.at(world, this.#flow)
    this.#ear.in(this.#person.caseId, this)
    return 1
  }

  async #next(person: Person): Promise<{ input: Input; id: string | undefined } | undefined> {
    if (this.#left-- <= 0 && this.kind !== 'canceller') return undefined
    const input = this.#left < 0 ? cancel(person) : await this.#input(person)
    const id = this.kind === 'leaver' || this.kind === 'guesser' ? undefined : `${this.#name}-${++this.#commands}`
    return input && { input, id }
  }
  async #input(person: Person): Promise<Input | undefined> {
    if (this.kind === 'guesser') return guess(person, this.plan, this.#chance)
    if (this.kind === 'faceless') {
      const other = unrecognised(person)
      if (other) return other
    }
    if (this.kind === 'keeper' && person.view.step.id === 'choosePath') return { type: 'path.choose', path: 'transfer' }
    // a code that has not come yet, or an authenticator that is not theirs
    const input = await honest(person, this.plan).catch(() => undefined)
    if (input?.type !== 'newPassword.submit') return input
    return { ...input, password: `a new password, ${this.#town.secret()}` }
  }

  async #say(person: Person, said: { input: Input; id: string | undefined }): Promise<number | undefined> {
    this.#pending = said
    const { caseId } = person
    const answered =
      said.id !== undefined && this.#chance.whether(0.01)
        ? await this.#doubly(person, said.input, said.id)
        : await person.say(said.input, said.id)
    this.#pending = undefined
    this.#tries = 0
    const refusal = answered.view.refusal?.code
    const id = said.id === undefined ? {} : { id: said.id }
    this.#ear.told({ caseId, at: this.#town.now, input: said.input, answer: refusal ?? 'ok', commits: 1, ...id })
    if (person.caseId !== caseId) this.#ear.in(person.caseId, this)
    if (refusal !== undefined && this.kind !== 'guesser') this.#tries += 1
    return this.#tries >= PATIENCE || person.view.case.outcome ? undefined : 1 + this.#chance.below(3)
  }
  /** The button was clicked twice: both get the same answer. */
  async #doubly(person: Person, input: Input, id: string) {
    const { ticket, caller } = person
    const [first, second] = await Promise.all([
      person.say(input, id),
      this.#town.world.recovery.submit(ticket, input, { ...caller, id }),
    ])
    if (JSON.stringify(first.view) !== JSON.stringify(second.view) || first.ticket !== second.ticket)
      this.#ear.wrong(`${input.type} was answered in two ways`)
    return first
  }
}

const signedIn = new Map<string, boolean>()
export function opensSignedIn({ id, machine }: Flow): boolean {
  const known = signedIn.get(id) ?? [...nodesOf(machine)].some((node) => node.transitions.has('session.recognised'))
  signedIn.set(id, known)
  return known
}
const cancel = (person: Person): Input | undefined =>
  person.offers('case.cancel') ? { type: 'case.cancel' } : undefined

const wrong = (chance: Chance) => String(100_000 + chance.below(900_000))
/** Somebody who has the identifier, and now and then the password, and tries the rest. */
async function guess(person: Person, plan: Plan, chance: Chance): Promise<Input | undefined> {
  const closed = chance.whether(0.5) ? blindly(person) : undefined
  const input = closed ?? (await honest(person, plan).catch(() => undefined))
  if (input?.type === 'password.submit' && chance.whether(0.7))
    return { ...input, password: `guess ${chance.below(1_000)}` }
  if (input && 'code' in input) return { ...input, code: wrong(chance) }
  return input
}
/** What is offered, and not now: they try all the same. */
function blindly({ view }: Person): Input | undefined {
  const closed = view.inputs.find(
    ({ type, disabled }) => disabled && (type === 'code.submit' || type === 'account.reach'),
  )
  const kind = closed?.kinds?.find((one) => one === 'email' || one === 'phone')
  const type = closed?.type === 'account.reach' ? 'account.reach' : 'code.submit'
  return closed && kind && { type, kind, code: '000000' }
}
/** The face is not recognised; then documents, which people look at. */
function unrecognised(person: Person): Input | undefined {
  const start = person.view.inputs.find(({ type, disabled }) => type === 'identity.start' && !disabled)
  const takesPapers = start?.choices.some(({ value, disabled }) => value === 'document' && !disabled) ?? false
  if (person.offers('identity.finish'))
    return {
      type: 'identity.finish',
      response: person.name.endsWith('documents') ? { papers: 'a scan' } : { face: 'unclear' },
    }
  if (start)
    return { type: 'identity.start', method: takesPapers && person.name.endsWith('documents') ? 'document' : 'face' }
  return undefined
}
