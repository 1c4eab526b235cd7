import { armedIn, contextOf } from '../../engine.ts'
import { hasHeard, type Invariant, placeOf } from './invariant.ts'

/** D. Ends and time. */
export const ends: readonly Invariant[] = [
  {
    id: 'I-35',
    says: 'After its end a case asks for nothing but its own last notices, and sends no code.',
    covers: ['TH-16', 'RI-8'],
    watch: (trace) =>
      function* ({ touched, commits, sent }) {
        for (const { id, before, fresh } of touched)
          if (before?.endedAt !== undefined && fresh.some(({ effects }) => effects.length > 0))
            yield `${id} has ended and acts`
        const ended = new Set(touched.flatMap(({ id, before }) => (before?.endedAt === undefined ? [] : [id])))
        for (const { caseId } of commits.flatMap(({ effects = [] }) => effects))
          if (ended.has(caseId)) yield `${caseId} has ended and writes to the outbox`
        for (const { key, at, text } of sent) {
          const end = trace.looks.get(key.slice(0, 22))?.record.endedAt
          if (end !== undefined && at > end && /\b\d{6}\b/.test(text)) yield `${key} is a code after the end`
        }
      },
  },
  {
    id: 'I-36',
    says: 'A case that is cancelled before its change makes none; once the change is asked for it cannot be cancelled.',
    covers: ['TH-16', 'TH-20', 'RI-9'],
    watch: (trace) =>
      function* () {
        for (const { key, what } of trace.world.host.events) {
          const look = trace.looks.get(key.slice(0, 22))
          if (what === 'applied' && look && hasHeard(look, 'case.cancelled'))
            yield `${look.id} was cancelled and made its change`
        }
      },
  },
  {
    id: 'I-37',
    says: 'Of one account at most one case is on its way to a change, over all purposes.',
    covers: ['TH-04', 'TH-08', 'TH-20'],
    watch: (trace) =>
      function* ({ touched }) {
        if (touched.length === 0) return
        const open = new Map<string, string[]>()
        for (const { record, snapshot, id, flow } of trace.looks.values()) {
          if (snapshot.status !== 'active' || record.decoy || !flow.changes) continue
          if (contextOf(snapshot).enrolled.length === 0 || placeOf(snapshot.value) === 'holding') continue
          for (const account of [record.account, record.subject?.account])
            if (account !== undefined) open.set(account, [...(open.get(account) ?? []), id])
        }
        for (const [account, ids] of open) if (ids.length > 1) yield `${account} has ${ids.length} open cases`
      },
  },
  {
    id: 'I-38',
    says: 'A timer fires when it is due and not before, and once.',
    covers: ['TH-17', 'R-44'],
    watch: () => {
      const due = new Map<string, number>()
      const fired = new Set<string>()
      return function* ({ commits }) {
        for (const { fired: claimed = [], timers = [], cases, now } of commits) {
          for (const { caseId, id, epoch } of cases ? claimed : []) {
            const name = `${caseId} ${id} ${epoch}`
            if (fired.has(name)) yield `${name} fired twice`
            fired.add(name)
            if (now < (due.get(name) ?? Number.POSITIVE_INFINITY)) yield `${name} fired early`
          }
          for (const timer of timers) {
            if (timer.op !== 'set') continue
            const name = `${timer.caseId} ${timer.id} ${timer.epoch}`
            // one that is claimed is put off until it is settled, and stays due since before
            if (cases || !due.has(name)) due.set(name, timer.due)
          }
        }
      }
    },
  },
  {
    id: 'I-39',
    says: 'The timers that are armed are those of the state, after every commit and restart.',
    covers: ['TH-28', 'R-61'],
    watch: () =>
      function* ({ touched, timers }) {
        for (const { id, record, snapshot } of touched) {
          const rows = timers.filter(({ caseId }) => caseId === id)
          const name = (timer: { id: string; epoch: number; due: number }) => `${timer.id} ${timer.epoch} ${timer.due}`
          if (rows.map(name).sort().join() !== record.timers.map(name).sort().join())
            yield `${id}: rows and record differ`
          const armed = armedIn(snapshot).map((arming) => arming.id)
          const kept = record.timers.map((timer) => timer.id)
          if (armed.sort().join() !== kept.sort().join()) yield `${id}: state and record differ`
        }
      },
  },
  {
    id: 'I-40',
    says: 'A clock that jumps back makes no case younger, no code live longer and no hold end sooner.',
    covers: ['TH-17', 'R-44'],
    watch: (trace) => {
      const until = new Map<string, number>()
      return function* ({ touched }) {
        for (const { id, record, before, fresh } of touched) {
          if (before && record.lastAt < before.lastAt) yield `${id} has grown younger`
          for (const row of fresh) if (row.at > record.lastAt) yield `${id} has a row of a time to come`
        }
        for (const { holds } of trace.ledgers.values())
          for (const hold of holds) {
            if (hold.until === undefined) continue
            if (hold.until < (until.get(hold.caseId) ?? 0)) yield `the hold of ${hold.caseId} ends sooner than it did`
            until.set(hold.caseId, hold.until)
          }
      }
    },
  },
  {
    id: 'I-41',
    says: 'A review that is overdue is escalated; it approves nothing.',
    covers: ['TH-28', 'B-23', 'P-54'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, fresh } of touched)
          for (const row of fresh) {
            const isOverdue = row.facts.some(({ type }) => /^xstate\.after\.(review|documents)Target\./.test(type))
            if (isOverdue && /"(waiting|applying)"/.test(JSON.stringify(row.to))) yield `the clock approved ${id}`
            if (isOverdue && !row.effects.includes('review.escalate')) yield `${id} is overdue and nobody is called`
          }
      },
  },
  {
    id: 'I-42',
    says: 'Every case ends within its longest life.',
    covers: ['TH-28', 'R-78'],
    watch: (trace) =>
      function* ({ atRest }) {
        for (const { id, record } of atRest ? trace.looks.values() : [])
          if (record.endedAt === undefined) yield `${id} has come to no end: ${JSON.stringify(record.rest.value)}`
      },
  },
]
