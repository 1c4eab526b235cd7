import { factOf, hears, listensTo, type Snapshot } from './engine.ts'
import { Factor } from './vocabulary/factors.ts'
import { type Fact, type FactType, facts, isFactType, valuesOf } from './vocabulary/facts.ts'
import { type Input, type InputType, inputs, isInputType } from './vocabulary/inputs.ts'

const valuesByType = new Map<FactType, readonly Fact[]>()
/** Every fact of a type. */
export function factsOf(type: FactType): readonly Fact[] {
  const known = valuesByType.get(type)
  if (known) return known
  const values = valuesOf(facts[type].schema).map((payload) => factOf(type, Object(payload)))
  valuesByType.set(type, values)
  return values
}

const inputTypes = Object.keys(inputs).filter(isInputType)
/** Inputs whose hoped-for fact is of this type. */
const inputsHopingFor = Map.groupBy<FactType, InputType>(inputTypes, (type) => inputs[type].hopes)

/** An input that the state offers; for which factors, methods or paths, where it names one. */
export interface Offer {
  readonly type: InputType
  readonly kinds?: readonly Factor[]
  readonly methods?: readonly string[]
  readonly paths?: readonly string[]
  readonly providers?: readonly string[]
}

/** What the state offers: inputs whose hoped-for fact it would hear, for some value of what is not known yet. */
export function offersOf(snapshot: Snapshot): readonly Offer[] {
  const known = offered.get(snapshot)
  if (known) return known
  const offers = findOffers(snapshot)
  offered.set(snapshot, offers)
  return offers
}
const offered = new WeakMap<Snapshot, readonly Offer[]>()

function findOffers(snapshot: Snapshot): Offer[] {
  const offers: Offer[] = []
  for (const hope of listensTo(snapshot)) {
    const types = isFactType(hope) && inputsHopingFor.get(hope)
    if (!types) continue
    const heard = factsOf(hope).filter(someHeard(snapshot))
    if (heard.length === 0) continue
    for (const type of types) offers.push({ type, ...choicesOf(heard) })
  }
  return offers.sort((a, b) => inputTypes.indexOf(a.type) - inputTypes.indexOf(b.type))
}

/** Facts that name no choice of the person are asked for until one is heard: one is enough. */
const someHeard = (snapshot: Snapshot) => {
  let found = false
  return (fact: Fact): boolean => {
    if (found && !namesChoice(fact)) return false
    const heard = hears(snapshot, fact)
    found ||= heard
    return heard
  }
}
const namesChoice = (fact: Fact): boolean =>
  'kind' in fact || 'method' in fact || 'path' in fact || 'provider' in fact || 'kinds' in fact

function choicesOf(heard: readonly Fact[]): Omit<Offer, 'type'> {
  const kinds = Factor.options.filter((kind) =>
    heard.some((fact) => ('kind' in fact && fact.kind === kind) || ('kinds' in fact && fact.kinds.includes(kind))),
  )
  const methods = [...new Set(heard.flatMap((fact) => ('method' in fact ? [fact.method] : [])))]
  const paths = [...new Set(heard.flatMap((fact) => ('path' in fact ? [fact.path] : [])))]
  const providers = [...new Set(heard.flatMap((fact) => ('provider' in fact ? [fact.provider] : [])))]
  return {
    ...(kinds.length > 0 ? { kinds } : {}),
    ...(methods.length > 0 ? { methods } : {}),
    ...(paths.length > 0 ? { paths } : {}),
    ...(providers.length > 0 ? { providers } : {}),
  }
}

/** Whether the state would hear what this very input hopes for. */
export function isOffered(snapshot: Snapshot, input: Input): boolean {
  const { hopes } = inputs[input.type]
  const hoped = input.type === 'code.request' && input.to === 'replacement' ? 'contact.proposed' : hopes
  return factsOf(hoped).some((fact) => agrees(fact, input) && hears(snapshot, fact))
}
const same = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((member) => b.includes(member)) : a === b
/** A fact agrees with an input when every field that both name is equal. */
const agrees = (fact: Fact, input: Input): boolean =>
  Object.entries(fact).every(
    ([field, value]) => field === 'type' || !Object.hasOwn(input, field) || same(value, Reflect.get(input, field)),
  )
