import type { Flow } from '../../flow.ts'
import type { Answered } from '../../recovery/index.ts'
import type { View } from '../../view.ts'
import type { Contact, Factor } from '../../vocabulary/factors.ts'
import type { Input } from '../../vocabulary/inputs.ts'
import type { NewAccount } from './host.ts'
import type { World } from './world.ts'

export const ada = {
  id: 'ada',
  password: 'correct horse battery',
  email: 'ada.lovelace@example.org',
  phone: '+46701234567',
  totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
  passkey: 'ada-credential-0001',
  face: 'ada-face-template',
  linked: ['google:ada'],
} as const satisfies NewAccount

/** Her new account: it can lend its contacts to the old one. */
export const again = {
  id: 'again',
  password: 'another horse battery',
  email: 'ada.again@example.com',
  phone: '+46703334455',
} as const satisfies NewAccount

/** Addresses that a replacement may be. */
export const fresh = { email: 'ada.new@example.net', phone: '+46709876543' } as const

/** What a forgotten password is replaced by. */
export const newPassword = 'a wholly new password'

/** A person at the door: the newest ticket and what they see. */
export class Person {
  readonly world: World
  ticket: string
  view: View
  reveal: Answered['reveal']
  /** What a ticket that was opened from a session is presented with. */
  readonly caller: { readonly session?: string }
  constructor(world: World, { ticket, view }: Answered, session?: string) {
    this.caller = session === undefined ? {} : { session }
    this.world = world
    this.ticket = ticket
    this.view = view
  }
  static async at(world: World, flow: Flow | string): Promise<Person> {
    return new Person(world, await world.recovery.open(typeof flow === 'string' ? flow : flow.id))
  }
  /** With a session that has just begun. */
  static async signedIn(world: World, flow: Flow | string, account: string, ago = 0): Promise<Person> {
    const session = `session of ${account}`
    const signedIn = { account, session, authenticatedAt: world.now - ago, methods: ['password' as const] }
    return new Person(world, await world.recovery.open(typeof flow === 'string' ? flow : flow.id, signedIn), session)
  }
  get name(): string {
    return this.view.step.name
  }
  get caseId(): string {
    return this.view.case.id
  }
  async say(input: Input, id?: string): Promise<Answered> {
    const answered = await this.world.recovery.submit(this.ticket, input, {
      ...this.caller,
      ...(id === undefined ? {} : { id }),
    })
    this.ticket = answered.ticket
    this.view = answered.view
    if (answered.reveal) this.reveal = answered.reveal
    return answered
  }
  async look(): Promise<View> {
    this.view = await this.world.recovery.view(this.ticket, this.caller)
    return this.view
  }
  offers(type: Input['type']): boolean {
    return this.view.inputs.some((input) => input.type === type && input.disabled === undefined)
  }
}

export interface Plan {
  readonly account: NewAccount
  readonly identifier?: string
  readonly lost: readonly Factor[]
  readonly fresh?: Readonly<Record<Contact, string>>
}

