import type { DatabaseSync } from 'node:sqlite'
import type { EffectResult, EffectWrite, LeasedEffect, OutboxRow } from '../../ports/storage.ts'
import { number, oneOf, optionalText, type Row, text } from './values.ts'

/** Effects in their queues; the caller holds the transaction. */
export interface Outbox {
  add(effect: EffectWrite): void
  claim(now: number, limit: number, until: number, worker: string): readonly LeasedEffect[]
  /** `false`: not this worker's any more. */
  settle(key: string, worker: string, result: EffectResult): boolean
  retry(key: string, due: number): boolean
  void(group: string, now: number): void
  erase(caseId: string): void
  ofCase(caseId: string): readonly OutboxRow[]
  aside(limit: number): readonly OutboxRow[]
}

function effectOf(row: Row): EffectWrite {
  const group = optionalText(row, 'voided_by')
  return {
    key: text(row, 'key'),
    caseId: text(row, 'case_id'),
    queue: text(row, 'queue'),
    due: number(row, 'due'),
    body: text(row, 'body'),
    ...(group === undefined ? {} : { group }),
  }
}

function outboxRow(row: Row): OutboxRow {
  const trouble = optionalText(row, 'trouble')
  const state = oneOf(row, 'state', ['waiting', 'done', 'dropped', 'aside'])
  return { ...effectOf(row), state, attempt: number(row, 'attempt'), ...(trouble === undefined ? {} : { trouble }) }
}

const inQueue = `queue = ? AND state = 'waiting'`

export function outboxTable(db: DatabaseSync): Outbox {
  const add = db.prepare(`
    INSERT INTO outbox (key, case_id, queue, voided_by, due, body, state, attempt, ready, voided)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting', 0,
      iif(EXISTS (SELECT 1 FROM outbox WHERE queue = ?3 AND state = 'waiting'), NULL, ?5), 0)
    ON CONFLICT (key) DO NOTHING`)
  const due = db.prepare('SELECT * FROM outbox WHERE ready <= ? ORDER BY ready, seq LIMIT ?')
  const lease = db.prepare('UPDATE outbox SET attempt = ?, worker = ?, ready = ? WHERE seq = ?')
  const leased = db.prepare(`SELECT seq, queue, voided FROM outbox WHERE key = ? AND worker = ? AND state = 'waiting'`)
  const end = db.prepare('UPDATE outbox SET state = ?, worker = NULL, ready = NULL WHERE seq = ?')
  const trouble = db.prepare('UPDATE outbox SET trouble = ? WHERE seq = ?')
  const wait = db.prepare('UPDATE outbox SET due = ?, worker = NULL, ready = NULL WHERE seq = ?')
  const promote = db.prepare(`UPDATE outbox SET ready = due WHERE seq = (SELECT min(seq) FROM outbox WHERE ${inQueue})`)
  const demote = db.prepare(`UPDATE outbox SET ready = NULL WHERE ${inQueue} AND ready IS NOT NULL`)
  const inFlight = db.prepare(`SELECT 1 FROM outbox WHERE ${inQueue} AND worker IS NOT NULL LIMIT 1`)
  const again = db.prepare(`
    UPDATE outbox SET state = 'waiting', due = ? WHERE key = ? AND state = 'aside' RETURNING queue`)
  const ofGroup = db.prepare(`
    SELECT seq, queue, ready IS NOT NULL AS head, worker IS NOT NULL AND ready > ? AS flying
    FROM outbox WHERE voided_by = ? AND state = 'waiting'`)
  const spoil = db.prepare('UPDATE outbox SET voided = 1 WHERE seq = ?')
  const heads = db.prepare('SELECT queue FROM outbox WHERE case_id = ? AND ready IS NOT NULL')
  const erase = db.prepare('DELETE FROM outbox WHERE case_id = ?')
  const ofCase = db.prepare('SELECT * FROM outbox WHERE case_id = ? ORDER BY seq')
  const aside = db.prepare(`SELECT * FROM outbox WHERE state = 'aside' ORDER BY seq LIMIT ?`)

  return {
    add({ key, caseId, queue, group, due, body }) {
      add.run(key, caseId, queue, group ?? null, due, body)
    },
    claim(now, limit, until, worker) {
      const found: LeasedEffect[] = []
      for (let more = true; more; ) {
        more = false
        for (const row of due.all(now, limit - found.length)) {
          const seq = number(row, 'seq')
          if (number(row, 'voided')) {
            end.run('dropped', seq)
            promote.run(text(row, 'queue'))
            more = true
            continue
          }
          const attempt = number(row, 'attempt') + 1
          lease.run(attempt, worker, until, seq)
          found.push({ ...effectOf(row), attempt })
        }
      }
      return found
    },
    settle(key, worker, result) {
      const row = leased.get(key, worker)
      if (!row) return false
      const seq = number(row, 'seq')
      const voided = number(row, 'voided') && result.state !== 'done'
      if ('trouble' in result && !voided) trouble.run(result.trouble, seq)
      if (result.state === 'waiting' && !voided) wait.run(result.due, seq)
      else end.run(voided ? 'dropped' : result.state, seq)
      promote.run(text(row, 'queue'))
      return true
    },
    retry(key, due) {
      const row = again.get(due, key)
      if (!row) return false
      const queue = text(row, 'queue')
      if (inFlight.get(queue)) return true
      demote.run(queue)
      promote.run(queue)
      return true
    },
    void(group, now) {
      const queues = new Set<string>()
      for (const row of ofGroup.all(now, group)) {
        const seq = number(row, 'seq')
        if (number(row, 'flying')) spoil.run(seq)
        else end.run('dropped', seq)
        if (number(row, 'head') && !number(row, 'flying')) queues.add(text(row, 'queue'))
      }
      for (const queue of queues) promote.run(queue)
    },
    erase(caseId) {
      const queues = heads.all(caseId).map((row) => text(row, 'queue'))
      erase.run(caseId)
      for (const queue of queues) promote.run(queue)
    },
    ofCase: (caseId) => ofCase.all(caseId).map(outboxRow),
    aside: (limit) => aside.all(limit).map(outboxRow),
  }
}
