import { z } from 'zod'
import { effects, isEffectType } from '../vocabulary/effects.ts'
import { type ClockFact, type Fact, facts, isFactType } from '../vocabulary/facts.ts'

/** The list of what a record may hold: names of the machine, and facts whose every field is a closed value. */

/** Of a flow, a state or a deadline; no address has this form. */
export const Name = z.string().regex(/^[A-Za-z][\w.-]{0,119}$/)
export const Fingerprint = z.string().regex(/^[0-9a-f]{1,64}$/)
export const EffectName = z.enum(Object.keys(effects).filter(isEffectType))

const clock = /^xstate\.after\.[\w.-]{1,200}$/
const isClosed = (value: unknown): value is Fact | ClockFact => {
  if (typeof value !== 'object' || value === null || !('type' in value)) return false
  const { type, ...payload } = value
  if (typeof type !== 'string') return false
  return isFactType(type) ? facts[type].schema.safeParse(payload).success : clock.test(type) && isEmpty(payload)
}
const isEmpty = (payload: object): boolean => Reflect.ownKeys(payload).length === 0
/** A fact by its own schema, which knows no further fields; or a deadline by its id in the machine. */
export const HeardFact = z.custom<Fact | ClockFact>(isClosed)
