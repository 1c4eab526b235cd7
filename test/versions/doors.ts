import { RecoveryError } from '../../src/errors.ts'
import type { Scene } from './saved.ts'

/** Every door that leads to the case of a scene, with something that it would take. */
export const doors: Readonly<Record<string, (scene: Scene) => Promise<unknown>>> = {
  view: ({ person }) => person.look(),
  'a wrong password': ({ person }) => person.say({ type: 'password.submit', password: 'a guess' }),
  'a wrong code': ({ person }) => person.say({ type: 'code.submit', kind: 'email', code: '000000' }),
  'a code, please': ({ person }) => person.say({ type: 'code.request', kind: 'email' }),
  cancel: ({ person }) => person.say({ type: 'case.cancel' }),
  'the desk looks': ({ world, person }) => world.recovery.desk.view(person.caseId),
  'the desk decides': ({ world, person }) =>
    world.recovery.desk.decide(person.caseId, { decision: 'approve', reason: 'looked', staff: 'eve', revision: 0 }),
  redeem: ({ world, person }) => world.recovery.redeem(person.ticket),
  'a report': ({ world, person }) =>
    world.recovery.report(`${person.caseId}.${'x'.repeat(43)}`, { type: 'identity.failed' }, { eventId: 'event-1' }),
  'a notice': ({ world, person }) => world.recovery.notice(noticeOf(world.sent, person.caseId)).view(),
  'an objection': ({ world, person }) => world.recovery.notice(noticeOf(world.sent, person.caseId)).dispute(),
}
/** The token of a notice about the case; one of the right form where none has gone out. */
const noticeOf = (sent: Scene['world']['sent'], caseId: string): string =>
  sent.map(({ text }) => /notice\/([\w.-]+)/.exec(text)?.[1] ?? '').find((token) => token.startsWith(caseId)) ??
  `${caseId}.0.${'x'.repeat(43)}`

/** The code of the fault a door ends in. */
export async function faultAt(door: (scene: Scene) => Promise<unknown>, scene: Scene): Promise<string> {
  try {
    await door(scene)
    return 'answered'
  } catch (fault) {
    return fault instanceof RecoveryError ? fault.code : `without a name: ${fault}`
  }
}

/** What must not change about a case that cannot be read. */
export async function stillOf({ spy, world, person: { caseId } }: Scene): Promise<string> {
  const effects = await spy.effectsOf(caseId)
  return JSON.stringify({
    stored: await spy.load(caseId),
    history: await spy.history(caseId),
    effects: effects.map(({ key, body, state }) => [key, body, state === 'waiting' || state === 'aside' ? '' : state]),
    timers: (await spy.dueTimers(Number.MAX_SAFE_INTEGER, 10_000))
      .filter((timer) => timer.caseId === caseId)
      .map(({ id, epoch }) => [id, epoch]),
    sent: world.sent.filter(({ key }) => key.startsWith(caseId)).length,
    changes: world.host.events.filter(({ key }) => key.startsWith(caseId)).length,
  })
}
