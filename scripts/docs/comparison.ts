import { type Described, type Exchanges, exchangeOf } from './described.ts'
import { ends } from './ends.ts'
import { links, maps, obligations } from './links.ts'
import { generated, page } from './markdown.ts'
import { policies } from './policies.ts'
import { sections } from './rows.ts'
import { steps } from './steps.ts'

/** What the flows are for; a flow that is in none of these has no counterpart. */
const counterparts: Readonly<Record<string, readonly string[]>> = {
  'Lost second factors': ['binance.reset', 'pionex.authenticatorLost', 'okx.reset', 'okx.resetSignedIn'],
  'Forgotten password': ['binance.password', 'pionex.password'],
}

/** The exchanges side by side: steps, policy, ends, and how one flow leads into another. */
export function comparison(all: readonly Described[]): string {
  const exchanges: Exchanges = Object.fromEntries(Object.keys(sections).map((name) => [name.toLowerCase(), name]))
  const among = (ids: readonly string[]) => all.filter(({ flow }) => ids.includes(flow.id))
  const paired = Object.values(counterparts).flat()
  const alone = all.filter(({ flow }) => !paired.includes(flow.id))
  const without = (ids: readonly string[]): string[] =>
    Object.entries(exchanges).flatMap(([exchange, name]) =>
      ids.some((id) => exchangeOf(id) === exchange) ? [] : [`${name} has no flow for this.`],
    )
  return page(
    generated,
    '# The exchanges side by side',
    intro,
    '## Step by step',
    stepsIntro,
    ...Object.entries(counterparts).flatMap(([title, ids]) => [`### ${title}`, ...without(ids), steps(among(ids))]),
    '### What only one exchange has',
    steps(alone),
    '## Policies',
    policiesIntro,
    ...policies(all, exchanges),
    '## How a case can end',
    ends(all, exchanges),
    '## How one flow leads into another',
    linksIntro,
    ...maps(all, exchanges),
    links(all),
    obligations(all),
  )
}

const intro = `What the three exchanges ask of a person, what they decide by themselves, and what follows. Row numbers such as B-13 are explained in
[the matrix](matrix.md).`
const stepsIntro = `A step has the same name in every exchange, so the flows line up; the order on the way is the number in front. Without a number: another way,
or a detour. *In italics: what happens without the person.* “Only hardened”: the exchange's own policy switches the step off. A dash: no such step.`
const policiesIntro = `Each value with its source: a row of the page, a reading of an unclear row (AB-, AP-, AO-), a requirement of the standards (R-) or threat (TH-),
or our own choice where none says anything. *Hardened* is laid over an exchange's own policy: of two values the stricter counts.`
const linksIntro = `In a hand-over the case goes on in the other flow, with the evidence named here if it is still fresh. A pointer,
dotted in the pictures, only says where to begin anew.`
