import type { TransitionDescription } from '../describe.ts'
import type { Differences } from './differences.ts'

const verbs = { added: 'is new', removed: 'is gone', changed: 'changed' } as const
const inWhat = (what: readonly string[]): string => (what.length > 0 ? ` (${what.join(', ')})` : '')

/** ``transition `proving` on `code.accepted` → `replacing` ``. */
function sayTransition({ from, on, to }: TransitionDescription): string {
  const heard = on.type === 'always' ? 'at once' : `${on.type === 'deadline' ? 'after' : 'on'} \`${on.name}\``
  return `transition \`${from}\` ${heard}${to === null ? '' : ` → \`${to}\``}`
}

/** Differences as sentences, one each: ``binance.reset: state `proving` is new``. */
export const sayDifferences = ({ id, flow, states, transitions, policy, copy }: Differences): string[] =>
  [
    ...(flow.length > 0 ? [`the flow changed${inWhat(flow)}`] : []),
    ...states.map(({ name, change, what }) => `state \`${name}\` ${verbs[change]}${inWhat(what)}`),
    ...transitions.flatMap(({ before, after, change, what }) => {
      const one = after ?? before
      return one ? [`${sayTransition(one)} ${verbs[change]}${inWhat(what)}`] : []
    }),
    ...policy.map(({ name, change, what }) => `policy \`${name}\` ${verbs[change]}${inWhat(what)}`),
    ...copy.map(({ language, key, change }) => `text \`${key}\` in ${language} ${verbs[change]}`),
  ].map((says) => `${id}: ${says}`)
