import { Contact, type EffectDescription, type Flow, type PolicyName } from 'regain/core'
import { z } from 'zod'
import { type Described, exchangeOf, heardBy } from './described.ts'

export type Place =
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'transition'; readonly state: string; readonly heard: string }
  | { readonly kind: 'policy'; readonly name: PolicyName; readonly value: unknown }
  | { readonly kind: 'copy'; readonly key: string }
/** A row, and one place in one flow where it lives. */
export interface Citation {
  readonly row: string
  readonly flow: string
  readonly place: Place
}

/** Every place of a flow where a row lives, in the order of the machine. */
export function citationsOf(described: Described): readonly Citation[] {
  const { flow, is } = described
  const cite = (rows: readonly string[], place: Place): Citation[] => rows.map((row) => ({ row, flow: flow.id, place }))
  const transitions = new Map(is.transitions.map((one) => [`${one.from}: ${heardBy(one)}`, one]))
  return [
    ...is.states.flatMap(({ name, sources }) => cite(sources, { kind: 'state', state: name })),
    ...[...transitions.values()].flatMap((one) =>
      cite(one.sources, { kind: 'transition', state: one.from, heard: heardBy(one) }),
    ),
    ...Object.entries(flow.sources.copy ?? {}).flatMap(([key, rows]) => cite(rows, { kind: 'copy', key })),
    ...is.policy
      .filter(({ name }) => matters(described, name))
      .flatMap(({ name, value, sources }) =>
        // what all flows take over cites readings of one exchange
        cite(
          sources.filter((row) => exchangeOfRow(row) === exchangeOf(flow.id)),
          { kind: 'policy', name, value },
        ),
      ),
  ]
}

/** `B-13` and `AB-4` belong to `binance`. Rows of the standards belong to nobody. */
export const exchangeOfRow = (row: string): string | undefined => {
  const letter = /^A?([BPO])-\d+$/.exec(row)?.[1]
  return letter && { B: 'binance', P: 'pionex', O: 'okx' }[letter]
}

/** What a flow hears, asks for or guards by when it has a use for a value that is no delay. */
const signs: Partial<Record<PolicyName, string>> = {
  passkeyPrompt: 'promptsPasskey',
  alone: 'approvesAlone',
  restricted: 'approvesAlone',
  review: 'approvesAlone',
  channels: 'isAskedEnough',
  providers: 'federated.begun',
  identity: 'identityIsOff',
  approvers: 'review.decided',
  holdFor: 'hold',
  retryCoolDown: 'retry.refused',
  retryCap: 'retry.refused',
  minClientVersion: 'client.outdated',
}
/** Whether a flow has a use for a value of its policy. */
export function matters({ flow, is }: Described, name: PolicyName): boolean {
  if (name === 'ban') return is.transitions.some((one) => one.effects.some(takesOffContact)) || changesAnother(flow)
  const sign = Object.hasOwn(flow.machine.implementations.delays, name) ? name : signs[name]
  return (
    sign === undefined ||
    is.transitions.some(({ on, guard }) => guard?.name === sign || ('name' in on && on.name === sign))
  )
}
const Takes = z.object({ of: z.array(z.string()) })
function takesOffContact({ name, params }: EffectDescription): boolean {
  if (name === 'chooseLeaving') return true
  const of = name === 'takeOffLost' ? Takes.safeParse(params).data?.of : undefined
  return Contact.options.some((kind) => of?.includes(kind))
}
const changesAnother = ({ roles }: Flow): boolean => roles.changes === 'subject'
