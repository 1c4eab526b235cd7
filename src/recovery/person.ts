import { z } from 'zod'
import { RecoveryError } from '../errors.ts'
import { isOffered } from '../offers.ts'
import type { CommandRow } from '../ports/storage.ts'
import type { View } from '../view.ts'
import type { Input } from '../vocabulary/inputs.ts'
import type { Answered } from './answered.ts'
import type { Answer, Answerer } from './answers/answer.ts'
import { answerers } from './answers/index.ts'
import { revealEnrolment } from './answers/totp.ts'
import { Asker } from './asker.ts'
import { untilWritten } from './attempts.ts'
import { Draft } from './draft.ts'
import { handOver } from './handing.ts'
import { keep, readKept, whole } from './kept.ts'
import { equal } from './keys.ts'
import { openCase } from './opening.ts'
import type { Queues } from './queues.ts'
import { OpenOptions, read, readInput, SubmitOptions, ViewOptions } from './reading.ts'
import { flowOf, type Realm } from './realm.ts'
import type { Ticket } from './record.ts'
import { type Presented, readTicket, rotate, rowOf, successor } from './tickets.ts'
import { viewing } from './viewing.ts'

/** Commands one case may take; its deadlines work beyond that. */
const COMMANDS = 1_000

export class Person {
  readonly #realm: Realm
  readonly #queues: Queues
  constructor(realm: Realm, queues: Queues) {
    this.#realm = realm
    this.#queues = queues
  }

  /**
   * Opens a case. Throws `RecoveryError`: `flow_unknown`; `input_invalid`, also when a flow for signed-in accounts is opened without a session
   * or another one with it; `port_failed`, `busy`.
   */
  async open(flowId: string, options?: OpenOptions): Promise<Answered> {
    if (typeof flowId !== 'string') throw new RecoveryError('flow_unknown')
    return openCase(this.#realm, flowOf(this.#realm, flowId), read(OpenOptions, options))
  }

  /**
   * Submits an input. The same command id (`options.id`) gives the same answer, save that a refusal which left no trace (too soon, no code waiting)
   * is decided anew. A wrong code is an answer (`view.refusal`), not a fault.
   * Throws `RecoveryError`: `input_invalid`, `input_not_allowed`, `ticket_invalid`, `case_closed`, `rate_limited`, `busy`, `port_failed`,
   * `snapshot_invalid`, `version_unsupported`; then nothing has changed.
   */
  async submit(ticket: string, input: Input, options?: SubmitOptions): Promise<Answered> {
    const { id, session } = read(SubmitOptions, options)
    const presented = readTicket(ticket, session)
    const parsed = readInput(input)
    // beside the commands of staff and the events of providers, not among them
    const command = id === undefined ? undefined : `own:${id}`
    return this.#queues.run(presented.caseId, async () => {
      const asker = new Asker(this.#realm.keys, presented.caseId, command)
      try {
        return await this.#submit(presented, parsed, command, asker)
      } catch (fault) {
        await asker.undo()
        throw fault
      }
    })
  }

  #submit(presented: Presented, input: Input, id: string | undefined, asker: Asker): Promise<Answered> {
    return untilWritten(async () => {
      const draft = await loadFor(this.#realm, presented, id)
      const row = rowOf(draft, presented)
      if (draft.earlier) return { answer: await repeated(draft, presented, row, draft.earlier, input, asker) }
      if (row.retired) throw new RecoveryError('ticket_invalid')
      if (draft.isClosed) throw new RecoveryError('case_closed')
      if (row.mode === 'status' || !isOffered(draft.snapshot, input)) throw new RecoveryError('input_not_allowed')
      if (draft.expected >= COMMANDS) throw new RecoveryError('rate_limited')
      draft.audit.actor = 'subject'
      draft.audit.input = input.type
      if (id !== undefined) draft.audit.command = id
      const told = await answerTo(draft, input, asker)
      if (told.idle) {
        const ticket = `${presented.caseId}.${presented.secret}`
        return { answer: { ticket, view: viewing(draft, row.mode, told.refusal) } }
      }
      row.lastAt = draft.now
      const answer = await this.#finish(draft, presented, row, told, id, input)
      return { answer, write: noting(draft, asker) }
    })
  }

