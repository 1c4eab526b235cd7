import { parseAddress } from '../../recovery/addresses.ts'
import type { Recovery } from '../../recovery/create.ts'
import type { Leaks } from '../leaks.ts'
import { enrolmentKey } from '../simulation/verifiers.ts'
import { realmSecret, type World } from '../simulation/world.ts'
import type { Spy } from '../trace/spy.ts'

/** Follows a world: what people have, type and are sent becomes known, and what anybody is told is heard. */
export interface Watch {
  /** Hears what rests, waits and was sent by now. */
  look(): Promise<void>
}

/** Words that people type in place of a secret are none. */
const isSecret = (text: unknown): text is string => typeof text === 'string' && text.length >= 6

export function watch(world: World, spy: Spy, leaks: Leaks): Watch {
  leaks.know('realm secret', realmSecret)
  leaks.know('realm secret', enrolmentKey)
  wrap(world, new Ears(leaks))
  hearRisk(world, leaks)
  let [sent, logged, done] = [0, 0, 0]
  return {
    async look() {
      for (const account of world.host.accounts.values()) knowAccount(leaks, account)
      for (const { key, subject, text } of world.sent.slice(sent)) {
        const place = `message ${key}`
        for (const [code] of text.matchAll(/\b\d{6}\b/g)) leaks.know('code', code, place)
        for (const [, token = ''] of text.matchAll(/notice\/[\w-]+\.\d+\.([\w-]+)/g))
          leaks.know('notice token', token, place)
        leaks.hear(place, [subject, text])
      }
      for (const entry of world.log.slice(logged)) leaks.hear('log', entry)
      for (const commit of spy.done.slice(done)) {
        leaks.hear('record', commit)
        for (const { body } of commit.cases ?? []) knowHandles(leaks, body)
      }
      leaks.hear('record', await spy.dump())
      ;[sent, logged, done] = [world.sent.length, world.log.length, spy.done.length]
      for (const id of spy.cases) await world.recovery.history(id)
      await world.recovery.troubles()
    },
  }
}

interface Owner {
  readonly password: string
  readonly email?: string
  readonly phone?: string
  readonly totp?: string
  readonly passkey?: string
  readonly face?: string
}
function knowAccount(leaks: Leaks, { password, email, phone, totp, passkey, face }: Owner): void {
  leaks.know('password', password)
  for (const contact of [email, phone]) if (contact !== undefined) leaks.know('contact', contact)
  if (totp !== undefined) leaks.know('authenticator key', totp)
  for (const response of [passkey, face]) if (response !== undefined) leaks.know('device response', response)
}
/** A handle rests in its case and is nobody's to see. */
function knowHandles(leaks: Leaks, body: string): void {
  const { handles }: { handles: readonly { readonly handle: string }[] } = JSON.parse(body)
  for (const { handle } of handles) leaks.know('handle', handle, 'record', 'file')
}

/** No secret and no contact is asked of the risk engine. */
function hearRisk({ riskEngine }: World, leaks: Leaks): void {
  const assess = riskEngine.assess.bind(riskEngine)
  Object.assign(riskEngine, {
    assess: (...args: Parameters<typeof assess>) => {
      leaks.hear('risk', args)
      return assess(...args)
    },
  })
}

/** Whatever recovery the world has, also after a restart, is heard. */
function wrap(world: World, ears: Ears): void {
  let heard = ears.on(world.recovery)
  Object.defineProperty(world, 'recovery', {
    configurable: true,
    enumerable: true,
    get: () => heard,
    set: (recovery: Recovery) => {
      heard = ears.on(recovery)
    },
  })
}

/** Hears every answer and fault at every door. */
class Ears {
  readonly #leaks: Leaks
  constructor(leaks: Leaks) {
    this.#leaks = leaks
  }
  on(recovery: Recovery): Recovery {
    const { contact, account, notice } = recovery
    return {
      ...this.#hearing('answer', recovery),
      contact: (kind, value) => {
        this.#contact(kind, value)
        return this.#hearing('host', contact(kind, value))
      },
      account: (id) => this.#hearing('host', account(id)),
      notice: (token) => {
        this.#know('notice token', token?.split?.('.')[2])
        return this.#hearing('notice', notice(token))
      },
      desk: this.#hearing('desk', recovery.desk),
    }
  }

  /** The same doors; what goes in is learned from, what comes out is heard. */
  #hearing<T extends object>(place: string, door: T): T {
    return new Proxy(door, {
      get: (target, name) => {
        const found: unknown = Reflect.get(target, name)
        if (typeof found !== 'function') return found
        return (...args: readonly unknown[]) =>
          this.#call(placeOf(place, name), () => Reflect.apply(found, target, args), saidIn(name, args))
      },
    })
  }
  #call(place: string, run: () => unknown, args: readonly unknown[]): unknown {
    for (const arg of args) this.#learn(arg)
    const answered = (answer: unknown) => this.#answer(place, answer)
    const failed = (fault: unknown): never => {
      this.#leaks.hear('error', fault)
      throw fault
    }
    try {
      const answer = run()
      return answer instanceof Promise ? answer.then(answered, failed) : answered(answer)
    } catch (fault) {
      return failed(fault)
    }
  }
  /** A ticket and what is revealed are for whoever asked; what else is in the answer must not hold them. */
  #answer(place: string, answer: unknown): unknown {
    const { ticket, reveal, ...rest } = { ticket: undefined, reveal: undefined, ...Object(answer) }
    this.#learn(ticket)
    if (reveal) this.#know('authenticator key', reveal.secret)
    this.#leaks.hear(place, Array.isArray(answer) || typeof answer !== 'object' ? answer : rest)
    return answer
  }

  #know(kind: Parameters<Leaks['know']>[0], secret: unknown): void {
    if (isSecret(secret)) this.#leaks.know(kind, secret)
  }
  #contact(kind: unknown, value: unknown): void {
    if (!isSecret(value)) return
    this.#leaks.know('contact', value)
    const address = parseAddress(kind === 'phone' ? 'phone' : 'email', value)
    if (address) this.#leaks.know('contact', address.value)
  }
  /** What is said may be secret: a ticket, a session, what an input carries. */
  #learn(said: unknown): void {
    if (typeof said === 'string') return this.#know('ticket', /^[\w-]{22}\.([\w-]{32,43})$/.exec(said)?.[1])
    const { type, session, password, code, identifier, address, kind, response } = Object(said)
    this.#know('session', session)
    this.#know('password', password)
    this.#know('code', code)
    this.#contact(
      type === 'identifier.submit' && !String(identifier).includes('@') ? 'phone' : kind,
      identifier ?? address,
    )
    for (const field of Object.values(Object(response)))
      if (typeof field === 'string' && field.length > 9) this.#know('device response', field)
  }
}
/** What a provider calls its request by is no secret, and looks like a ticket. */
const saidIn = (name: string | symbol, args: readonly unknown[]): readonly unknown[] =>
  name === 'report' ? args.slice(1) : args
const placeOf = (place: string, name: string | symbol): string =>
  name === 'history' || name === 'troubles' || name === 'redeem' ? name : place
