import type { Client } from './client.ts'
import type { Session } from './sessions.ts'

/** Where the person is next: choosing, in a case, or at the account page. */
export type Scene =
  | { readonly at: 'lobby' }
  | { readonly at: 'case'; readonly client: Client }
  | { readonly at: 'page'; readonly session: Session }

export const lobbyScene: Scene = { at: 'lobby' }
export const caseScene = (client: Client): Scene => ({ at: 'case', client })
