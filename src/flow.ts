import type { AnyStateMachine } from 'xstate'
import { type Copies, type Copy, CopySchema } from './copy.ts'
import type { Resting } from './engine.ts'
import { RecoveryError } from './errors.ts'
import { fingerprintOf } from './fingerprint.ts'
import { lint } from './lint.ts'
import { asksFor } from './names.ts'
import type { Factor } from './vocabulary/factors.ts'
import { hardened, lay, type Policy, type PolicySheet, valuesOfSheet } from './vocabulary/policy.ts'

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
   * Throws `RecoveryError` (`config_invalid`) when a value is out of its bounds or a text is malformed.
   */
  with(variation: { policy?: 'hardened' | Partial<PolicySheet>; copy?: Readonly<Record<string, Copy>> }): Flow<M>
}

/** Checks a machine and makes a flow of it. Throws `RecoveryError` (`config_invalid`) with every finding of the lint. */
export function defineFlow<M extends AnyStateMachine>(definition: FlowDefinition<M>): Flow<M> {
  const { machine, id } = definition
  const findings = lint(machine, id)
  if (findings.length > 0) throw new RecoveryError('config_invalid', { detail: `${id}: ${findings.join('; ')}` })
  return assemble(definition, 'exchange')
}

function assemble<M extends AnyStateMachine>(definition: FlowDefinition<M>, preset: string): Flow<M> {
  const { id, version, machine, policy: sheet, copy, sources, fulfils = [], migrations = {} } = definition
  const { roles = { proves: 'owner', changes: 'owner' } } = definition
  for (const [language, words] of Object.entries(copy)) {
    const parsed = CopySchema.safeParse(words)
    if (!parsed.success)
      throw new RecoveryError('config_invalid', {
        detail: `${id}: copy ${language}: ${parsed.error.issues[0]?.path.join('.')}`,
      })
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
    with: ({ policy, copy: words }) =>
      assemble(
        {
          ...definition,
          policy: policy === undefined ? sheet : lay(sheet, policy === 'hardened' ? hardened : policy),
          copy: { ...copy, ...words },
        },
        policy === undefined ? preset : policy === 'hardened' ? 'hardened' : 'own',
      ),
  }
}

function policyOf(id: string, sheet: PolicySheet): Policy {
  try {
    return valuesOfSheet(sheet)
  } catch (cause) {
    throw new RecoveryError('config_invalid', { detail: `${id}: a policy value is out of its bounds`, cause })
  }
}
