import type { Flow } from '../../flow.ts'
import type { Commit } from '../../ports/storage.ts'
import type { Answered } from '../../recovery/index.ts'
import type { View } from '../../view.ts'
import type { NewAccount } from '../simulation/host.ts'
import type { KeptWorld, WorldOptions } from '../simulation/world.ts'
import { type Play } from './play.ts'
import type { Kept, Shelf } from './shelf.ts'

/** Someone with a ticket, as plain data: they can be taken back with everything else. */
export interface Someone {
  readonly name: string
  readonly account: NewAccount
  /** What they give as their name at the door. */
  readonly identifier: string
  readonly ticket: string
  readonly view: View
  readonly session?: string
  readonly reveal?: NonNullable<Answered['reveal']>
}
/** One thing that happens: some commands and what follows from them. It must do the same whenever it begins in the same place. */
export interface Step {
  readonly says: string
  /** Many commands that depend on each other and on the time between them: only the last is worth an interruption. */
  readonly long?: boolean
  /** Its order is chance: an interruption may end it otherwise, and only what always holds can be asked of it. */
  readonly loose?: boolean
  /** It brings somebody on: worth trying from wherever it can be. */
  readonly leads?: boolean
  act(play: Play): Promise<void>
}
/** A play at rest. */
export interface KeptPlay {
  readonly storage: Kept
  readonly world: KeptWorld
  readonly commits: readonly Commit[]
  readonly people: readonly Someone[]
  readonly cases: readonly string[]
  readonly down: readonly string[]
  readonly commands: number
}
export interface Stage {
  readonly flows: readonly Flow[]
  readonly shelf: Shelf
  readonly between?: WorldOptions['between']
  readonly runtime?: WorldOptions['runtime']
  readonly recovery?: WorldOptions['recovery']
  /** Of ids, secrets and codes. Default 7. */
  readonly seed?: number
}
