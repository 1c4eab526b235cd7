import { refusals } from '../copy.ts'
import { delayOf } from '../engine.ts'
import type { Commit } from '../ports/storage.ts'
import { parseOutgoing } from '../recovery/outgoing.ts'
import { parseRecord } from '../recovery/record.ts'
import { effects, Notice } from '../vocabulary/effects.ts'
import { facts, isFactType } from '../vocabulary/facts.ts'
import { OutcomeType } from '../vocabulary/outcomes.ts'

interface Told {
  readonly facts: readonly { readonly type: string }[]
  readonly effects: readonly string[]
}

/** What commits say has happened: `fact code.accepted`, `effect hold.place`, `notice late`, `end completed`, `end referred support`. */
export function* happenedIn(commits: readonly Commit[]): Generator<string> {
  for (const { audit = [], effects: sent = [], cases = [] } of commits) {
    for (const { body } of audit) {
      const told: Told = JSON.parse(body)
      for (const { type } of told.facts) yield `fact ${isFactType(type) ? type : `after ${delayOf(type)}`}`
      for (const effect of told.effects) yield `effect ${effect}`
    }
    for (const { body } of sent) {
      const outgoing = parseOutgoing(body)
      if (outgoing.type === 'notice') yield `notice ${outgoing.notice}`
    }
    for (const { id, body } of cases) {
      const { outcome } = parseRecord(id, body)
      if (!outcome) continue
      yield `end ${outcome.type}`
      if (outcome.why !== undefined) yield `end ${outcome.type} ${outcome.why}`
    }
  }
}

const named = (what: string, names: readonly string[]) => names.map((name) => `${what} ${name}`)
/** Everything that the vocabulary knows to happen, as `happenedIn` names it, and `answer code_wrong` and the like. */
export const everyHappening: readonly string[] = [
  ...named('fact', Object.keys(facts)),
  ...named('effect', Object.keys(effects)),
  ...named('notice', Notice.options),
  ...named('end', OutcomeType.options),
  ...named('answer', refusals),
]