/** What an honest person says next; `undefined` when there is nothing for them to say. */
export async function honest(person: Person, plan: Plan): Promise<Input | undefined> {
  const { world, view } = person
  const { account, lost } = plan
  const offered = (type: Input['type']) => view.inputs.find((input) => input.type === type && !input.disabled)
  const contactsOf = (type: Input['type']) =>
    (offered(type)?.kinds ?? []).filter((kind): kind is Contact => kind === 'email' || kind === 'phone')
  switch (view.step.id) {
    case 'identify':
      return { type: 'identifier.submit', identifier: plan.identifier ?? account.email ?? account.phone ?? '' }
    case 'passkey':
      return { type: 'passkey.skip' }
    case 'password':
      return {
        type: 'password.submit',
        password: world.host.accounts.get(account.id)?.password ?? account.password ?? '',
      }
    case 'botCheck':
      return { type: 'bot.submit', response: { person: 'yes' } }
    case 'federated':
      return offered('federated.finish')
        ? { type: 'federated.finish', response: { user: account.id } }
        : { type: 'federated.start', provider: 'google' }
    case 'newPassword':
      return { type: 'newPassword.submit', password: newPassword }
    case 'donor':
      return { type: 'subject.confirm' }
    case 'enrol':
      if (!person.reveal || !offered('key.confirmSaved')) {
        if (person.reveal && offered('enrolment.confirm'))
          return { type: 'enrolment.confirm', code: world.totp(person.reveal.secret) }
        return offered('enrolment.start') && { type: 'enrolment.start' }
      }
      return { type: 'key.confirmSaved' }
    case 'requirements':
      return { type: 'factor.declareUnavailable', kind: lost[0] ?? 'phone' }
    case 'chooseLost':
      if (offered('lost.submit')) return { type: 'lost.submit', kinds: [...lost] }
      // what is chosen to be changed need not be lost
      return { type: 'item.choose', kind: view.step.name === 'choosingContact' ? 'email' : (lost[0] ?? 'phone') }
    case 'choosePath':
      return { type: 'path.choose', path: 'application' }
    case 'acknowledge':
      return { type: 'consequences.accept' }
    case 'submit':
      return { type: 'request.submit' }
    case 'proveIdentity':
      return offered('identity.finish')
        ? { type: 'identity.finish', response: { face: account.face ?? '' } }
        : { type: 'identity.start', method: 'face' }
    case 'answers':
      return offered('answers.submit')
        ? { type: 'answers.submit', response: { band: 'strong' } }
        : { type: 'answers.start' }
    case 'prove': {
      if (offered('account.reach') || offered('contacts.declareUnavailable')) return reaching(person, account)
      if (offered('totp.submit') && account.totp !== undefined)
        return { type: 'totp.submit', code: world.totp(account.totp) }
      if (offered('passkey.finish')) return { type: 'passkey.finish', response: { credential: account.passkey ?? '' } }
      if (offered('passkey.start')) return { type: 'passkey.start' }
      return code(person, contactsOf('code.submit'), contactsOf('code.request'), (kind) => account[kind])
    }
    case 'replace': {
      if (offered('enrolment.confirm') && person.reveal)
        return { type: 'enrolment.confirm', code: world.totp(person.reveal.secret) }
      if (offered('enrolment.start')) return { type: 'enrolment.start' }
      const targets = plan.fresh ?? fresh
      const [kind] = contactsOf('contact.prove')
      if (kind) return { type: 'contact.prove', kind, code: await world.code(targets[kind]) }
      const [owed] = contactsOf('contact.propose')
      return owed && { type: 'contact.propose', kind: owed, address: targets[owed] }
    }
    default:
      return undefined
  }
}

/** A code to whichever contact the account has, before anybody knows which. */
async function reaching(person: Person, account: NewAccount): Promise<Input | undefined> {
  const mine = (type: Input['type']) =>
    (person.view.inputs.find((input) => input.type === type && !input.disabled)?.kinds ?? []).filter(
      (kind): kind is Contact => (kind === 'email' || kind === 'phone') && account[kind] !== undefined,
    )
  const next = await code(person, mine('account.reach'), mine('code.request'), (kind) => account[kind])
  return next?.type === 'code.submit' ? { ...next, type: 'account.reach' } : next
}

async function code(
  person: Person,
  submittable: readonly Contact[],
  requestable: readonly Contact[],
  addressOf: (kind: Contact) => string | undefined,
): Promise<Input | undefined> {
  for (const kind of submittable) {
    const live = person.view.deadlines.some((deadline) => deadline.id === 'codeExpires' && deadline.kind === kind)
    const address = addressOf(kind)
    if (live && address !== undefined) return { type: 'code.submit', kind, code: await person.world.code(address) }
  }
  const [kind] = requestable
  return kind && { type: 'code.request', kind }
}

/** Goes on honestly until a state is reached (its first name: `proving`, `holding`) or nothing is left to say. */
export async function walk(person: Person, plan: Plan, until?: string): Promise<Person> {
  for (let at = 0; at < 60; at++) {
    if (until !== undefined && person.name.split('.')[0] === until) return person
    const input = await honest(person, plan)
    if (!input) break
    await person.say(input)
  }
  if (until !== undefined) {
    await person.world.recovery.tick()
    await person.look()
    if (person.name.split('.')[0] !== until) throw new Error(`${until} was not reached from ${person.name}`)
  }
  return person
}
