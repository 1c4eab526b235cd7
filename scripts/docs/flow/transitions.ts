import { isFactType, type TransitionDescription } from 'regain/core'
import { z } from 'zod'
import type { Described } from '../described.ts'
import { sayGuard } from '../guards.ts'
import { limits } from '../limits.ts'
import { lines, orDash, plain, small, table } from '../markdown.ts'
import { isNothing, quoted, sayValue, spaced } from '../words.ts'
import { sayHearing, sayWho } from './hearing.ts'
import { linked } from './states.ts'

/** Every transition in the order of the machine: alternatives stand in the order they are asked. */
export const transitions = (described: Described): string =>
  table(
    ['from', 'when', 'who', 'if, within', 'goes to', 'source'],
    described.is.transitions.map((one, at, all) => [
      one.from === all[at - 1]?.from ? '' : sayFrom(described, one),
      sayHearing(described, one),
      sayWho(one),
      orDash(lines([...sayIf(described, one), ...limitsOf(described, one)])),
      lines([one.to ? `${one.happy ? '**→** ' : ''}${linked(one.to)}` : 'stays', ...messagesOf(described, one)]),
      orDash(one.sources.join(', ')),
    ]),
  )

export function sayFrom({ is }: Described, { from }: Pick<TransitionDescription, 'from'>): string {
  const state = is.states.find(({ name }) => name === from)
  if (state?.type !== 'group') return linked(from)
  return from === 'open' ? 'any state before the change' : 'any state before the request is sent'
}
function sayIf({ flow }: Described, one: TransitionDescription): string[] {
  const says = sayGuard(one, flow.copy.en)
  if (says !== '') return [plain(says)]
  return one.alternative > 0 ? ['otherwise'] : []
}

const Notify = z.object({ notice: z.string() })
/** Messages that are sent by it: those who can be reached read the subject. */
const messagesOf = ({ flow }: Described, { effects }: TransitionDescription): string[] =>
  effects.flatMap(({ name, params }) => {
    if (name === 'code.send') return [small('sends a code')]
    const notice = name === 'notify' ? Notify.safeParse(params).data?.notice : undefined
    const message = Object.entries(flow.copy.en.notices).find(([key]) => key === notice)?.[1]
    return message ? [small(`message ${quoted(message.subject)}`)] : []
  })

function limitsOf({ is, flow }: Described, { on }: TransitionDescription): string[] {
  if (on.type !== 'fact' || !isFactType(on.name)) return []
  return (limits[on.name] ?? []).flatMap((name) => {
    const value = is.policy.find((term) => term.name === name)?.value
    return isNothing(value) ? [] : [small(`${spaced(name)}: ${sayValue(value, flow.copy.en)}`)]
  })
}
