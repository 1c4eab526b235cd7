import type { Reveal } from '../ports/verifier.ts'
import type { View } from '../view.ts'

/** What a person is answered. */
export interface Answered {
  /** For the next call; it changes at every rise in assurance. Never put it into a URL. */
  readonly ticket: string
  readonly view: View
  /** A secret that is shown once and only here. */
  readonly reveal?: Reveal
}
