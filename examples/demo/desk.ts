import { log, note } from '@clack/prompts'
import { type DeskView, RecoveryError } from 'regain'
import type { Demo } from './host.ts'
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

async function decide({ recovery }: Demo, seen: DeskView, decision: 'approve' | 'deny'): Promise<void> {
  const who = await choose('Who decides?', staff)
  const reason = await askText('Why? (for the file)', 'looks right', (text) => (text === '' ? 'Say why.' : undefined))
  try {
    const { decided } = await recovery.desk.decide(seen.case.id, {
      decision,
      reason,
      staff: who,
      revision: seen.case.revision,
    })
    if (decided) log.success(decision === 'approve' ? 'Approved.' : 'Denied.')
    else log.info('Taken down. One more reviewer has to look.')
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
    log.warn(error.message)
  }
}
