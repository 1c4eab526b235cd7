import type { Explored } from './explored.ts'

type Never = keyof Explored['coverage']
/** What a flow is known never to do, and why that is right. */
interface Exception {
  /** All flows, when absent. */
  readonly flow?: string
  readonly never: Never
  readonly says: RegExp
  readonly because: string
}
export const exceptions: readonly Exception[] = [
  {
    flow: 'okx.reset',
    never: 'untaken',
    says: /^acknowledging: always \[isAgreed\]/,
    because: 'nothing leads back to the consequences once they are accepted',
  },
  {
    flow: 'okx.resetSignedIn',
    never: 'untaken',
    says: /^acknowledging: always \[isAgreed\]/,
    because: 'nothing leads back to the consequences once they are accepted',
  },
  {
    flow: 'okx.resetSignedIn',
    never: 'untaken',
    says: /^settling: always \[hasTooLittle/,
    because: 'where no password is asked for, nothing that is too old can be missing for good',
  },
  {
    flow: 'pionex.authenticatorLost',
    never: 'untaken',
    says: /^deciding: risk\.decided \[approvesAlone\]/,
    because: 'a person always looks',
  },
  {
    never: 'unrefused',
    says: /^submitting: request\.submitted \[isSufficient\]|^choosingPassword: newPassword\.given \[isAskedEnough\]/,
    because: 'nobody comes here with too little; it stands against a fault elsewhere',
  },
  {
    never: 'unrefused',
    says: /^(transferring|enteringKey|provingTotp): totp\./,
    because:
      'only who has an authenticator comes here, and once it is shown nobody stays; it stands against a fault elsewhere',
  },
]

export interface Told {
  readonly flow: string
  readonly never: Never
  readonly says: string
  /** The exception that it is; absent where there is none. */
  readonly exception?: Exception
}
/** What a flow does under none of the policies it was explored under. */
export function neverIn(explored: readonly Explored[]): Told[] {
  const [first, ...others] = explored
  if (!first) return []
  return (['unreached', 'untaken', 'unrefused'] as const).flatMap((never) =>
    first.coverage[never]
      .filter((says) => others.every(({ coverage }) => coverage[never].includes(says)))
      .map((says): Told => {
        const exception = exceptions.find(
          (one) => (one.flow ?? first.flow) === first.flow && one.never === never && one.says.test(says),
        )
        return { flow: first.flow, never, says, ...(exception ? { exception } : {}) }
      }),
  )
}
