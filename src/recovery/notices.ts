import { RecoveryError } from '../errors.ts'
import { untilWritten } from './attempts.ts'
import { Draft } from './draft.ts'
import { equal } from './keys.ts'
import type { Queues } from './queues.ts'
import type { Realm } from './realm.ts'

const FORM = /^([A-Za-z0-9_-]{22})\.(\d{1,3})\.([A-Za-z0-9_-]{43})$/

/** What a notice's "this was not me" carries: 256 bits, bound to one case and one receiver. */
export const noticeToken = (realm: Realm, caseId: string, entry: string): string =>
  `${caseId}.${entry}.${realm.keys.mac('notice', caseId, entry)}`

export interface NoticeView {
  readonly flow: string
  /** `open`: nothing was changed yet; `changed`: it was, and the hold runs; `over`: it can no longer be objected to here. */
  readonly state: 'open' | 'changed' | 'over'
  readonly openedAt: number
  readonly disputed: boolean
}

/** The door of whoever received a notice: to look, and to object. It grants no access. */
export class Notices {
  readonly #realm: Realm
  readonly #queues: Queues
  constructor(realm: Realm, queues: Queues) {
    this.#realm = realm
    this.#queues = queues
  }

  async #load(token: unknown) {
    const [, caseId, entryId, mac] = (typeof token === 'string' && token.length < 100 && FORM.exec(token)) || []
    if (caseId === undefined || entryId === undefined || mac === undefined) throw new RecoveryError('ticket_invalid')
    if (!this.#realm.keys.macs('notice', caseId, entryId).some((right) => equal(right, mac)))
      throw new RecoveryError('ticket_invalid')
    const draft = await Draft.load(this.#realm, caseId)
    const entry = draft?.record.roll.find(({ id }) => id === entryId)
    if (!draft || !entry) throw new RecoveryError('ticket_invalid')
    return { draft, entry }
  }

  /** Throws `RecoveryError` (`ticket_invalid`). Changes nothing: a mail scanner may follow the link. */
  async view(token: string): Promise<NoticeView> {
    const { draft, entry } = await this.#load(token)
    const changed = draft.held.doc.holds.some(
      ({ caseId, until, was }) => caseId === draft.record.id && (until ?? was) !== undefined,
    )
    return {
      flow: draft.record.flow,
      state: draft.isClosed ? 'over' : changed ? 'changed' : 'open',
      openedAt: draft.record.openedAt,
      disputed: entry.disputedAt !== undefined,
    }
  }

  /**
   * "This was not me." Counts once per receiver. While the change is being made it is kept and heard after it.
   * Throws `RecoveryError`: `ticket_invalid`, `case_closed`, `busy`.
   */
  dispute(token: string): Promise<NoticeView> {
    return this.#queues.run(typeof token === 'string' ? token.slice(0, 22) : '', async () => {
      await untilWritten(async () => {
        const { draft, entry } = await this.#load(token)
        if (entry.disputedAt !== undefined) return { answer: undefined }
        if (draft.isClosed) {
          this.#realm.log({ event: 'dispute_after_end', caseId: draft.record.id })
          throw new RecoveryError('case_closed')
        }
        entry.disputedAt = draft.now
        draft.audit.actor = 'notice'
        const by = whoseIs(draft, entry)
        if (!draft.tell({ type: 'case.disputed', by })) draft.record.pending.push(by)
        return { answer: undefined, write: draft }
      })
      return this.view(token)
    })
  }
}

type Entry = Draft['record']['roll'][number]
/** Where another account is changed all of its contacts leave. */
const whoseIs = ({ context }: Draft, { origin, kind }: Entry): 'kept' | 'leaving' | 'new' => {
  if (origin === 'new') return 'new'
  return origin === 'subject' || context.leaving.includes(kind) ? 'leaving' : 'kept'
}
