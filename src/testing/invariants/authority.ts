import { contextOf } from '../../engine.ts'
import { nominal } from '../../vocabulary/policy.ts'
import type { Look, Row } from '../trace/trace.ts'
import { heardIn, type Invariant, placeOf } from './invariant.ts'

const isStaff = (actor: string): boolean => actor.startsWith('staff:')
const approvals = (row: Row): boolean => heardIn(row, 'review.decided').some(({ verdict }) => verdict === 'approve')

/** Everybody who has approved since the review was opened. */
function votersOf({ rows }: Look, decision: Row): Set<string> {
  const voters = new Set<string>()
  for (const row of rows) {
    if (row.revision > decision.revision) break
    if (row.effects.includes('review.open')) voters.clear()
    if (isStaff(row.actor)) voters.add(row.actor)
  }
  return voters
}

/** A. Who may bring a change about, and by what. */
export const authority: readonly Invariant[] = [
  {
    id: 'I-1',
    says: 'A change is asked for only when every proof that the pinned policy still wants was given in this case.',
    covers: ['TH-01', 'TH-13', 'R-02', 'R-75', 'AO-14'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, fresh } of touched)
          for (const row of fresh)
            if (
              heardIn(row, 'session.recognised').length > 0 &&
              /"(deciding|applying|holding)"/.test(JSON.stringify(row.to))
            )
              yield `${id} came to a change by its session`
      },
  },
  {
    id: 'I-2',
    says: 'A factor that a case calls lost never counts as proven in it.',
    covers: ['R-80', 'RI-2', 'RI-3'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, snapshot } of touched) {
          const { lost, proven } = contextOf(snapshot)
          if (lost.some((kind) => proven.some((evidence) => evidence === kind))) yield `${id} proves what is lost`
        }
      },
  },
  {
    id: 'I-3',
    says: 'Where the policy wants identity proofing, a proof of the right person comes before the approval.',
    covers: ['TH-18', 'TH-25', 'R-05'],
  },
  {
    id: 'I-4',
    says: 'Where the policy wants a review, a recorded decision of a reviewer approves and nothing else.',
    covers: ['TH-18', 'TH-28', 'B-20', 'P-52'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, fresh } of touched)
          for (const row of fresh)
            if (heardIn(row, 'review.decided').length > 0 && !isStaff(row.actor)) yield `${row.actor} reviewed ${id}`
      },
  },
  {
    id: 'I-5',
    says: 'A reviewer is not the requester, and as many different people approve as the policy wants.',
    covers: ['TH-19', 'R-13'],
    watch: () =>
      function* ({ touched }) {
        for (const look of touched) {
          const { account, subject } = look.record
          for (const row of look.fresh.filter(approvals)) {
            const voters = votersOf(look, row)
            for (const own of [account, subject?.account])
              if (own !== undefined && voters.has(`staff:${own}`))
                yield `${own} approved ${look.id}, a case of their own`
            if (placeOf(row.from) !== 'checkingDocuments' && voters.size < look.policy.approvers)
              yield `${voters.size} of ${look.policy.approvers} approved ${look.id}`
          }
        }
      },
  },
  {
    id: 'I-6',
    says: 'A denied case has ended; whoever tries again begins a case without proofs, target or code.',
    covers: ['TH-16', 'RI-8', 'B-22', 'P-55'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, rows, record } of touched)
          if (
            rows.length === 1 &&
            (record.evidence.length > 0 || record.replacements.length > 0) &&
            record.chain.length === 0
          )
            yield `${id} begins with what it was not shown`
      },
  },
  {
    id: 'I-7',
    says: 'While an account is frozen no case of it goes on, and a freeze ends a case before anything is bound.',
    covers: ['TH-26', 'TH-27', 'O-13'],
  },
  {
    id: 'I-8',
    says: 'Signed out and without phone and mailbox nobody comes to a reset, only to a migration with identity proofing.',
    covers: ['O-14', 'O-21'],
    elsewhere: 'test/paths/own.ts',
  },
  {
    id: 'I-9',
    says: 'Where nobody is signed in, nothing is chosen before the first factor is shown.',
    covers: ['TH-09', 'RI-1', 'B-11', 'R-57'],
  },
  {
    id: 'I-10',
    says: 'Every approval rests on evidence beside the first factor.',
    covers: ['TH-13', 'R-02', 'R-07'],
  },
  {
    id: 'I-11',
    says: 'Two proofs that count for one approval were given by different methods.',
    covers: ['TH-01', 'TH-13', 'R-02'],
  },
  {
    id: 'I-12',
    says: 'When the request is made no proof is older than the policy lets it be.',
    covers: ['R-32', 'TH-27'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, fresh, record, policy } of touched)
          for (const row of fresh)
            for (const { kind, at } of heardIn(row, 'request.submitted').length > 0 ? record.evidence : [])
              if (row.at - at > nominal(policy.evidenceLife)) yield `${id} was submitted with a ${kind} that is too old`
      },
  },
  {
    id: 'I-13',
    says: 'A case keeps to the policy it was opened under.',
    covers: ['TH-27', 'R-83'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, before, record } of touched)
          if (before && before.policy !== record.policy) yield `the policy of ${id} has changed`
      },
  },
]
