import { RecoveryError } from '../errors.ts'
import { untilWritten } from './attempts.ts'
import type { Draft } from './draft.ts'
import { digest, type Keys } from './keys.ts'
import { type Budget, exhaustedUntil, forgive, spend, unspend } from './ledger.ts'
import { asking } from './realm.ts'

type Asked<T> = { readonly answer: T } | { readonly exhaustedUntil: number }

/**
 * Asks a port once for one command, however often the case has to be loaded again: a guess is reserved in a commit of its own, the port is
 * asked, and the verdict is settled in the commit that follows.
 */
export class Asker {
  /** The idempotency key of the command: the same command asks under the same key. */
  #command: string | undefined
  readonly #keys: Keys
  readonly #caseId: string
  readonly #commandId: string | undefined
  /** The last commit found a contact taken: it is refused instead of tried again. */
  taken = false
  readonly #reserved: (() => Promise<void>)[] = []
  readonly #asked = new Map<string, Promise<Asked<unknown>>>()
  constructor(keys: Keys, caseId: string, commandId: string | undefined) {
    this.#keys = keys
    this.#caseId = caseId
    this.#commandId = commandId
  }
  key(purpose: string): string {
    this.#command ??= digest(`${this.#caseId}/${this.#commandId ?? this.#keys.token()}`)
    return `${this.#command}/${purpose}`
  }

  /** Without a guess: beginning a check, reading facts. */
  async once<T>(draft: Draft, port: string, ask: (key: string) => Promise<T>): Promise<T> {
    const asked = await this.#once<T>(port, async () => ({
      answer: await asking(draft.realm, port, () => ask(this.key(port))),
    }))
    if ('answer' in asked) return asked.answer
    throw new RecoveryError('rate_limited', { retryAt: asked.exhaustedUntil })
  }

  /** With a guess, counted before the port is asked; not asked when the budget is spent. */
  guess<T>(draft: Draft, port: string, budget: Budget, ask: (key: string) => Promise<T>): Promise<Asked<T>> {
    return this.#once<T>(port, async () => {
      const exhausted = await reserve(draft, budget)
      if (exhausted !== undefined) return { exhaustedUntil: exhausted }
      this.#reserved.push(() => giveBack(draft, budget))
      return { answer: await asking(draft.realm, port, () => ask(this.key(port))) }
    })
  }
  /** A verdict may have been told: the guess was made. */
  count(): void {
    this.#reserved.length = 0
  }
  /** The command ends in a fault: no verdict is told, so no guess was made. */
  async undo(): Promise<void> {
    for (const undo of this.#reserved.splice(0)) await undo()
  }

  #once<T>(port: string, ask: () => Promise<Asked<T>>): Promise<Asked<T>> {
    const known = this.#asked.get(port)
    if (known) return known as Promise<Asked<T>>
    const asked = ask()
    this.#asked.set(port, asked)
    return asked
  }
}

/** Counts one guess in a commit of its own; the time (ms) from which there is one again when there is none. */
const reserve = (draft: Draft, budget: Budget): Promise<number | undefined> =>
  untilWritten(async () => {
    const { doc } = draft.account
    const until = exhaustedUntil(doc, budget, draft.now)
    if (until !== undefined) return { answer: until }
    spend(doc, budget, draft.now)
    return { answer: undefined, write: ledgerOf(draft) }
  })

/** A storage that fails as well keeps the guess counted. */
const giveBack = (draft: Draft, budget: Budget): Promise<void> =>
  untilWritten(async () => {
    await draft.reloadLedger()
    unspend(draft.account.doc, budget, draft.now)
    return { answer: undefined, write: ledgerOf(draft) }
  }).catch(() => undefined)

/** The ledger alone, loaded again afterwards. */
const ledgerOf = (draft: Draft) => ({
  async commit() {
    const result = await draft.realm.storage.commit({ now: draft.now, ledgers: [draft.account.write(draft.now)] })
    await draft.reloadLedger()
    return result
  },
})

/** A success forgets what was counted on the way to it. */
export const succeed = (draft: Draft, budget: Budget): void => draft.change((ledger) => forgive(ledger, budget))
