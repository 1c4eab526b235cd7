/** The codes of every fault the library throws; stable. */
export const errorCodes = [
  'input_invalid',
  'input_not_allowed',
  'ticket_invalid',
  'case_closed',
  'rate_limited',
  'busy',
  'port_failed',
  'snapshot_invalid',
  'version_unsupported',
  'flow_unknown',
  'config_invalid',
] as const
export type ErrorCode = (typeof errorCodes)[number]

const says: Record<ErrorCode, string> = {
  input_invalid: 'The input does not have a valid form.',
  input_not_allowed: 'The input is not possible in this step.',
  ticket_invalid: 'The ticket is not valid.',
  case_closed: 'The case has ended.',
  rate_limited: 'Too many requests; try again later.',
  busy: 'The case is being changed by others; try again.',
  port_failed: 'A service the recovery depends on did not answer.',
  snapshot_invalid: 'The stored case cannot be read.',
  version_unsupported: 'The stored case belongs to a version of the flow that is not supported.',
  flow_unknown: 'There is no such flow.',
  config_invalid: 'The configuration is not valid.',
}

/**
 * A fault. `code` is stable; the message never repeats what was sent. `retryAt` (ms) says when to try again.
 * `cause` is for the operator's log and may name the port that failed.
 */
export class RecoveryError extends Error {
  override readonly name = 'RecoveryError'
  readonly code: ErrorCode
  readonly retryAt?: number
  constructor(code: ErrorCode, options: { detail?: string; retryAt?: number; cause?: unknown } = {}) {
    super(
      options.detail ? `${says[code]} ${options.detail}` : says[code],
      options.cause === undefined ? undefined : { cause: options.cause },
    )
    this.code = code
    if (options.retryAt !== undefined) this.retryAt = options.retryAt
  }
}

/** Whether a fault is one of ours, under one of these codes. What was thrown may be anything, also what throws when it is looked at. */
export function isFault(fault: unknown, codes: readonly ErrorCode[]): fault is RecoveryError {
  try {
    return fault instanceof RecoveryError && codes.includes(fault.code)
  } catch {
    return false
  }
}

/** What a set-up makes; whatever else it ends in is `config_invalid`, which repeats nothing of the options. */
export function configured<T>(make: () => T): T {
  try {
    return make()
  } catch (fault) {
    if (fault instanceof RecoveryError) throw fault
    throw new RecoveryError('config_invalid', { detail: 'The options do not have their form.' })
  }
}
