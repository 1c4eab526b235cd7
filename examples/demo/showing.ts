import { log } from '@clack/prompts'
import type { View } from 'regain'
import { codeLinesOf, linesOf, refusalOf, titleOf } from './screen.ts'

/** What is on the screen already. */
export interface Shown {
  readonly face: string
  readonly codes: string
}
export const nothing: Shown = { face: '', codes: '' }

/** A view is shown when it is another than the last one; where only a deadline is new, that is told alone. */
export function show(view: View, now: number, before: Shown): Shown {
  const shown = {
    face: JSON.stringify([view.case.id, view.step, view.factors, view.subject, view.notices, view.restrictions]),
    codes: JSON.stringify(view.deadlines.filter(({ id }) => id === 'codeExpires')),
  }
  if (shown.face !== before.face) {
    const say = { calm: log.step, warn: log.warn, good: log.success, bad: log.error }[view.step.tone]
    say([titleOf(view, now), ...linesOf(view, now)].join('\n'))
  } else if (shown.codes !== before.codes && codeLinesOf(view, now).length > 0) log.message(codeLinesOf(view, now))
  const refusal = refusalOf(view, now)
  if (refusal !== undefined) log.warn(refusal)
  return shown
}
