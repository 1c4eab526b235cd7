/** Mistakes in defining a flow that must not compile. Never run: the type check is the test. */
import { type Copies, type Copy, defaults, defineFlow, type Fact, type FlowDefinition, type Outcome } from 'regain/core'
import { binanceReset } from 'regain/machines'

declare const words: Copy
declare const definition: FlowDefinition<typeof binanceReset.machine>

const { sources: _sources, ...withoutSources } = definition
const { version: _version, ...withoutVersion } = definition
// @ts-expect-error every flow says where its steps come from
defineFlow(withoutSources)
// @ts-expect-error a flow has a version
defineFlow(withoutVersion)
// @ts-expect-error the hold and the promised time of a review are no defaults: each flow gives its own
defineFlow({ ...definition, policy: defaults })
// @ts-expect-error an older version migrates by a function or is refused
defineFlow({ ...definition, migrations: { 1: 'ignored' } })

export const copies: Copies = { en: words, sv: words }
// @ts-expect-error English is what other languages fall back to
export const swedish: Copies = { sv: words }

// @ts-expect-error a fact carries no secret
export const told: Fact = { type: 'code.accepted', kind: 'email', code: '123456' }
// @ts-expect-error facts of one type carry what the type has
export const chosen: Fact<'path.chosen'> = { type: 'path.chosen', path: 'guess' }
// @ts-expect-error an outcome's reason is one of the known ones
export const ended: Outcome = { type: 'blocked', why: 'weather' }
// @ts-expect-error an outcome is one of the nine
export const over: Outcome = { type: 'failed' }

// @ts-expect-error a flow is changed by `with`, never in place
binanceReset.version = 2
