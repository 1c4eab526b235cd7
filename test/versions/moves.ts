import { fresh, newPassword } from '../../src/testing/simulation/people.ts'
import type { InputView } from '../../src/view.ts'
import { isContact } from '../../src/vocabulary/factors.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'
import type { Scene } from './saved.ts'

/** Something that can happen in a scene: said by the person at the door, or by anybody else. */
export interface Move {
  readonly name: string
  readonly run: (scene: Scene) => Promise<unknown>
  /** The case has not heard of it yet: what comes of it is seen by going on. */
  readonly goesOn?: true
}

const MINUTE = 60_000
const wrong = { code: '000000', password: 'not the password', face: 'a face nobody knows' } as const
const inputs = (name: string, ...all: readonly (Input | undefined)[]): Move[] =>
  all.flatMap((input) =>
    input ? [{ name: `${name} ${JSON.stringify(input)}`, run: ({ person }: Scene) => person.say(input) }] : [],
  )
/** What is only known once the post has come. */
const later = (name: string, make: (scene: Scene) => Promise<Input | undefined>): Move => ({
  name,
  async run(scene) {
    const input = await make(scene)
    if (input) await scene.person.say(input)
  },
})

/** Everything that a person may try with an input that is offered: right and wrong. */
function tries({ type, kinds = [] }: InputView, { world, visitor, person }: Scene): readonly Move[] {
  const { account } = visitor
  const own = world.host.accounts.get(account.id)
  const contacts = kinds.filter(isContact)
  const codes = (
    make: (kind: 'email' | 'phone', code: string) => Input,
    of: (kind: 'email' | 'phone') => string | undefined,
  ) =>
    contacts.flatMap((kind) => [
      later(`${type} ${kind}`, async () => {
        const address = of(kind)
        return address === undefined ? undefined : make(kind, await world.code(address))
      }),
      ...inputs(type, make(kind, wrong.code)),
    ])
  const shown = (response: Readonly<Record<string, string>>): Input => ({ type: 'identity.finish', response })
  switch (type) {
    case 'identifier.submit':
      return inputs(type, { type, identifier: account.email ?? '' }, { type, identifier: 'nobody@example.org' })
    case 'bot.submit':
      return inputs(type, { type, response: { person: 'yes' } }, { type, response: { person: 'no' } })
    case 'federated.start':
      return inputs(type, { type, provider: 'google' })
    case 'federated.finish':
      return inputs(
        type,
        { type, response: { user: account.id } },
        { type, response: { user: 'a stranger' } },
        { type, response: {} },
      )
    case 'passkey.finish':
      return inputs(
        type,
        { type, response: { credential: account.passkey ?? '' } },
        { type, response: { credential: 'another' } },
      )
    case 'password.submit':
      return inputs(type, { type, password: own?.password ?? '' }, { type, password: wrong.password })
    case 'account.reach':
      return codes(
        (kind, code) => ({ type, kind, code }),
        (kind) => account[kind],
      )
    case 'code.submit':
      return codes(
        (kind, code) => ({ type, kind, code }),
        (kind) => account[kind],
      )
    case 'contact.prove':
      return codes(
        (kind, code) => ({ type, kind, code }),
        (kind) => fresh[kind],
      )
    case 'path.choose':
      return inputs(type, { type, path: 'transfer' }, { type, path: 'savedKey' }, { type, path: 'application' })
    case 'factor.declareUnavailable':
      return kinds.flatMap((kind) => inputs(type, { type, kind }))
    case 'item.choose':
      return kinds.flatMap((kind) => inputs(type, { type, kind }))
    case 'lost.submit':
      return [...kinds.map((kind) => [kind]), kinds.slice(0, 2), kinds.filter(isContact), kinds]
        .filter((each) => each.length > 0)
        .flatMap((each) => inputs(type, { type, kinds: [...each] }))
    case 'code.request':
      return contacts.flatMap((kind) => inputs(type, { type, kind }))
    case 'totp.submit':
      return [
        later(type, async () => (account.totp === undefined ? undefined : { type, code: world.totp(account.totp) })),
        ...inputs(type, { type, code: wrong.code }),
      ]
    case 'identity.start':
      return [...inputs(type, { type, method: 'face' }, { type, method: 'document' }), unknownFace, papers]
    case 'passkey.start':
      return [...inputs(type, { type }), passkey]
    case 'identity.finish':
      return inputs(
        type,
        shown({ face: account.face ?? '' }),
        shown({ face: wrong.face }),
        shown({ face: 'unclear' }),
        shown({ papers: 'a scan' }),
      )
    case 'answers.submit':
      return inputs(type, ...['strong', 'fair', 'weak', 'none'].map((band): Input => ({ type, response: { band } })))
    case 'contact.propose':
      return contacts.flatMap((kind) =>
        inputs(type, { type, kind, address: fresh[kind] }, { type, kind, address: account[kind] ?? fresh[kind] }),
      )
    case 'enrolment.confirm': {
      const { reveal } = person
      return [
        later(type, async () => reveal && { type, code: world.totp(reveal.secret) }),
        ...inputs(type, { type, code: wrong.code }),
      ]
    }
    case 'newPassword.submit':
      return inputs(type, { type, password: newPassword }, { type, password: 'short' })
    default:
      return inputs(type, { type })
  }
}

