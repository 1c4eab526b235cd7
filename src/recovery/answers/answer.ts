import type { Refusal } from '../../copy.ts'
import { factOf } from '../../engine.ts'
import type { Challenge, Reveal } from '../../ports/verifier.ts'
import { type Input, type InputType, inputs } from '../../vocabulary/inputs.ts'
import type { Asker } from '../asker.ts'
import type { Draft } from '../draft.ts'

/** What a person is told beside the view. */
export interface Answer {
  readonly refusal?: { readonly code: Refusal; readonly retryAt?: number }
  readonly reveal?: Reveal
  /** The caller has shown something: the ticket changes. */
  readonly raised?: boolean
  /** The ticket of another case, which the caller now reads. */
  readonly standing?: string
  /** Nothing was asked of the machine and nothing needs to be written. */
  readonly idle?: boolean
}
export const refused = (code: Refusal, retryAt?: number): Answer => ({
  refusal: { code, ...(retryAt === undefined ? {} : { retryAt }) },
})
/** A refusal that leaves no trace. */
export const refusedIdly = (code: Refusal, retryAt?: number): Answer => ({ ...refused(code, retryAt), idle: true })

/** Decides what an input means, tells the machine the fact, and says what to answer. */
export type Answerer<T extends InputType = InputType> = (
  draft: Draft,
  input: Input<T>,
  asker: Asker,
) => Promise<Answer> | Answer

/** An input that needs no check: the machine hears its own fact. */
export const plainly =
  <T extends InputType>(): Answerer<T> =>
  (draft, input) => {
    const { type, ...payload } = input
    draft.tell(factOf(inputs[type].hopes, payload))
    return {}
  }

export type { Challenge }
