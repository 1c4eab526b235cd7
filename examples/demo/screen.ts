import type { Deadline, FactorView, View } from 'regain'
import { apart, bold, columns, dayOf, dim, span, table, timeOf, when, wrap } from './text.ts'

const factorStates: Record<FactorView['state'], string> = {
  enrolled: '',
  lost: '✗ lost',
  proven: '✓ shown',
  leaving: '– leaves',
  replaced: '✓ new one is ready',
}
const deadlineNames: Record<Deadline['id'], string> = {
  codeExpires: 'code is good until',
  resendAt: 'next code from',
  lockEnds: 'Possible again from',
  caseExpires: 'To be finished by',
  reviewDue: 'Answer promised by',
  waitEnds: 'The change is made',
  holdEnds: 'Everything is on again',
}
const noticeTexts: Record<View['notices'][number], string> = {
  ownerSignedIn: 'The owner has signed in meanwhile.',
  disputed: 'Someone said: this was not me.',
  reviewOverdue: 'The review takes longer than promised.',
}

/** What a view says, as lines of plain text: whatever the flow, whatever the step. */
export function linesOf(view: View, now: number): string[] {
  const blocks = [
    wrap(view.step.body),
    view.factors.length > 0
      ? table(view.factors.map(({ label, hint, state }) => [label, hint, factorStates[state]]))
      : [],
    subjectLines(view),
    [...restrictionLines(view, now), ...deadlineLines(view, now)],
    view.notices.map((notice) => noticeTexts[notice]),
  ]
  return blocks.filter((block) => block.length > 0).flatMap((block, index) => (index > 0 ? ['', ...block] : block))
}
/** In a migration: the other account, which gets the contacts above. */
const subjectLines = ({ subject = [] }: View): string[] =>
  subject.length > 0 ? ['The account they go to:', ...table(subject.map(({ label, hint }) => [label, hint]))] : []
/** Until when a code is good, and from when there is a next. */
export const codeLinesOf = (view: View, now: number): string[] =>
  deadlineLines({ ...view, deadlines: view.deadlines.filter(({ kind }) => kind !== undefined) }, now)
/** The title, and at the right where and when it is. */
export function titleOf({ step, progress, case: { outcome } }: View, now: number): string {
  // a detour has no place on the way
  const onTheWay = progress.at < progress.of ? `step ${progress.at} of ${progress.of} · ` : ''
  const aside = `${outcome ? 'ended · ' : onTheWay}${dayOf(now)}, ${timeOf(now)}`
  const line = apart(step.title, aside, columns())
  return bold(step.title) + line.slice(step.title.length).replace(aside, dim(aside))
}

function deadlineLines({ deadlines, factors, inputs, restrictions }: View, now: number): string[] {
  // before anything is known of the account only the choices name a contact
  const choices = inputs.flatMap((input) => input.choices)
  const named = (kind: Deadline['kind']) =>
    (factors.find((factor) => factor.kind === kind) ?? choices.find(({ value }) => value === kind))?.label ?? ''
  // the end of a hold is told with what it holds
  const isTold = ({ id, at }: Deadline) => id === 'holdEnds' && restrictions.some(({ until }) => until === at)
  return table(
    deadlines
      .filter((deadline) => deadline.at > now && !isTold(deadline))
      .map(({ id, kind, at }) => [`${named(kind)} ${deadlineNames[id]}`.trim(), when(at, now)]),
  ).map(dim)
}
function restrictionLines({ restrictions }: View, now: number): string[] {
  const ends = Map.groupBy(restrictions, ({ until }) => until)
  return [...ends].flatMap(([until, group]) => {
    const what = group.map(({ label }) => label).join(', ')
    return wrap(`Off ${until === undefined ? 'until it is decided' : `until ${when(until, now)}`}: ${what}`)
  })
}
export function refusalOf({ refusal }: View, now: number): string | undefined {
  if (!refusal) return undefined
  const { retryAt } = refusal
  const again = retryAt === undefined || retryAt <= now ? '' : ` (in ${span(retryAt - now)})`
  return wrap(`${refusal.text}${again}`).join('\n')
}
