import type { z } from 'zod'
import { listensTo } from '../engine.ts'
import { RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import type { AccountFacts } from '../ports/accounts.ts'
import type { Factor } from '../vocabulary/factors.ts'
import { nominal } from '../vocabulary/policy.ts'
import type { Answered } from './answered.ts'
import type { Answer } from './answers/answer.ts'
import { untilWritten } from './attempts.ts'
import { claimsOn } from './claims.ts'
import { Draft } from './draft.ts'
import { handOver } from './handing.ts'
import { factsOf } from './hearing.ts'
import type { OpenOptions, SignedIn } from './reading.ts'
import { asking, type Realm } from './realm.ts'
import { hashesOf, recognise } from './recognising.ts'
import { newRecord } from './record.ts'
import { firstTicket, hashOfSession } from './tickets.ts'
import { viewing } from './viewing.ts'

/** How far the host's clock may be ahead of the storage's (ms). */
const AHEAD = 60_000

type Opening = z.output<typeof OpenOptions>

/** A new case, by whichever door its caller comes through. */
export async function openCase(realm: Realm, flow: Flow, opening: Opening): Promise<Answered> {
  const { client, recognised } = opening
  const signedIn = 'session' in opening ? opening : undefined
  const facts = signedIn && (await asking(realm, 'accounts.facts', () => factsOf(realm, signedIn.account)))
  return untilWritten(async () => {
    const now = realm.clock.now()
    const { id, ticket, row } = firstTicket(realm.keys, now)
    if (signedIn) row.session = hashOfSession(realm, signedIn.session)
    const draft = Draft.open(realm, flow, newRecord(id, now, { client, recognised }, row))
    draft.audit.actor = 'subject'
    const told = await arrive(draft, signedIn, facts)
    const elsewhere = await handOver(draft, told.standing)
    const view = elsewhere?.view ?? viewing(draft, 'act', told.refusal, draft.revision)
    return { answer: { ticket: elsewhere?.ticket ?? ticket, view }, write: draft }
  })
}

async function arrive(draft: Draft, signedIn: SignedIn | undefined, facts: AccountFacts | undefined): Promise<Answer> {
  const doors = listensTo(draft.snapshot)
  if (!doors.has(signedIn ? 'session.recognised' : 'visitor.arrived'))
    throw new RecoveryError('input_invalid', {
      detail: `${draft.flow.id} is ${signedIn ? 'not ' : ''}for signed-in accounts.`,
    })
  if (isOutdated(draft) && draft.tell({ type: 'client.outdated' })) return {}
  if (signedIn && facts) return arriveSignedIn(draft, signedIn, facts)
  draft.tell({ type: 'visitor.arrived' })
  return {}
}

/** A session tells whose account it is and proves nothing; it must be fresh. */
async function arriveSignedIn(
  draft: Draft,
  { account, authenticatedAt, methods }: SignedIn,
  facts: AccountFacts,
): Promise<Answer> {
  const age = draft.now - authenticatedAt
  const fresh = age <= nominal(draft.policy.evidenceLife) && age >= -AHEAD
  const fact = ({ enrolled }: { enrolled: Factor[] }) => ({ type: 'session.recognised', enrolled, fresh }) as const
  await draft.bindAccount(account, false)
  if (!fresh) {
    draft.tell(fact({ enrolled: [] }))
    return {}
  }
  if (await lendsWhatIsClaimed(draft, facts)) return {}
  return recognise(draft, facts, { methods, fact })
}

/** A contact that is banned, or reserved for somebody else, is not lent to another account. */
async function lendsWhatIsClaimed(draft: Draft, facts: AccountFacts): Promise<boolean> {
  const { realm, flow, record, now } = draft
  if (flow.roles.proves !== 'donor') return false
  const claims = await claimsOn(realm, hashesOf(realm, facts), now)
  return (
    claims.some(({ kind, account }) => kind === 'ban' || account !== record.account) &&
    draft.tell({ type: 'conditions.unmet', why: 'contact' })
  )
}

function isOutdated({ record, policy }: Draft): boolean {
  const { channel, version } = record.client
  const oldest: string | undefined = Reflect.get(policy.minClientVersion, channel)
  if (version === undefined || oldest === undefined) return false
  const [have, need] = [version, oldest].map((text) => text.split('.').map(Number))
  for (let part = 0; part < 4; part++) {
    const difference = (have?.[part] ?? 0) - (need?.[part] ?? 0)
    if (difference !== 0) return difference < 0
  }
  return false
}
