import type { AnyStateMachine } from 'xstate'
import type { Flow } from '../../flow.ts'
import { nodesOf } from '../../names.ts'
import type { NewAccount } from '../simulation/host.ts'
import { ada, again } from '../simulation/people.ts'
import { carol } from './cast.ts'
import { hurry } from './hurry.ts'
import { saidBy } from './inputs.ts'
import { type Play } from './play.ts'
import type { Step } from './stage.ts'

const HOUR = 3_600_000
type Having = 'email' | 'phone' | 'totp' | 'passkey'
/** Her account, with these factors alone. */
const with_ = (account: NewAccount, has: readonly Having[]): NewAccount => {
  const { email, phone, totp, passkey, ...rest } = account
  const all = { email, phone, totp, passkey }
  return has.reduce((made, kind) => (all[kind] === undefined ? made : { ...made, [kind]: all[kind] }), { ...rest })
}

const hears = (machine: AnyStateMachine, type: string): boolean =>
  [...nodesOf(machine)].some((node) => node.transitions.has(type))

/** She had her authenticator taken off in another flow, and has not set up another yet. */
async function loseAuthenticator(play: Play): Promise<void> {
  const { email = '' } = ada
  await play.open('ada', 'binance.reset', { account: ada, identifier: email })
  // a stage of other flows has nobody who owes one
  if (!play.people.has('ada')) return
  const ways = [
    'identifier',
    'passkey.skip',
    'password.submit',
    'Unavailable totp',
    'lost.submit ["totp"]',
    'consequences',
  ]
  for (const way of [...ways, 'code.request email', 'code.submit email', 'code.request phone', 'code.submit phone']) {
    const step = saidBy(play, 'ada').find(({ says }) => says.includes(way))
    await step?.act(play)
  }
  await play.submit('ada', { type: 'request.submit' })
  await play.pass(25 * HOUR)
}

interface Scene {
  readonly says: string
  readonly account: NewAccount
  readonly frozen?: true
  readonly identifier?: string
  /** Of the client; older than the exchange still takes. */
  readonly version?: string
  readonly signedInAgo?: number
  readonly recognised?: boolean
  /** Requests of hers that were denied before. */
  readonly denied?: number
  /** Something else that she did before. */
  readonly before?: (play: Play) => Promise<void>
}

/** Who comes to a flow: the same person with all or some of what an account can have, and those who are not let in. */
export function openings(flow: Flow): Step[] {
  const migrates = flow.roles.proves === 'donor'
  const base: NewAccount = migrates ? again : ada
  const having = (...has: readonly Having[]): NewAccount => with_(base, has)
  const scenes: readonly Scene[] = [
    { says: 'with everything', account: base },
    { says: 'without a passkey', account: having('email', 'phone', 'totp') },
    { says: 'with e-mail and phone', account: having('email', 'phone') },
    { says: 'with e-mail and authenticator', account: having('email', 'totp') },
    { says: 'with e-mail alone', account: having('email') },
    { says: 'with a phone alone', account: having('phone') },
    { says: 'with an authenticator alone', account: having('totp') },
    { says: 'frozen', account: base, frozen: true },
    { says: 'with assets left', account: { ...base, empty: false } },
    { says: 'with a password that was reset by e-mail', account: { ...base, passwordRoot: 'email' } },
    { says: 'with an old app', account: base, version: '1.0' },
    { says: 'recognised', account: base, recognised: true },
    { says: 'when an authenticator is owed', account: having('email', 'phone', 'totp'), before: loseAuthenticator },
    { says: 'with nothing', account: having() },
    { says: 'after three denials', account: migrates ? base : having('email', 'phone', 'totp'), denied: 3 },
  ]
  const visits = hears(flow.machine, 'visitor.arrived')
  const signsIn = hears(flow.machine, 'session.recognised')
  return [
    ...(visits ? [...scenes, { says: 'unknown', account: base, identifier: 'nobody@example.org' }] : []).map((scene) =>
      opening(flow, scene),
    ),
    ...(signsIn ? [...scenes, { says: 'signed in long ago', account: base, signedInAgo: 2 * HOUR }] : []).map((scene) =>
      opening(flow, { signedInAgo: 0, ...scene }),
    ),
  ]
}

function opening(flow: Flow, scene: Scene): Step {
  const { says, account, denied = 0, identifier = account.email ?? account.phone ?? ada.email } = scene
  return {
    says: `${flow.id} is opened ${says}`,
    leads: true,
    long: scene.denied !== undefined || scene.before !== undefined,
    async act(play) {
      for (const other of [ada, again, carol]) if (other.id !== account.id) play.world.host.add(other)
      play.world.host.add(account)
      if (scene.frozen) play.world.host.touch(account.id, { frozen: true })
      const open = () => play.open('ada', flow.id, { account, identifier }, optionsOf(play, scene))
      for (let count = 0; count < denied; count++) {
        play.world.risk = 'deny'
        await open()
        await hurry(play, 'ada')
        await play.pass(HOUR)
        play.world.risk = 'approve'
      }
      await scene.before?.(play)
      await open()
    },
  }
}
const optionsOf = ({ world }: Play, { account, version, signedInAgo, recognised = false }: Scene) => ({
  client: { channel: 'web' as const, ...(version === undefined ? {} : { version }) },
  recognised,
  ...(signedInAgo === undefined
    ? {}
    : {
        account: account.id,
        session: `session of ${account.id}`,
        authenticatedAt: world.now - signedInAgo,
        methods: ['password' as const],
      }),
})
