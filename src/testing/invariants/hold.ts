import { contextOf } from '../../engine.ts'
import { parseLedger } from '../../recovery/ledger.ts'
import { type Capability, nominal } from '../../vocabulary/policy.ts'
import { applied, caseOf, HOUR, hasHeard, type Invariant, isOver, placeOf } from './invariant.ts'

/** C. The hold. */
export const hold: readonly Invariant[] = [
  {
    id: 'I-23',
    says: 'The hold is in force before the host is asked to make the change.',
    covers: ['TH-17', 'R-83'],
    watch: (trace) => {
      const held = new Set<string>()
      return function* (moment) {
        for (const { ledgers = [] } of moment.commits)
          for (const { key, body } of ledgers) for (const { caseId } of parseLedger(key, body).holds) held.add(caseId)
        for (const key of trace.unheld) yield `${key} was asked for without a hold`
        for (const { key } of applied(moment)) if (!held.has(caseOf(key))) yield `${key} was made without a hold`
        for (const { id, record, snapshot } of moment.touched) {
          const own = record.subject && trace.ledgers.get(`account:${record.account}`)
          if (snapshot.status === 'active' && own?.holds.some(({ caseId }) => caseId === id))
            yield `${id} holds the account that lends its contacts`
        }
      }
    },
  },
  {
    id: 'I-24',
    says: 'The hold lasts as long as the policy says, counted from the change, and no later case makes it shorter.',
    covers: ['TH-17', 'R-95', 'B-24', 'P-70'],
    watch: (trace) =>
      function* () {
        for (const { key, at, account, what } of trace.world.host.events) {
          const look = trace.looks.get(caseOf(key))
          if (what !== 'applied' || !look || isOver(at, nominal(look.policy.hold), trace.latest)) continue
          const subject = look.record.subject?.account ?? account
          const holds = trace.ledgers.get(`account:${subject}`)?.holds ?? []
          const end = Math.max(0, ...holds.map(({ until = Number.POSITIVE_INFINITY }) => until))
          // a clock that jumps back lets the commit that hears of the change be earlier than the change
          const heard = look.rows.find(({ facts }) => facts.some(({ type }) => type === 'change.applied'))
          if (end < Math.min(at, heard?.at ?? at) + nominal(look.policy.hold)) yield `the hold of ${key} is too short`
        }
      },
  },
  {
    id: 'I-25',
    says: 'The hold switches off everything that the policy names, from the same instant.',
    covers: ['TH-17', 'B-24', 'P-70', 'O-12'],
    watch: (trace) =>
      async function* () {
        for (const { key, at, account, what } of trace.world.host.events) {
          const look = trace.looks.get(caseOf(key))
          if (what !== 'applied' || !look || isOver(at, nominal(look.policy.hold), trace.latest)) continue
          const restrictions = await trace.world.recovery.account(account).restrictions()
          const off = new Set<Capability>(restrictions.map(({ capability }) => capability))
          for (const capability of look.policy.holdFor)
            if (!off.has(capability)) yield `${capability} is free during the hold of ${key}`
        }
      },
  },
  {
    id: 'I-26',
    says: 'A hold ends by its timer or by staff, never by what a client says.',
    covers: ['TH-16', 'TH-17'],
    watch: () =>
      function* ({ touched }) {
        for (const { fresh, id } of touched)
          for (const { from, to, actor } of fresh)
            if (
              placeOf(from) === 'holding' &&
              placeOf(to) !== 'holding' &&
              actor !== 'clock' &&
              !actor.startsWith('staff:')
            )
              yield `${actor} ended the hold of ${id}`
      },
  },
]

