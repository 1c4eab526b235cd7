import { randomUUID } from 'node:crypto'
import { type Answered, type Input, RecoveryError, type View } from 'regain'
import { z } from 'zod'
import { settle } from './clock.ts'
import type { DemoFile } from './file.ts'
import type { Demo } from './host.ts'
import { isInput } from './input.ts'

const Session = z.object({ account: z.string(), flow: z.string(), locale: z.string(), ticket: z.string() })
export type Session = z.infer<typeof Session>
const Pending = z.object({ id: z.string(), input: z.looseObject({ type: z.string() }) })

/**
 * The caller's side of a case, kept so that a process which is killed at any moment goes on where it was: a command is written down with its id
 * before it is submitted, and struck out together with the ticket that its answer brought. Found at a start, it is submitted again under the same
 * id, and has the same answer.
 */
export class Client {
  readonly #demo: Demo
  #session: Session
  #refusal: View['refusal']

  private constructor(demo: Demo, session: Session) {
    this.#demo = demo
    this.#session = session
  }

  /** A new case. */
  static async begin(demo: Demo, { account, flow, locale }: Omit<Session, 'ticket'>): Promise<Client> {
    const { ticket } = await demo.recovery.open(flow, { client: { channel: 'web', locale } })
    const session = { account, flow, locale, ticket }
    demo.file.transaction(() => {
      demo.file.set('session', JSON.stringify(session))
      demo.file.unset('pending')
    })
    return new Client(demo, session)
  }

  /** The case that was left, with the command that was under way carried out. */
  static async resume(demo: Demo): Promise<Client | undefined> {
    const session = read(demo.file, 'session', Session)
    if (!session) return undefined
    const client = new Client(demo, session)
    const pending = read(demo.file, 'pending', Pending)
    if (pending && isInput(pending.input)) await client.#submit(pending.id, pending.input).catch(fault)
    await settle(demo)
    return client
  }

  get session(): Session {
    return this.#session
  }

  /** With why the last input was refused, once. Throws `RecoveryError` (`ticket_invalid`) when it was left alone for too long. */
  async view(): Promise<View> {
    await this.#demo.recovery.tick()
    const view = await this.#demo.recovery.view(this.#session.ticket)
    const refusal = this.#refusal
    this.#refusal = undefined
    return { ...view, ...(refusal ? { refusal } : {}) }
  }

  /** Throws `RecoveryError`; then nothing has changed. */
  async submit(input: Input): Promise<Answered> {
    const id = randomUUID()
    this.#demo.file.set('pending', JSON.stringify({ id, input }))
    return this.#submit(id, input)
  }

  async #submit(id: string, input: Input): Promise<Answered> {
    const { file, recovery, authenticator } = this.#demo
    this.#refusal = undefined
    try {
      const answered = await recovery.submit(this.#session.ticket, input, { id })
      this.#session = { ...this.#session, ticket: answered.ticket }
      this.#refusal = answered.view.refusal
      file.transaction(() => {
        if (answered.reveal) authenticator.add(this.#session.account, 'set up in this reset', answered.reveal.secret)
        file.set('session', JSON.stringify(this.#session))
        file.unset('pending')
      })
      return answered
    } catch (error) {
      if (error instanceof RecoveryError) file.unset('pending')
      throw error
    }
  }

  forget(): void {
    this.#demo.file.unset('session')
  }
}

function read<S extends z.ZodType>(file: DemoFile, key: string, schema: S): z.output<S> | undefined {
  const text = file.get(key)
  return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data
}
function fault(error: unknown): void {
  if (!(error instanceof RecoveryError)) throw error
}
