import { parseOutgoing } from '../../recovery/outgoing.ts'
import type { Issue } from '../../recovery/record.ts'
import type { Told, Trace } from '../trace/trace.ts'
import { HOUR, heardIn, type Invariant } from './invariant.ts'

const takes = { 'code.submit': 'current', 'account.reach': 'current', 'contact.prove': 'replacement' } as const
const takesCode = (type: string): type is keyof typeof takes => Object.hasOwn(takes, type)
/** What was entered, and which code was asked for. */
const entered = ({ input }: Told) => {
  if (!('code' in input) || !('kind' in input) || !takesCode(input.type)) return undefined
  return { kind: input.kind, code: input.code, to: takes[input.type] }
}

/** The code of an issue, as it went out. */
function codesOf(trace: Trace): (issue: Issue) => string | undefined {
  const keys = new Map<string, string>()
  let read = 0
  return ({ nonce }) => {
    for (; read < trace.spy.done.length; read++)
      for (const { key, body } of trace.spy.done[read]?.effects ?? []) {
        const outgoing = parseOutgoing(body)
        if (outgoing.type === 'code') keys.set(outgoing.nonce, key)
      }
    const sent = trace.world.sent.find(({ key }) => key === keys.get(nonce))
    return sent && /\b\d{6}\b/.exec(sent.text)?.[0]
  }
}

const accepting = [
  ['code.accepted', 'current'],
  ['account.reached', 'current'],
  ['contact.proved', 'replacement'],
] as const

/** B. Codes. Guesses have a file of their own. */
export const codes: readonly Invariant[] = [
  {
    id: 'I-14',
    says: 'A code is accepted at most once, over all submissions, processes and restarts.',
    covers: ['TH-06', 'TH-07', 'R-31', 'R-42'],
    watch: () => {
      const used = new Set<string>()
      return function* ({ touched }) {
        for (const { fresh, record } of touched)
          for (const row of fresh)
            for (const [type, to] of accepting)
              for (const { kind } of heardIn(row, type)) {
                const issue = record.issues.findLast(
                  (each) => each.kind === kind && each.to === to && each.issuedAt <= row.at,
                )
                if (!issue) {
                  yield `${type} without an issue`
                  continue
                }
                if (used.has(issue.nonce)) yield `${type} twice by one code`
                used.add(issue.nonce)
                if (issue.closedAt === undefined) yield `${type} left its code open`
              }
      }
    },
  },
  {
    id: 'I-15',
    says: 'A code is accepted only while it lives, and lives no longer than its channel allows.',
    covers: ['TH-29', 'R-23', 'R-27'],
    watch: () =>
      function* ({ touched }) {
        for (const { fresh, record } of touched)
          for (const row of fresh)
            for (const [type, to] of accepting)
              for (const { kind } of heardIn(row, type)) {
                const issue = record.issues.findLast(
                  (each) => each.kind === kind && each.to === to && each.issuedAt <= row.at,
                )
                if (!issue) continue
                if (row.at >= issue.expiresAt) yield `${type} after the life of its code`
                if (issue.expiresAt - issue.issuedAt > 10 * 60_000) yield `${type} by a code that lives too long`
              }
      },
  },
  {
    id: 'I-16',
    says: 'A code is accepted only in the case, for the account, the purpose and the target it was sent for.',
    covers: ['TH-02', 'R-32'],
    watch: (trace) => {
      const codeOf = codesOf(trace)
      return function* ({ told }) {
        for (const one of told) {
          const code = entered(one)
          if (!code || one.answer !== 'ok') continue
          const issues = trace.looks.get(one.caseId)?.record.issues ?? []
          const right = issues.filter(({ kind, to }) => kind === code.kind && to === code.to)
          if (!right.some((issue) => codeOf(issue) === code.code))
            yield `${one.caseId} accepted a code for ${code.kind} (${code.to}) that was sent for something else`
        }
      }
    },
  },
  {
    id: 'I-17',
    says: 'A newer code ends every older one of the same case and purpose.',
    covers: ['R-34', 'TH-05'],
    watch: () =>
      function* ({ touched }) {
        for (const { record } of touched)
          for (const [index, issue] of record.issues.entries()) {
            const newer = record.issues.slice(index + 1).some(({ kind, to }) => kind === issue.kind && to === issue.to)
            if (newer && issue.closedAt === undefined) yield 'an older code is still open'
          }
      },
  },
  {
    id: 'I-19',
    says: 'A right and living code within the budget is never refused because a wrong one was sent beside it.',
    covers: ['TH-07', 'R-60'],
    watch: (trace) => {
      const codeOf = codesOf(trace)
      return function* ({ told }) {
        for (const one of told) {
          const code = entered(one)
          if (!code || one.answer !== 'code_wrong') continue
          const issue = trace.looks
            .get(one.caseId)
            ?.record.issues.findLast(({ kind, to }) => kind === code.kind && to === code.to)
          const lives = issue && issue.closedAt === undefined && issue.expiresAt > one.at
          if (lives && codeOf(issue) === code.code) yield `${one.caseId} called the right code wrong`
        }
      }
    },
  },
  {
    id: 'I-21',
    says: 'No more codes go to one address within an hour than the policy lets.',
    covers: ['TH-21', 'R-56'],
    watch: () => {
      const known = new Map<string, { readonly at: number; readonly target: string }>()
      return function* ({ touched }) {
        for (const { record, policy } of touched)
          for (const { nonce, issuedAt: at, kind, to } of record.issues) {
            const contacts = to === 'current' ? record.contacts : record.replacements
            const target = contacts.find((contact) => contact.kind === kind)?.hash
            if (target === undefined || known.has(nonce)) continue
            known.set(nonce, { at, target })
            const near = [...known.values()].filter(
              (each) => each.target === target && each.at > at - HOUR && each.at <= at,
            )
            if (near.length > policy.sendsPerHour) yield `${near.length} codes to one address within an hour`
          }
      }
    },
  },
  {
    id: 'I-22',
    says: 'No code, secret or whole contact is in a snapshot, a row, a log, an error or an answer.',
    covers: ['R-34', 'R-82', 'TH-09', 'TH-18'],
    watch: (trace) => {
      const found = (all: string, secret: string) =>
        new RegExp(`(?<![A-Za-z0-9_-])${secret.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9_-])`).exec(all)
      return function* ({ commits }) {
        const texts = [...trace.spy.takeTexts(), ...trace.said.splice(0), JSON.stringify(trace.world.log.splice(0))]
        if (commits.length === 0 && texts.length === 0) return
        const all = texts.join('\n')
        for (const secret of trace.secrets) {
          const at = all.includes(secret) ? found(all, secret)?.index : undefined
          if (at !== undefined) yield `a secret is in the clear: …${all.slice(Math.max(0, at - 60), at)}<…>`
        }
      }
    },
  },
]
