import fc from 'fast-check'
import type { Flow } from 'regain'
import { okxMigration, okxResetSignedIn, pionexContactChange, pionexPassword } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import type { Storage } from '../../src/ports/storage.ts'
import { parseLedger } from '../../src/recovery/ledger.ts'
import { parseRecord } from '../../src/recovery/record.ts'
import { ada, again, Person, walk } from '../../src/testing/simulation/people.ts'
import { interleaved } from '../../src/testing/simulation/scheduled.ts'
import { World } from '../../src/testing/simulation/world.ts'

const flows: readonly Flow[] = [okxMigration, okxResetSignedIn, pionexContactChange, pionexPassword]
const runs = Number(process.env['REGAIN_RACE_RUNS'] ?? 60)
const donors = [again, { ...again, id: 'once-more', email: 'once.more@example.com', phone: '+46703334456' }] as const

function exchange(storage: Storage): World {
  const world = new World({ flows, storage })
  for (const account of [ada, ...donors]) world.host.add(account)
  return world
}
/** Another process on the same storage, whose every call waits for the scheduler. */
function beside(world: World, storage: Storage, s: fc.Scheduler): World {
  const other = new World({ flows, storage: interleaved(storage, s), start: world.now })
  for (const [id, account] of world.host.accounts) other.host.accounts.set(id, account)
  other.interfere = () => s.schedule(Promise.resolve(), 'port')
  return other
}
/** Which of these cases are open, and which one the account calls its own. */
async function openOn(storage: Storage, account: string, ids: readonly string[]) {
  const rows = await Promise.all(ids.map(async (id) => (await storage.load(id))?.case.body ?? ''))
  const open = ids.filter((id, at) => parseRecord(id, rows[at] ?? '').endedAt === undefined)
  const [ledger] = await storage.ledgers([`account:${account}`])
  return { open, changing: ledger && parseLedger('', ledger.body).changing }
}
const answered = (asking: Promise<unknown>) => asking.catch((fault: { code?: string }) => fault.code ?? fault)

describe('cases that meet on one account, in any order of every call', () => {
  it('of two donors whose owner is the same one goes on', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const storage = memoryStorage()
        const world = exchange(storage)
        const people = await Promise.all(
          donors.map(async (donor) => {
            const person = await Person.signedIn(world, okxMigration, donor.id)
            await walk(person, { account: donor, lost: [] }, 'provingIdentity')
            await person.say({ type: 'identity.start', method: 'face' })
            return person
          }),
        )
        const told = Promise.all(
          people.map(({ ticket, caller }) =>
            answered(
              beside(world, storage, s).recovery.submit(
                ticket,
                { type: 'identity.finish', response: { face: ada.face } },
                caller,
              ),
            ),
          ),
        )
        await s.waitIdle()
        await told
        const { open, changing } = await openOn(
          storage,
          'ada',
          people.map(({ caseId }) => caseId),
        )
        expect(open).toHaveLength(1)
        expect(changing).toBe(open[0])
      }),
      { numRuns: runs },
    ))
  it('of two sessions and a code that come at once one case stays', () =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (s) => {
        const storage = memoryStorage()
        const world = exchange(storage)
        const reaching = await walk(await Person.at(world, pionexPassword), { account: ada, lost: [] }, 'reaching')
        await reaching.say({ type: 'code.request', kind: 'email' })
        const code = await world.code(ada.email)
        const session = { account: 'ada', session: 's', authenticatedAt: world.now, methods: [] }
        const opened: string[] = []
        const open = async (flow: Flow) => {
          const { view } = await beside(world, storage, s).recovery.open(flow.id, session)
          opened.push(view.case.id)
        }
        const told = Promise.all([
          answered(open(okxResetSignedIn)),
          answered(open(pionexContactChange)),
          answered(
            beside(world, storage, s).recovery.submit(reaching.ticket, { type: 'account.reach', kind: 'email', code }),
          ),
        ])
        await s.waitIdle()
        await told
        const found = await openOn(storage, 'ada', [...opened, reaching.caseId])
        expect(opened).toHaveLength(2)
        expect(found.open).toEqual([found.changing])
      }),
      { numRuns: runs },
    ))
})
