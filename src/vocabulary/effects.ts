import { z } from 'zod'
import { Contact, Evidence, Factor } from './factors.ts'

/**
 * Where an effect is carried out. `ledger`: inside the commit. `account`: in strict order per case, its answer is a fact.
 * `message`: one queue per channel and address.
 */
export type Lane = 'ledger' | 'account' | 'message'

const on =
  <const L extends Lane>(lane: L) =>
  <S extends z.ZodRawShape>(shape: S) => ({ lane, schema: z.strictObject(shape) })
const ledger = on('ledger')
const account = on('account')
const message = on('message')

/** What the people on the notice roll are told. */
export const Notice = z.enum([
  'started',
  'submitted',
  'underReview',
  'overdue',
  'waiting',
  'denied',
  'cancelled',
  'blocked',
  'applied',
  'restored',
  'rebind',
  'weakKey',
  'late',
  'holdOver',
  'guessing',
  'disputed',
])
export type Notice = z.infer<typeof Notice>

/** Everything a machine can ask for. */
export const effects = {
  'code.send': message({ kind: Contact, to: z.enum(['current', 'replacement']) }),
  notify: message({ notice: Notice }),
  'risk.ask': account({}),
  'change.apply': account({
    how: z.enum(['swap', 'migrate', 'password']),
    release: z.array(Factor),
    bind: z.array(Factor),
  }),
  'account.freeze': account({}),
  'review.open': ledger({ purpose: z.enum(['case', 'documents', 'dispute']) }),
  'review.escalate': ledger({}),
  'review.close': ledger({}),
  'apply.escalate': ledger({}),
  'hold.place': ledger({}),
  'hold.start': ledger({}),
  'hold.lift': ledger({}),
  'hold.suspend': ledger({}),
  'hold.resume': ledger({}),
  'contact.reserve': ledger({ kind: Contact }),
  'contact.ban': ledger({ kinds: z.array(Contact) }),
  'obligation.place': ledger({ kinds: z.array(Factor) }),
  'obligation.lift': ledger({ kinds: z.array(Factor) }),
  'case.handOver': ledger({ flow: z.string(), carry: z.array(Evidence) }),
} as const

export type EffectType = keyof typeof effects
export type EffectParams<T extends EffectType> = z.infer<(typeof effects)[T]['schema']>
export type Effect<T extends EffectType = EffectType> = {
  [K in T]: { readonly type: K; readonly params: EffectParams<K> }
}[T]

export const isEffectType = (type: string): type is EffectType => Object.hasOwn(effects, type)