  /** What is answered once the commit is done; kept beside the command when it has an id. */
  async #finish(
    draft: Draft,
    presented: Presented,
    row: Ticket,
    answer: Answer,
    id: string | undefined,
    input: Input,
  ): Promise<Answered> {
    const next = answer.raised ? rotate(draft, presented, row, id) : `${presented.caseId}.${presented.secret}`
    const elsewhere = await handOver(draft, answer.standing)
    const view = elsewhere?.view ?? viewing(draft, 'act', answer.refusal, draft.revision)
    const ticket = elsewhere?.ticket ?? next
    if (id !== undefined) {
      // a reveal is not kept: the verifier gives the same one for the same command
      const kept: z.input<typeof Kept> = {
        view,
        ...(answer.reveal ? { revealed: true } : {}),
        ...(elsewhere ? { ticket: this.#realm.keys.seal(elsewhere.ticket, presented.caseId, id) } : {}),
      }
      draft.commands.push({
        caseId: presented.caseId,
        id,
        digest: this.#realm.keys.mac('command', ...bodyOf(presented, id, input)),
        answer: keep(kept),
      })
    }
    return { ticket, view, ...(answer.reveal ? { reveal: answer.reveal } : {}) }
  }

  /** What the person sees and may do now. Throws `RecoveryError`: `ticket_invalid`, `snapshot_invalid`, `version_unsupported`. */
  async view(ticket: string, options?: ViewOptions): Promise<View> {
    const presented = readTicket(ticket, read(ViewOptions, options).session)
    const draft = await loadFor(this.#realm, presented)
    const row = rowOf(draft, presented)
    if (row.retired) throw new RecoveryError('ticket_invalid')
    return viewing(draft, row.mode)
  }
}

/** A contact that is found taken by the commit is refused the next time instead of tried again. */
const noting = (draft: Draft, asker: Asker) => ({
  async commit() {
    // a commit that fails may have been done all the same, and its verdict is then told to who asks again
    const result = await draft.commit().catch((fault) => {
      asker.count()
      throw fault
    })
    asker.taken ||= result === 'taken'
    return result
  },
})

async function loadFor(realm: Realm, presented: Presented, commandId?: string): Promise<Draft> {
  const draft = await Draft.load(realm, presented.caseId, commandId)
  if (!draft) throw new RecoveryError('ticket_invalid')
  return draft
}

function answerTo<T extends Input['type']>(
  draft: Draft,
  input: Input<T> & { type: T },
  asker: Asker,
): Promise<Answer> | Answer {
  const answerer: Answerer<T> | undefined = answerers[input.type]
  if (!answerer) throw new RecoveryError('input_not_allowed')
  return answerer(draft, input, asker)
}

/** What tells a command from another under its id: keyed, for a command may carry a password or a code. */
const bodyOf = ({ caseId }: Presented, id: string, input: Input): string[] => [caseId, id, JSON.stringify(input)]

const Kept = z.object({ view: whole<View>(), ticket: z.string().optional(), revealed: z.literal(true).optional() })
/** The answer that the command with this id had. Throws `RecoveryError` (`input_invalid`) when it was another command. */
async function repeated(
  draft: Draft,
  presented: Presented,
  row: Ticket,
  earlier: CommandRow,
  input: Input,
  asker: Asker,
): Promise<Answered> {
  const same = draft.realm.keys
    .macs('command', ...bodyOf(presented, earlier.id, input))
    .some((mac) => equal(mac, earlier.digest))
  if (!same) throw new RecoveryError('input_invalid')
  if (row.retired && row.retired.command !== earlier.id) throw new RecoveryError('ticket_invalid')
  const { ticket: sealed, view, revealed } = readKept(Kept, earlier.answer)
  const ticket =
    sealed === undefined
      ? successor(draft, presented, row)
      : draft.realm.keys.open(sealed, presented.caseId, earlier.id)
  const reveal = revealed && (await revealEnrolment(draft, asker)).reveal
  return { ticket, view, ...(reveal ? { reveal } : {}) }
}
