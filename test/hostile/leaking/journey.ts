import { type Flow, RecoveryError } from 'regain'
import { flows } from 'regain/machines'
import type { Storage } from '../../../src/ports/storage.ts'
import { Leaks, watch } from '../../../src/testing/leaks.ts'
import type { NewAccount } from '../../../src/testing/simulation/host.ts'
import { ada, again, fresh, honest, Person, type Plan } from '../../../src/testing/simulation/people.ts'
import { World } from '../../../src/testing/simulation/world.ts'
import { spyOn } from '../../../src/testing/trace/spy.ts'
import type { Input } from '../../../src/vocabulary/inputs.ts'

const DAY = 86_400_000
export interface Way {
  readonly flow: Flow
  readonly lost: Plan['lost']
  readonly risk: World['risk']
  readonly account: NewAccount
  readonly session: boolean
}
const opensSignedIn = new Set([
  'okx.resetSignedIn',
  'pionex.contactChange',
  'pionex.authenticatorBinding',
  'okx.migration',
])
const wayOf = (flow: Flow, lost: Plan['lost'], risk: World['risk']): Way => {
  const lends = flow.id === 'okx.migration' || flow.id === 'pionex.authenticatorBinding'
  return { flow, lost, risk, account: lends ? { ...again, face: ada.face } : ada, session: opensSignedIn.has(flow.id) }
}
/** Each flow, as the risk engine may decide and with what may be lost. */
export const ways = (losses: readonly Plan['lost'][], risks: readonly World['risk'][]): Way[] =>
  [...flows, ...flows.map((flow) => flow.with({ policy: 'hardened' }))].flatMap((flow) =>
    losses.flatMap((lost) => risks.map((risk) => wayOf(flow, lost, risk))),
  )

const named = (fault: unknown): void => {
  if (!(fault instanceof RecoveryError)) throw fault
}
/** What nobody should say here, and what comes near it. */
function wrongly(input: Input): Input[] {
  if ('code' in input) return [{ ...input, code: input.code === '424242' ? '242424' : '424242' }]
  if (input.type === 'password.submit') return [{ ...input, password: `${input.password}, or so` }]
  if (input.type === 'newPassword.submit') return [{ ...input, password: 'so weak' }]
  if (input.type === 'identifier.submit') return [{ ...input, identifier: 'not an address of anybody' }]
  if (input.type === 'contact.propose') return [{ ...input, address: ada[input.kind] }]
  return input.type === 'identity.finish' ? [{ ...input, response: { face: 'unclear' } }] : []
}

/** One case from its beginning to long after its end, everybody's mistakes and every door on the way; `prepare`: what the host does wrongly. */
export async function journey(
  storage: Storage,
  { flow, lost, risk, account, session }: Way,
  prepare: (world: World) => void = () => undefined,
) {
  const spy = spyOn(storage)
  const world = new World({ flows: flows.map((one) => (one.id === flow.id ? flow : one)), storage: spy })
  for (const each of [ada, again]) world.host.add(each)
  world.risk = risk
  prepare(world)
  const leaks = new Leaks()
  const { look } = watch(world, spy, leaks)
  for (const address of Object.values(fresh)) leaks.know('contact', address)
  const person = session ? await Person.signedIn(world, flow, account.id) : await Person.at(world, flow)
  const plan = { account, lost }
  for (let at = 0; at < 60; at++) {
    const input = await honest(person, plan)
    if (!input) break
    for (const wrong of wrongly(input)) await person.say(wrong).catch(named)
    await person.say({ type: 'login.return' }).catch(named)
    const right = (await honest(person, plan)) ?? input
    await person.say(right, `command-${at}`).catch(named)
    await world.recovery.tick()
  }
  // what a sign-in comes to is taken up at once
  await world.recovery.redeem(person.ticket).catch(named)
  await afterwards(world, person, account.id)
  await look()
  return { leaks, world, spy, person }
}

/** Staff, the host, whoever received a notice, and a port that fails. */
async function afterwards(world: World, person: Person, id: string): Promise<void> {
  const { recovery } = world
  await recovery.tick()
  for (let round = 0; round < 3; round++)
    for (const { caseId } of await recovery.desk.queue()) {
      const view = await recovery.desk.view(caseId)
      const decision = { reason: 'the papers are theirs', staff: `reviewer ${round}`, revision: view.case.revision }
      await recovery.desk.decide(caseId, { decision: 'approve', ...decision }).catch(named)
    }
  await world.pass(3_600_000)
  const tokens = world.sent.flatMap(({ text }) => /notice\/([\w.-]+)/.exec(text)?.[1] ?? [])
  for (const token of tokens.slice(-2)) {
    await recovery.notice(token).view().catch(named)
    await recovery.notice(token).dispute().catch(named)
  }
  world.interfere = () => {
    throw new Error('the provider is not there')
  }
  await person.say({ type: 'case.cancel' }).catch(named)
  await world.pass(3_600_000)
  world.interfere = () => undefined
  for (const { key } of await recovery.troubles()) await recovery.retry(key)
  const door = recovery.account(id)
  await Promise.all([
    door.allows('withdraw'),
    door.restrictions(),
    door.changed(),
    door.signedIn({ methods: ['totp'] }),
  ])
  await recovery.contact('email', ada.email).allows('register')
  await recovery.report(`${person.caseId}.x`, { type: 'identity.failed' }, { eventId: 'one' })
  await person.look().catch(named)
  await world.pass(5 * DAY)
  await recovery.view(person.ticket, person.caller).catch(named)
}
