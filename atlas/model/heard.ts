import { type ClockFact, type Fact, facts, isFactType } from 'regain/core'

export type Heard = Fact | ClockFact

/** Whose doing something is. `check`: the answer to what the person has submitted. */
export type Doer = 'person' | 'check' | 'staff' | 'host' | 'clock'
const doers = { subject: 'person', verifier: 'check', staff: 'staff', system: 'host' } as const
export const doerOf = ({ type }: Heard): Doer => (isFactType(type) ? doers[facts[type].origin] : 'clock')
export const isFact = (heard: Heard): heard is Fact => isFactType(heard.type)
