import { type Outgoing, parseOutgoing } from '../../recovery/outgoing.ts'
import type { Trace } from '../trace/trace.ts'
import { caseOf, heardIn, type Invariant } from './invariant.ts'

/** What was written to the outbox, by its key. */
function outboxOf(trace: Trace): ReadonlyMap<string, Outgoing> & { readonly read: () => void } {
  const written = new Map<string, Outgoing>()
  let at = 0
  return Object.assign(written, {
    read() {
      for (; at < trace.spy.done.length; at++)
        for (const { key, body } of trace.spy.done[at]?.effects ?? []) written.set(key, parseOutgoing(body))
    },
  })
}

/** E. Effects. */
export const effects: readonly Invariant[] = [
  {
    id: 'I-43',
    says: 'Whatever is delivered was committed.',
    covers: ['TH-07', 'R-58'],
    watch: (trace) => {
      const outbox = outboxOf(trace)
      return function* ({ sent, events }) {
        outbox.read()
        for (const { key } of [...sent, ...events])
          if (!outbox.has(key) && !outbox.has(key.slice(0, key.lastIndexOf('/')))) yield `${key} was never committed`
      }
    },
  },
  {
    id: 'I-44',
    says: 'Whatever was committed is delivered in the end, dropped with a reason, or set aside where an operator sees it.',
    covers: ['TH-15', 'R-71'],
    watch: (trace) =>
      async function* ({ atRest }) {
        if (!atRest) return
        const aside = new Set((await trace.world.recovery.troubles()).map(({ key }) => key))
        for (const id of trace.looks.keys())
          for (const { key, state } of await trace.spy.effectsOf(id)) {
            if (state === 'waiting') yield `${key} was never delivered`
            if (state === 'aside' && !aside.has(key)) yield `${key} is set aside where nobody sees it`
          }
      },
  },
  {
    id: 'I-45',
    says: 'All tries of one effect carry one key and one payload.',
    covers: ['TH-08', 'R-34'],
    watch: (trace) =>
      function* ({ sent, events }) {
        for (const message of sent) {
          const first = trace.world.sent.find(({ key }) => key === message.key)
          if (first?.text !== message.text || first.to !== message.to) yield `${message.key} went out twice otherwise`
        }
        for (const { key, change, answer } of events) {
          const again = trace.world.host.events.find((event) => event.key === key)
          if (JSON.stringify([again?.change, again?.answer]) !== JSON.stringify([change, answer]))
            yield `${key} was asked for twice otherwise`
        }
      },
  },
  {
    id: 'I-46',
    says: 'The hold comes before the change, and the change before the news of it.',
    covers: ['TH-17', 'R-71'],
    watch: (trace) => {
      const outbox = outboxOf(trace)
      return function* ({ sent }) {
        outbox.read()
        for (const { key } of sent) {
          const outgoing = outbox.get(key)
          if (outgoing?.type !== 'notice' || outgoing.notice !== 'applied') continue
          const made = trace.world.host.events.some(
            (event) => event.what === 'applied' && caseOf(event.key) === caseOf(key),
          )
          if (!made) yield `${key} tells of a change that was not made`
        }
      }
    },
  },
  {
    id: 'I-47',
    says: 'Everyone on the roll is told of the request, the decision and the change.',
    covers: ['TH-15', 'R-72', 'R-84'],
    watch: () =>
      function* ({ touched, commits }) {
        for (const { id, fresh, flow } of touched)
          for (const row of flow.changes ? fresh : [])
            for (const type of ['request.submitted', 'newPassword.given', 'change.applied', 'case.cancelled'])
              if (heardIn(row, type).length > 0 && !row.effects.includes('notify'))
                yield `${id}: nobody heard of ${type}`
        for (const { effects: written = [], cases } of commits)
          for (const { id, body } of cases ?? []) {
            const roll: readonly { readonly id: string }[] = JSON.parse(body).roll
            const told = new Map<string, string[]>()
            for (const { caseId, key, body: text } of written) {
              const outgoing = caseId === id ? parseOutgoing(text) : undefined
              if (outgoing?.type !== 'notice') continue
              const name = `${outgoing.notice} ${key.split('/').slice(0, 3).join('/')}`
              told.set(name, [...(told.get(name) ?? []), outgoing.entry])
            }
            const everyone = roll.map((entry) => entry.id).sort()
            for (const [name, entries] of told)
              if (entries.sort().join() !== everyone.join()) yield `${name} reached ${entries.length} of ${roll.length}`
          }
      },
  },
  {
    id: 'I-48',
    says: 'No news of a case goes to the new contact alone.',
    covers: ['TH-15', 'R-74'],
    watch: () =>
      function* ({ touched }) {
        for (const { id, record, fresh, flow } of touched) {
          // in a migration the lender's contacts are the new ones, and whose account it is about comes out late
          const isKnown = flow.roles.changes === 'subject' ? record.subject : record.contacts.length > 0
          const told = fresh.some(({ effects: asked }) => asked.includes('notify'))
          if (told && isKnown && record.roll.length > 0 && record.roll.every(({ origin }) => origin === 'new'))
            yield `${id} tells the new contact alone`
        }
      },
  },
  {
    id: 'I-49',
    says: 'Every notice has a way to say "this was not me" that works until the hold ends.',
    covers: ['TH-15', 'TH-29', 'R-73', 'R-74'],
    watch: (trace) => {
      const outbox = outboxOf(trace)
      return async function* ({ sent }) {
        outbox.read()
        for (const { key, text } of sent) {
          if (outbox.get(key)?.type !== 'notice') continue
          const token = /notice\/([\w.-]+)/.exec(text)?.[1]
          if (token === undefined) yield `${key} has no way to object`
          else {
            const seen = await trace.world.recovery
              .notice(token)
              .view()
              .catch(() => undefined)
            if (!seen) yield `the way to object of ${key} leads nowhere`
            else if (seen.state === 'over' && trace.looks.get(caseOf(key))?.record.endedAt === undefined)
              yield `nobody can object to ${key} any more`
          }
        }
      }
    },
  },
]
