import type { AnyStateMachine } from 'xstate'
import { z } from 'zod'
import { type Copies, type Copy, CopySchema } from './copy.ts'
import type { Resting } from './engine.ts'
import { configured, RecoveryError } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { lint } from './lint.ts'
import { asksFor } from './names.ts'
import type { Factor } from './vocabulary/factors.ts'
import { hardened, lay, type Policy, type PolicySheet, policyNames, terms, valuesOfSheet } from './vocabulary/policy.ts'

/** Rows of the source documents: by state name, by transition (`state: fact`), by copy entry; and rows left out, with the reason. */
export interface Sources {
  readonly states: Readonly<Record<string, readonly string[]>>
  readonly transitions?: Readonly<Record<string, readonly string[]>>
  readonly copy?: Readonly<Record<string, readonly string[]>>
  readonly outOfScope?: Readonly<Record<string, string>>
}

/** Whose factors prove and whose account is changed: one and the same, or in a migration two. */
export interface Roles {
  readonly proves: 'owner' | 'donor'
  readonly changes: 'owner' | 'subject'
}

export interface FlowDefinition<M extends AnyStateMachine> {
  /** `exchange.flow`; equal to the machine's id. */
  readonly id: string
  /** Raised with every change of the structure (see `fingerprint`). */
  readonly version: number
  readonly machine: M
  readonly policy: PolicySheet
  readonly copy: Copies
  readonly sources: Sources
  /** Default: the owner's factors prove, the owner's account is changed. */
  readonly roles?: Roles
  /** Factors it sets up: a hold that bars recovery does not bar it while the account owes one of them. */
  readonly fulfils?: readonly Factor[]
  /** From each older version that may still be at rest: the migrated case, or `refused`. */
  readonly migrations?: Readonly<Record<number, ((old: Resting) => Resting) | 'refused'>>
}

export interface Flow<M extends AnyStateMachine = AnyStateMachine> {
  readonly id: string
  readonly version: number
  readonly machine: M
  /** Changes with states, transitions, guards, delays and timer ids, not with words. */
  readonly fingerprint: string
  readonly sheet: PolicySheet
  readonly policy: Policy
  readonly preset: string
  readonly copy: Copies
  readonly sources: Sources
  readonly roles: Roles
  readonly fulfils: readonly Factor[]
  /** Whether it changes an account: one such case is open per account. */
  readonly changes: boolean
  readonly migrations: Readonly<Record<number, ((old: Resting) => Resting) | 'refused'>>
  /**
   * The same flow under another policy (`'hardened'` or values of a sheet, of which the stricter count) or with other words.
   * Throws `RecoveryError` (`config_invalid`) when there is no such value, it is out of its bounds, or a text is malformed.
   */
  with(variation: { policy?: 'hardened' | Partial<PolicySheet>; copy?: Readonly<Record<string, Copy>> }): Flow<M>
}

/** Checks a machine and makes a flow of it. Throws `RecoveryError` (`config_invalid`) with every finding of the lint. */
export const defineFlow = <M extends AnyStateMachine>(definition: FlowDefinition<M>): Flow<M> =>
  configured(() => {
    const { machine, id } = definition
    const findings = lint(machine, id)
    if (findings.length > 0) throw faulty(`${id}: ${findings.join('; ')}`)
    return assemble(definition, 'exchange')
  })

function assemble<M extends AnyStateMachine>(definition: FlowDefinition<M>, preset: string): Flow<M> {
  const { id, version, machine, policy: sheet, copy, sources, fulfils = [], migrations = {} } = definition
  const { roles = { proves: 'owner', changes: 'owner' } } = definition
  if (!Number.isSafeInteger(version) || version < 1) throw faulty(`${id}: a version is a whole number from 1 on`)
  if (!Object.hasOwn(copy, 'en')) throw faulty(`${id}: there is no English copy`)
  for (const [language, words] of Object.entries(copy)) {
    const parsed = CopySchema.safeParse(words)
    if (!parsed.success) throw faulty(`${id}: copy ${language}: ${parsed.error.issues[0]?.path.join('.')}`)
  }
  return {
    id,
    version,
    machine,
    fingerprint: fingerprintOf(machine),
    sheet,
    policy: policyOf(id, sheet),
    preset,
    copy,
    sources,
    roles,
    fulfils,
    changes: asksFor(machine, 'change.apply'),
    migrations,
    with: (variation) =>
      configured(() => {
        if (!Variation.safeParse(variation).success) throw faulty(`${id}: the variation does not have its form`)
        const { policy, copy: words } = variation
        if (typeof policy === 'object') check(id, policy)
        return assemble(
          {
            ...definition,
            policy: policy === undefined ? sheet : lay(sheet, policy === 'hardened' ? hardened : policy),
            copy: { ...copy, ...words },
          },
          policy === undefined ? preset : policy === 'hardened' ? 'hardened' : 'own',
        )
      }),
  }
}

const Variation = z.strictObject({
  policy: z
    .union([
      z.literal('hardened'),
      z.partialRecord(
        z.enum(policyNames),
        z.strictObject({ value: z.unknown(), source: z.array(z.string()), edition: z.string().optional() }),
      ),
    ])
    .optional(),
  copy: z.record(z.string(), CopySchema).optional(),
})

const faulty = (detail: string) => new RecoveryError('config_invalid', { detail })

/** Names whose values are out of their bounds, said by name alone. */
function check(id: string, sheet: Partial<PolicySheet>): void {
  const wrong = policyNames.filter((name) => sheet[name] && !terms[name].schema.safeParse(sheet[name].value).success)
  if (wrong.length > 0) throw faulty(`${id}: a policy value is out of its bounds: ${wrong.join(', ')}`)
}

function policyOf(id: string, sheet: PolicySheet): Policy {
  check(id, sheet)
  return valuesOfSheet(sheet)
}
