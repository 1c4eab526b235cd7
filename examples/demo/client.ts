import { randomUUID } from 'node:crypto'
import { type Answered, type Input, RecoveryError, type View } from 'regain'
import { z } from 'zod'
import { settle } from './clock.ts'
import type { DemoFile } from './file.ts'
import type { Demo } from './host.ts'
import { isInput } from './input.ts'
import type { Session } from './sessions.ts'

const Place = z.object({
  account: z.string(),
  flow: z.string(),
  locale: z.string(),
  ticket: z.string(),
  /** The session its case was opened from: the ticket is good with it alone. */
  session: z.string().optional(),
})
type Place = z.infer<typeof Place>
export type Opening = Pick<Place, 'account' | 'flow' | 'locale'>
const Pending = z.object({ id: z.string(), input: z.looseObject({ type: z.string() }) })

/**
 * The caller's side of a case, kept so that a process which is killed at any moment goes on where it was: a command is written down with its id
 * before it is submitted, and struck out together with the ticket that its answer brought. Found at a start, it is submitted again under the same
 * id, and has the same answer.
 */
export class Client {
  readonly #demo: Demo
  #place: Place
  #refusal: View['refusal']

  private constructor(demo: Demo, place: Place) {
    this.#demo = demo
    this.#place = place
  }

  /** A new case; from a session where the flow is for signed-in accounts. */
  static async begin(demo: Demo, { account, flow, locale }: Opening, session?: Session): Promise<Client> {
    const from = session && {
      account: session.account,
      session: session.id,
      authenticatedAt: session.at,
      methods: [...session.methods],
    }
    const { ticket } = await demo.recovery.open(flow, { client: { channel: 'web', locale }, ...from })
    const place = { account, flow, locale, ticket, ...(session ? { session: session.id } : {}) }
    demo.file.transaction(() => {
      demo.file.set('case', JSON.stringify(place))
      demo.file.unset('pending')
    })
    return new Client(demo, place)
  }

  /** The case that was left, with the command that was under way carried out. */
  static async resume(demo: Demo): Promise<Client | undefined> {
    const place = read(demo.file, 'case', Place)
    if (!place) return undefined
    const client = new Client(demo, place)
    const pending = read(demo.file, 'pending', Pending)
    if (pending && isInput(pending.input)) await client.#submit(pending.id, pending.input).catch(fault)
    await settle(demo)
    return client
  }

  get opening(): Opening {
    return this.#place
  }
  get ticket(): string {
    return this.#place.ticket
  }
  /** The session its case was opened from, while it lasts. */
  get session(): Session | undefined {
    return this.#demo.sessions.get(this.#place.session ?? '')
  }

  /** With why the last input was refused, once. Throws `RecoveryError` (`ticket_invalid`) when it was left alone for too long. */
  async view(): Promise<View> {
    await this.#demo.recovery.tick()
    const view = await this.#demo.recovery.view(this.#place.ticket, this.#caller)
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
      const answered = await recovery.submit(this.#place.ticket, input, { id, ...this.#caller })
      const left = this.#place
      this.#place = { ...left, ticket: answered.ticket }
      this.#refusal = answered.view.refusal
      file.transaction(() => {
        if (answered.reveal) authenticator.add(left.account, 'set up in this request', answered.reveal.secret)
        // the request goes on while its owner signs in
        if (input.type === 'login.return') file.set('left', JSON.stringify(left))
        file.set('case', JSON.stringify(this.#place))
        file.unset('pending')
      })
      return answered
    } catch (error) {
      if (error instanceof RecoveryError) file.unset('pending')
      throw error
    }
  }
  /** Its id goes along also after it has ended: the ticket is read with it. */
  get #caller(): { session?: string } {
    const { session } = this.#place
    return session === undefined ? {} : { session }
  }

  /** Something else is begun, and this can be come back to. */
  leave(): void {
    this.#demo.file.set('left', JSON.stringify(this.#place))
  }
  static comeBack(demo: Demo): Client | undefined {
    const place = read(demo.file, 'left', Place)
    if (!place) return undefined
    demo.file.transaction(() => {
      demo.file.set('case', JSON.stringify(place))
      demo.file.unset('left')
    })
    return new Client(demo, place)
  }
}

function read<S extends z.ZodType>(file: DemoFile, key: string, schema: S): z.output<S> | undefined {
  const text = file.get(key)
  return text === undefined ? undefined : schema.safeParse(JSON.parse(text)).data
}
function fault(error: unknown): void {
  if (!(error instanceof RecoveryError)) throw error
}
