import { factsOf } from '../../src/offers.ts'
import { contextOf, type Fact, type FactType, facts, hears, type InputType, inputs, isFactType } from './core.ts'
import { type Doer, doerOf } from './heard.ts'
import { fits } from './hopes.ts'
import { sayHeard } from './says.ts'
import type { Session } from './session.ts'

/** Something that can happen now and is not the person's to do on the screen. */
export interface Happening {
  readonly fact: Fact
  readonly says: string
}
export interface World {
  readonly by: Exclude<Doer, 'clock'>
  readonly title: string
  readonly happenings: readonly Happening[]
}
const titles: Readonly<Record<World['by'], string>> = {
  check: 'What a check says',
  staff: 'What a reviewer decides',
  host: 'What the service says',
  person: 'Somebody answers a notice',
}
const order: readonly World['by'][] = ['check', 'staff', 'host', 'person']

const hoped = new Set<string>(Object.values(inputs).map(({ hopes }) => hopes))
/** What no input of a screen says. */
const isOfWorld = (type: FactType): boolean => facts[type].origin !== 'subject' || !hoped.has(type)

/** An answer needs its question: nobody can be right about a code that was not sent. */
function isAsked({ books, now, snapshot, trail }: Session, fact: Fact): boolean {
  const [about = ''] = fact.type.split('.')
  const awaits = (to: 'current' | 'replacement') =>
    'kind' in fact && books.sent.some((one) => one.kind === fact.kind && one.to === to && one.until > now)
  if (fact.type === 'case.disputed') return trail.some(({ effects }) => effects.some(({ type }) => type === 'notify'))
  if (fact.type === 'evidence.stale') return contextOf(snapshot).proven.includes(fact.kind)
  if (about === 'code' || fact.type === 'account.reached') return awaits('current')
  if (about === 'contact') return awaits('replacement')
  if (about === 'enrolment') return books.enrolling
  if (['passkey', 'identity', 'answers', 'federated'].includes(about))
    return books.begun === about || doerOf(fact) !== 'check'
  return true
}

const known = new WeakMap<Session, readonly World[]>()
/** What can happen now, by who does it: every fact that the state hears, of its schema's values those that fit the conditions. */
export function worldOf(session: Session): readonly World[] {
  const old = known.get(session)
  if (old) return old
  const { snapshot } = session
  // what the innermost state hears comes first
  const all = [...new Set(snapshot._nodes.toReversed().flatMap((node) => [...node.transitions.keys()]))]
    .filter(isFactType)
    .filter(isOfWorld)
    .flatMap((type) => factsOf(type))
    .filter((fact) => fits(session, fact) && isAsked(session, fact) && hears(snapshot, fact))
  const worlds = order.flatMap((by) => {
    const happenings = all.filter((fact) => doerOf(fact) === by).map((fact) => ({ fact, says: sayHeard(fact) }))
    return happenings.length > 0 ? [{ by, title: titles[by], happenings }] : []
  })
  known.set(session, worlds)
  return worlds
}
/** What an input may bring, the hoped-for first. */
export function answersTo(session: Session, input: InputType, hope: Fact): readonly Happening[] {
  const { yields } = { yields: [] as const, ...inputs[input] }
  const wanted = new Set<string>(yields)
  const others = worldOf(session)
    .flatMap(({ happenings }) => happenings)
    .filter(({ fact }) => wanted.has(fact.type) && (!('kind' in fact && 'kind' in hope) || fact.kind === hope.kind))
  return [{ fact: hope, says: sayHeard(hope) }, ...others]
}