/** Until no face is looked at any more. */
const unknownFace: Move = {
  name: 'nobody knows the face',
  async run({ person }) {
    for (let round = 0; round < 3; round++) {
      await person.say({ type: 'identity.start', method: 'face' })
      await person.say({ type: 'identity.finish', response: { face: 'unclear' } })
    }
  },
}
const papers: Move = {
  name: 'papers are shown',
  async run({ person }) {
    await person.say({ type: 'identity.start', method: 'document' })
    await person.say({ type: 'identity.finish', response: { papers: 'a scan' } })
  },
}
const passkey: Move = {
  name: 'the passkey is shown',
  async run({ person, visitor }) {
    await person.say({ type: 'passkey.start' })
    await person.say({ type: 'passkey.finish', response: { credential: visitor.account.passkey ?? '' } })
  },
}

const decide = (decision: 'approve' | 'deny', account?: string): Move => ({
  name: `desk ${decision} ${account ?? ''}`,
  async run({ world: { recovery }, person: { caseId } }) {
    for (const staff of ['eve', 'mallory']) {
      const row = (await recovery.desk.queue()).find((each) => each.caseId === caseId)
      if (!row) return
      const { revision } = (await recovery.desk.view(caseId)).case
      const shown = row.purpose === 'documents' && account !== undefined ? { account } : {}
      await recovery.desk.decide(caseId, { decision, reason: 'looked at it', staff, revision, ...shown })
    }
  },
})
const dispute = (to: (scene: Scene) => string | undefined, name: string): Move => ({
  name: `dispute by ${name}`,
  async run(scene) {
    const address = to(scene)
    if (address !== undefined) await scene.world.recovery.notice(await scene.world.noticeToken(address)).dispute()
  },
})
/** Two people who look. */
export const approve = decide('approve')
/** A port fails from now on while time passes, and then answers again. */
const failing = (port: string, ms: number): Move => ({
  name: `${port} fails`,
  async run({ world }) {
    world.interfere = (asked) => {
      if (asked === port) throw new Error('the port fails')
    }
    await world.pass(ms)
  },
})

/** Nobody says so. */
const unheard = (name: string, happen: (scene: Scene) => void): Move => ({
  name: `${name}, and nobody says so`,
  goesOn: true,
  run: async (scene) => happen(scene),
})

/** What others do. */
const others: readonly Move[] = [
  { name: 'tick', run: ({ world }) => world.recovery.tick() },
  ...(['review', 'deny'] as const).map((risk) => ({
    name: `risk ${risk}`,
    async run({ world }: Scene) {
      world.risk = risk
      await world.recovery.tick()
    },
  })),
  {
    name: 'time passes to what is next',
    async run({ world, spy }) {
      await world.recovery.tick()
      const due = await spy.nextDue()
      if (due !== undefined) await world.pass(Math.max(1, due - world.now))
    },
  },
  failing('accounts.apply', 30 * MINUTE),
  failing('accounts.facts', 30 * MINUTE),
  approve,
  decide('approve', 'ada'),
  decide('deny'),
  dispute(({ visitor }) => visitor.account.email, 'e-mail'),
  dispute(({ visitor }) => visitor.account.phone, 'phone'),
  dispute(() => fresh.email, 'the new e-mail'),
  dispute(() => fresh.phone, 'the new phone'),
  {
    name: 'frozen',
    async run({ world, visitor }) {
      world.host.touch(visitor.account.id, { frozen: true })
      await world.recovery.account(visitor.account.id).changed()
    },
  },
  unheard('frozen', ({ world, visitor }) => world.host.touch(visitor.account.id, { frozen: true })),
  unheard('the account changes', ({ world, visitor }) => world.host.touch(visitor.account.id, {})),
  unheard('something is left in it', ({ world, visitor }) => world.host.touch(visitor.account.id, { empty: false })),
  unheard('the new contacts are taken', ({ world }) => void world.host.add({ id: 'taker', ...fresh })),
  {
    name: 'the owner signs in',
    run: ({ world, visitor }) =>
      world.recovery.account(visitor.account.id).signedIn({ methods: ['phone', 'totp', 'email'] }),
  },
]

/** Everything that can happen in a scene. */
export function movesOf(scene: Scene): readonly Move[] {
  const { inputs: offered } = scene.person.view
  const said = offered.filter(({ disabled }) => !disabled).flatMap((view) => tries(view, scene))
  const { outcome } = scene.person.view.case
  return outcome ? [{ name: 'tick', run: ({ world }) => world.recovery.tick() }] : [...said, ...others]
}