/** C. What is bound and what leaves. */
export const binding: readonly Invariant[] = [
  {
    id: 'I-27',
    says: 'What is bound is neither banned nor claimed by another account, when it is asked for and when it is bound.',
    covers: ['TH-24', 'P-34'],
    watch: (trace) =>
      async function* (moment) {
        for (const { key, at, account } of applied(moment)) {
          const look = trace.looks.get(caseOf(key))
          if (!look || isOver(at, HOUR, trace.latest)) continue
          for (const { hash, kind } of look.record.replacements)
            for (const row of await trace.spy.contacts([hash])) {
              const ended = row.until !== undefined && row.until <= at
              if (!ended && (row.kind === 'ban' || row.account !== account))
                yield `${key} bound a ${kind} with a ${row.kind} of ${row.account}`
            }
        }
      },
  },
  {
    id: 'I-28',
    says: 'A contact is bound to at most one account at every instant.',
    covers: ['TH-24', 'R-59'],
    watch: (trace) =>
      function* (moment) {
        if (applied(moment).length === 0) return
        const owners = new Map<string, string>()
        for (const { id, email, phone } of trace.world.host.accounts.values())
          for (const address of [email, phone]) {
            if (address === undefined) continue
            const other = owners.get(address)
            if (other !== undefined) yield `${id} and ${other} have one contact`
            owners.set(address, id)
          }
      },
  },
  {
    id: 'I-29',
    says: 'What is bound was proven by its own code before the request was made.',
    covers: ['TH-10', 'TH-24', 'B-19', 'P-83'],
    watch: (trace) =>
      function* (moment) {
        for (const { key, change } of applied(moment)) {
          const look = trace.looks.get(caseOf(key))
          for (const { kind } of look && change?.how === 'swap' ? change.bind : [])
            if (
              look?.rows.every((row) =>
                row.facts.every(
                  (fact) =>
                    !(fact.type === 'contact.proved' && fact.kind === kind) &&
                    !(fact.type === 'enrolment.proved' && kind === 'totp'),
                ),
              )
            )
              yield `${key} bound a ${kind} that was not proven`
        }
      },
  },
  {
    id: 'I-30',
    says: 'A contact that was taken off can be bound by nobody until its ban ends, and not longer.',
    covers: ['TH-24', 'P-34', 'P-67'],
    watch: (trace) => {
      const bans: { readonly kind: 'email' | 'phone'; readonly address: string; readonly until: number }[] = []
      const seen = new Set<string>()
      return async function* () {
        const { recovery, host } = trace.world
        for (const { key, what, was, change } of host.events) {
          const look = trace.looks.get(caseOf(key))
          const settled = look?.rows.find(({ effects }) => effects.includes('contact.ban'))
          if (what !== 'applied' || seen.has(key) || !look || !settled || nominal(look.policy.ban) === 0) continue
          seen.add(key)
          const gone = change?.donor ? (['email', 'phone'] as const) : change?.release
          for (const kind of gone ?? []) {
            const address = kind === 'email' || kind === 'phone' ? was?.[kind] : undefined
            if ((kind !== 'email' && kind !== 'phone') || address === undefined) continue
            bans.push({ kind, address, until: settled.at + nominal(look.policy.ban) })
          }
        }
        for (const { kind, address, until } of bans.slice(-4)) {
          if (trace.latest !== trace.world.now) return
          const { allowed } = await recovery.contact(kind, address).allows('register')
          if (allowed && trace.world.now < until) yield `a ${kind} that was taken off is free before its time`
          const others = bans.filter((ban) => ban.address === address && ban.until > trace.world.now)
          const isBound = [...host.accounts.values()].some((account) => account[kind] === address)
          if (!allowed && others.length === 0 && !isBound) yield `a ${kind} that was taken off is never free again`
        }
      }
    },
  },
  {
    id: 'I-31',
    says: 'What is bound differs from every contact that is called lost.',
    covers: ['B-16', 'P-66', 'AB-6'],
    watch: (trace) =>
      function* (moment) {
        for (const { key, was, change } of applied(moment)) {
          const look = trace.looks.get(caseOf(key))
          const lost = look ? contextOf(look.snapshot).lost : []
          for (const bound of change?.bind ?? [])
            if ('address' in bound && lost.includes(bound.kind) && was?.[bound.kind] === bound.address)
              yield `${key} bound the ${bound.kind} that was lost`
        }
      },
  },
  {
    id: 'I-32',
    says: 'A case makes its change at most once, and only after its approval.',
    covers: ['TH-07', 'TH-08', 'R-58'],
    watch: (trace) => {
      const made = new Set<string>()
      return function* (moment) {
        for (const { key } of applied(moment)) {
          if (made.has(caseOf(key))) yield `${key} is a second change`
          made.add(caseOf(key))
          const look = trace.looks.get(caseOf(key))
          if (look && !hasHeard(look, 'risk.decided') && !hasHeard(look, 'review.decided'))
            yield `${key} was approved by nobody`
        }
      }
    },
  },
  {
    id: 'I-33',
    says: 'When the new factor is usable the old one is not, and older sessions have ended.',
    covers: ['TH-11', 'TH-23', 'R-49', 'R-76', 'R-80'],
    watch: (trace) =>
      function* (moment) {
        for (const { key, account: id, was, change } of applied(moment)) {
          const account = trace.world.host.accounts.get(id)
          const look = trace.looks.get(caseOf(key))
          if (!account || !look || was === undefined) continue
          for (const kind of contextOf(look.snapshot).leaving)
            if (change?.how === 'swap' && was[kind] !== undefined && account[kind] === was[kind])
              yield `${key} left the old ${kind} in place`
          if (account.sessions > 0) yield `${key} left a session open`
        }
      },
  },
  {
    id: 'I-34',
    says: 'A completed change leaves an account with factors to sign in by, or with the obligation to set one up.',
    covers: ['TH-10', 'TH-12', 'AP-17', 'P-56'],
    watch: (trace) =>
      function* (moment) {
        for (const look of moment.touched) {
          const id = look.record.subject?.account ?? look.record.account ?? ''
          const account = trace.world.host.accounts.get(id)
          const changed = look.fresh.some(({ facts }) => facts.some(({ type }) => type === 'change.applied'))
          if (!changed || !account) continue
          const { email, phone, totp, passkey } = account
          const owes = (trace.ledgers.get(`account:${id}`)?.obligations.length ?? 0) > 0
          if ([email, phone, totp, passkey].every((factor) => factor === undefined) && !owes)
            yield `${look.id} left ${id} without any factor`
        }
      },
  },
]
