import { type PolicyName, type StateDescription, Step } from 'regain/core'
import { happyPath } from '../../src/progress.ts'
import { around, type Described, titled } from './described.ts'
import { lines, orDash, plain, small, table } from './markdown.ts'
import { isNothing, spaced, titleOf } from './words.ts'

/** What happens in each canonical step, flow beside flow; steps that none of them has are left out. */
export function steps(flows: readonly Described[]): string {
  const rows = Step.options.map((step) => [`**${spaced(step)}**`, ...flows.map((one) => sayStep(one, step))])
  return table(
    ['', ...flows.map(titled)],
    rows.filter(([, ...cells]) => cells.some((cell) => cell !== '')).map((cells) => cells.map(orDash)),
  )
}

/** The screens where a person does something, numbered along the straight way; in italics what happens without them. */
function sayStep(described: Described, step: Step): string {
  const leaves = described.is.states.filter((state) => state.step === step && state.type === 'atomic')
  const own = leaves.filter((state) => !passesOn(described, state))
  const told = own.map((state) => (acts(described, state) ? sayScreen(described, state) : sayWait(described, state)))
  const says = [...new Set(told.length > 0 ? told : leaves.map((state) => `*${sayPassing(described, state)}*`))]
  return lines(isOff(described, step) ? [...says, small('only hardened')] : says)
}

/** Guards by which a policy switches a step off, and the value that does. */
const switches: Readonly<Record<string, PolicyName>> = {
  identityIsOff: 'identity',
  waitIsOff: 'wait',
}
/** Whether the flow's own policy has switched the step off. */
export function isOff({ flow, is }: Described, step: Step): boolean {
  const states = is.states.filter((state) => state.step === step).map(({ name }) => name)
  const guards = is.transitions.flatMap(({ from, guard }) => (guard && states.includes(from) ? [guard.name] : []))
  return guards.some((guard) => switches[guard] !== undefined && isNothing(flow.policy[switches[guard]]))
}

const sayScreen = (described: Described, { name }: StateDescription): string => {
  const title = titleOf(described, name)
  const number = screensOnTheWay(described).indexOf(title)
  return number < 0 ? plain(title) : `${number + 1}. ${plain(title)}`
}
function screensOnTheWay(described: Described): readonly string[] {
  const { flow, is } = described
  const leaves = happyPath(flow).flatMap((name) => is.states.filter((state) => state.name === name))
  const screens = leaves.filter((state) => !passesOn(described, state) && acts(described, state))
  return [...new Set(screens.map(({ name }) => titleOf(described, name)))]
}
const sayWait = (described: Described, { name }: StateDescription): string =>
  `*${plain(titleOf(described, around(described.is, name).at(-1)?.name ?? name))}*`
const sayPassing = ({ is }: Described, { name, description }: StateDescription): string =>
  is.transitions.some(({ from, on }) => from === name && on.type === 'fact' && on.name === 'session.recognised')
    ? 'signed in already'
    : plain(description)

/** A state that shows no screen: where a case begins, or one that is left at once. */
function passesOn({ is }: Described, { name }: StateDescription): boolean {
  const own = is.transitions.filter(({ from }) => from === name)
  return name === is.initial || (own.length > 0 && own.every(({ on }) => on.type === 'always'))
}
/** Whether the way on is the person's; while people look at it, it is not. */
function acts({ is }: Described, { name }: StateDescription): boolean {
  const here = around(is, name)
  const isLookedAt = here.some(({ entry }) => entry.some((effect) => effect.name === 'review.open'))
  return (
    !isLookedAt &&
    is.transitions.some(
      ({ from, happy, inputs }) => happy && inputs.length > 0 && here.some((state) => state.name === from),
    )
  )
}
