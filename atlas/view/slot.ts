import type { ComponentType } from 'preact'
import type { Flow } from 'regain/core'
import type { Language } from '../model/languages.ts'
import type { Link } from '../model/link.ts'
import type { PageData } from '../model/page.ts'

/** What every view of the page is given. */
export interface ViewProps {
  /** Every flow of the catalogue, under its own policy. */
  readonly flows: readonly Flow[]
  readonly language: Language
  readonly theme: Theme
  /** What was worked out when the page was made: pictures, paths, coverage. */
  readonly data: PageData
  /** Shows a session in the flow view; `linkOf` and `formatLink` of atlas/model/link.ts make links. */
  readonly open: (link: Link) => void
  /** Says something in the page's one live region. */
  readonly announce: (sentence: string) => void
}
export type Theme = 'light' | 'dark' | 'auto'
/** A view beside the flow view, in the page's bar. */
export interface Slot {
  readonly id: string
  readonly title: string
  /** The key that shows it. */
  readonly key: string
  readonly view: ComponentType<ViewProps>
}
