import { Finder, type Needle } from './leaks/finder.ts'
import { type Form, formsOf } from './leaks/forms.ts'
import { sayings } from './leaks/sayings.ts'

export type { Form } from './leaks/forms.ts'
export { type Watch, watch } from './leaks/watch.ts'

/** What must not be told. */
export const secretKinds = [
  'password',
  'code',
  'authenticator key',
  'device response',
  'ticket',
  'session',
  'notice token',
  'handle',
  'contact',
  'realm secret',
] as const
export type SecretKind = (typeof secretKinds)[number]

/** A secret that is in an output; never the secret itself. */
export interface Leak {
  readonly kind: SecretKind
  readonly form: Form
  readonly place: string
}

interface Known extends Needle {
  readonly kind: SecretKind
  readonly form: Form
  readonly may: ReadonlySet<string>
}

/**
 * Secrets and outputs of a run: whatever is `known` is looked for in whatever was `heard`, in clear and in every form it could be written in (hex, base64 at
 * any offset, percent-encoded, escaped …).
 */
export class Leaks {
  readonly #secrets = new Map<SecretKind, Map<string, Set<string>>>()
  readonly #heard: { readonly place: string; readonly bytes: Uint8Array }[] = []

  /** `may`: places where it is meant to be: a code in the message that carries it. Shorter than six characters is no secret that can be found. */
  know(kind: SecretKind, secret: string, ...may: readonly string[]): void {
    const ofKind = this.#secrets.get(kind) ?? new Map<string, Set<string>>()
    this.#secrets.set(kind, ofKind)
    const places = ofKind.get(secret) ?? new Set<string>()
    for (const place of may) places.add(place)
    ofKind.set(secret, places)
  }
  /** Anything that somebody is told: a value whole, with what JSON does not show of it, or bytes. */
  hear(place: string, value: unknown): void {
    const bytes = value instanceof Uint8Array ? [value] : sayings(value)
    const texts = bytes.filter((each) => typeof each === 'string')
    if (texts.length > 0) this.#heard.push({ place, bytes: Buffer.from(texts.join('\n'), 'utf8') })
    for (const each of bytes) if (typeof each !== 'string') this.#heard.push({ place, bytes: each })
  }

  /** How many secrets of each kind were in play. */
  get secrets(): Readonly<Record<SecretKind, number>> {
    const count = (kind: SecretKind) => this.#secrets.get(kind)?.size ?? 0
    return {
      password: count('password'),
      code: count('code'),
      'authenticator key': count('authenticator key'),
      'device response': count('device response'),
      ticket: count('ticket'),
      session: count('session'),
      'notice token': count('notice token'),
      handle: count('handle'),
      contact: count('contact'),
      'realm secret': count('realm secret'),
    }
  }
  /** How many outputs were heard at each place; a place is told by its first word. */
  get outputs(): Readonly<Record<string, number>> {
    const counts: Record<string, number> = {}
    for (const { place } of this.#heard) {
      const name = place.split(' ')[0] ?? ''
      counts[name] = (counts[name] ?? 0) + 1
    }
    return counts
  }

  /** Every secret that is where it may not be. */
  found(): readonly Leak[] {
    const finder = new Finder(this.#needles())
    const told = new Map<string, Leak>()
    for (const { place, bytes } of this.#heard)
      for (const { kind, form, may } of finder.find(bytes))
        if (!may.has(place)) told.set(`${kind} ${form} ${place}`, { kind, form, place })
    return [...told.values()]
  }
  #needles(): readonly Known[] {
    return [...this.#secrets].flatMap(([kind, secrets]) =>
      [...secrets].flatMap(([secret, may]) =>
        formsOf(secret).map(([form, bytes]) => ({
          kind,
          form,
          bytes,
          may,
          alone: secret.length < 10 && form === 'raw',
        })),
      ),
    )
  }
}
