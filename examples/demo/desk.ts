import { log, note } from '@clack/prompts'
import { type DeskView, RecoveryError } from 'regain'
import { flows } from 'regain/machines'
import type { Demo } from './host.ts'
import { exchanges } from './people.ts'
import { askText, choose } from './prompts.ts'
import { table, when } from './text.ts'

const staff = [
  { value: 'rosa', label: 'Rosa, reviewer' },
  { value: 'sam', label: 'Sam, reviewer' },
]
const purposes: Record<string, string> = {
  case: 'A request',
  documents: 'Documents to look at',
  dispute: 'Someone objects to a change',
}

/** The review desk: the longest waiting first. */
export async function review(demo: Demo): Promise<void> {
  const { recovery, clock } = demo
  const queue = await recovery.desk.queue(9)
  if (queue.length === 0) {
    log.info('The review desk: nothing waits.')
    return
  }
  const options = queue.map(({ caseId, purpose, since, overdue }) => ({
    value: caseId,
    label: `${purposes[purpose] ?? purpose}, since ${when(since, clock.now())}${overdue ? ', overdue' : ''}`,
    hint: caseId.slice(0, 6),
  }))
  const caseId = queue.length === 1 ? (queue[0]?.caseId ?? '') : await choose('The review desk', options)
  const seen = await recovery.desk.view(caseId)
  note(describe(seen).join('\n'), 'Review desk')
  const decision = await choose('What does the reviewer decide?', [
    { value: 'later', label: 'Leave it for later' },
    { value: 'approve', label: seen.purpose === 'dispute' ? 'Approve: the change stands' : 'Approve' },
    { value: 'deny', label: seen.purpose === 'dispute' ? 'Deny: it was not the owner' : 'Deny' },
  ])
  if (decision === 'approve' || decision === 'deny') await decide(demo, seen, decision)
}

function describe(view: DeskView): string[] {
  const list = (kinds: readonly string[]) => (kinds.length > 0 ? kinds.join(', ') : '–')
  return table([
    ['Waits for', purposes[view.purpose] ?? view.purpose],
    ['Flow', view.case.flow],
    ['Has', list(view.enrolled)],
    ['Lost', list(view.lost)],
    ['Shown', list(view.proven)],
    ['Replaced', list(view.replaced)],
    ['Marks', list(view.marked)],
    ['Votes', `${view.votes.filter((vote) => vote.decision === 'approve').length} of ${view.approvers} to approve`],
  ])
}

async function decide(demo: Demo, seen: DeskView, decision: 'approve' | 'deny'): Promise<void> {
  const who = await choose('Who decides?', staff)
  const account = decision === 'approve' && asksWhose(seen) ? await askWhose(demo, seen) : ''
  const reason = await askText('Why? (for the file)', 'looks right', (text) => (text === '' ? 'Say why.' : undefined))
  try {
    const { decided } = await demo.recovery.desk.decide(seen.case.id, {
      decision,
      reason,
      staff: who,
      revision: seen.case.revision,
      ...(account === '' ? {} : { account }),
    })
    if (decided) log.success(decision === 'approve' ? 'Approved.' : 'Denied.')
    else log.info('Taken down. One more reviewer has to look.')
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
    log.warn(error.message)
  }
}

/** Documents of someone who comes from another account than the one to be changed. */
const asksWhose = ({ purpose, case: { flow } }: DeskView): boolean =>
  purpose === 'documents' && flows.some(({ id, roles }) => id === flow && roles.changes === 'subject')

/** Which account was verified with such a document; the library cannot know. */
function askWhose({ accounts }: Demo, { case: { flow } }: DeskView): Promise<string> {
  const { people } = exchanges.find(({ plays }) => plays.some((play) => play.flow === flow)) ?? { people: [] }
  const verified = people.filter(({ id }) => accounts.get(id)?.face === id)
  return choose('Whose documents are they?', [
    ...verified.map(({ id, name }) => ({ value: id, label: `${name}’s` })),
    { value: '', label: 'Nobody’s who has a verified account' },
  ])
}
