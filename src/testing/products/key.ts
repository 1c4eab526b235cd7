import { type Account, type Case, DAY, NOW, type World } from './world.ts'

/** Equal for two worlds in which the same can happen: cases have no order and no names of their own. */
export function keyOf(world: World): string {
  const cases = [...world.cases].sort((a, b) => (sayCase(a) < sayCase(b) ? -1 : 1))
  const names = new Map(cases.map(({ id }, index) => [id, String(index)]))
  const name = namesOf(world, names)
  let key = ''
  for (const one of cases) key += `${sayCase(one)};${sayChain(world, one, name)}\n`
  for (const account of Object.values(world.accounts)) key += `${sayAccount(account)};${sayLedger(account, name)}\n`
  for (const { challenge, of, by } of world.flights) key += `${challenge}${names.get(of) ?? ''}${by},`
  for (const thing of Object.keys(world.targets)) key += thing + sayBudgets(world.targets[thing]?.budgets ?? {})
  return `${key}\n${sayClaims(world.claims)}\n${sayWitness(world.witness)}`
}

type Name = (id: string | undefined) => string
/** Of an ended case nothing matters but that another came from it. */
function namesOf({ cases }: World, names: Map<string, string>): Name {
  const chained = new Set(cases.flatMap(({ chain }) => chain))
  return (id) => {
    if (id === undefined) return ''
    if (!names.has(id) && chained.has(id)) names.set(id, String(names.size))
    return names.get(id) ?? '-'
  }
}
/** Only a hold that stands makes it matter where a case came from. */
const sayChain = ({ accounts }: World, { chain }: Case, name: Name): string =>
  chain.length === 0
    ? ''
    : chain
        .filter((id) => Object.values(accounts).some(({ ledger }) => ledger.holds.some(({ caseId }) => caseId === id)))
        .map(name)
        .sort()
        .join()
const sayLedger = ({ ledger: { holds, changing } }: Account, name: Name): string =>
  `${name(changing)};${holds.map(({ caseId, until, was }) => `${name(caseId)}:${day(until)}:${day(was)}`).sort()}`

const day = (at: number | undefined): string => (at === undefined ? '' : String((at - NOW) / DAY))
const sayBudgets = (budgets: Account['ledger']['budgets']): string =>
  Object.entries(budgets)
    .map(([key, times]) => key + times.length)
    .sort()
    .join()
const sayTimes = (times: Readonly<Record<string, number>>): string =>
  Object.entries(times)
    .map(([key, at]) => key + day(at))
    .sort()
    .join()
const say = (things: object): string => Object.entries(things).sort().join()

/** What does not change between two worlds is written out once. */
function remembered<T extends object>(write: (value: T) => string): (value: T) => string {
  const texts = new WeakMap<T, string>()
  return (value) => {
    const known = texts.get(value)
    if (known !== undefined) return known
    const text = write(value)
    texts.set(value, text)
    return text
  }
}
const sayAccount = remembered(({ bound, knows, sessions, frozen, ledger }: Account) =>
  [
    say(bound),
    knows,
    sessions,
    frozen,
    sayBudgets(ledger.budgets),
    ledger.denials.map(day),
    ledger.obligations.map(({ kind }) => kind),
    ledger.passwordRoot ? ledger.passwordRoot.root + day(ledger.passwordRoot.at) : '',
  ].join(';'),
)
const sayClaims = remembered((claims: World['claims']) =>
  claims
    .map(({ thing, kind, account, until }) => `${thing}${kind}${account}${day(until)}`)
    .sort()
    .join(),
)
const sayWitness = remembered(({ holds, bans, laundered, guesses, yielded }: World['witness']) =>
  [sayTimes(holds), sayTimes(bans), sayTimes(laundered), say(guesses), yielded].join(';'),
)
const sayCase = remembered((one: Case) =>
  [
    one.flow,
    one.by,
    one.at,
    one.account,
    one.subject,
    [one.vouched, one.submitted, one.review, one.chose, one.approved].map(Number).join(''),
    one.challenge,
    say(one.contacts),
    say(one.taken),
    say(one.brought),
    one.outdated,
    one.old,
    one.reserved,
    one.live,
    one.due.map(({ delay, at }) => delay + day(at)),
    one.asked,
    [...one.disputed].sort(),
  ].join(';'),
)
