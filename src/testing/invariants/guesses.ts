import type { Row } from '../trace/trace.ts'
import { DAY, type Invariant } from './invariant.ts'

const failures: Readonly<Record<string, string>> = {
  'password.rejected': 'password',
  'passkey.rejected': 'passkey',
  'totp.rejected': 'totp',
  'enrolment.rejected': 'enrolment',
  'code.rejected': 'code',
  'contact.rejected': 'contact',
}
const successes: Readonly<Record<string, string>> = {
  'password.accepted': 'password',
  'retry.refused': 'password',
  'case.standing': 'password',
  'account.frozen': 'password',
  'passkey.accepted': 'passkey',
  'totp.accepted': 'totp',
  'enrolment.proved': 'enrolment',
  'code.accepted': 'code',
  'account.reached': 'code',
  'contact.proved': 'contact',
  'contact.refused': 'contact',
}
interface Guess {
  readonly of: string
  readonly isWrong: boolean
  /** How many wrong ones were told within a day, this one not counted. */
  readonly recent: number
  readonly limit: number
  readonly accepts: boolean
}

/** What every verdict meant to the budget it counts to. `told`: when wrong guesses were told, by account and purpose. */
export function countingOf(told = new Map<string, number[]>()) {
  return function* (account: string, row: Pick<Row, 'facts' | 'at' | 'input'>, limit: number): Generator<Guess> {
    for (const fact of row.facts) {
      // a right code that the account itself answers otherwise
      if (row.input === 'account.reach' && fact.type !== 'code.rejected')
        for (const kind of ['email', 'phone']) told.set(`${account} code ${kind}`, [])
      const purpose = failures[fact.type] ?? successes[fact.type]
      if (purpose === undefined) continue
      const of = `${account} ${purpose} ${fact.kind ?? ''}`
      const recent = (told.get(of) ?? []).filter((at) => at > row.at - DAY)
      const isWrong = fact.type in failures
      yield { of, isWrong, recent: recent.length, limit, accepts: /accepted|proved/.test(fact.type) }
      told.set(of, isWrong ? [...recent, row.at] : [])
    }
  }
}
const watching =
  (says: (guess: Guess) => string | undefined): NonNullable<Invariant['watch']> =>
  () => {
    const count = countingOf()
    return function* ({ touched }) {
      const rows = touched.flatMap((look) => look.fresh.map((row) => ({ look, row })))
      for (const { look, row } of rows.sort((a, b) => a.row.at - b.row.at)) {
        const { account } = look.record
        if (account === undefined) continue
        for (const guess of count(account, row, look.policy.guessesPerDay)) {
          const broken = says(guess)
          if (broken !== undefined) yield broken
        }
      }
    }
  }

/** B. How often one may be wrong. */
export const guesses: readonly Invariant[] = [
  {
    id: 'I-18',
    says: 'No more wrong guesses are told per account and purpose in a day than the policy lets, over cases, resends, restarts and processes.',
    covers: ['TH-03', 'TH-04', 'TH-05', 'R-28', 'R-47', 'R-50', 'R-52'],
    watch: watching(({ of, isWrong, recent, limit }) =>
      isWrong && recent + 1 > limit ? `${of} has been told ${recent + 1} wrong guesses` : undefined,
    ),
  },
  {
    id: 'I-20',
    says: 'Where nothing is left of the budget nothing is accepted until its time, and then it is.',
    covers: ['TH-03', 'R-51'],
    watch: watching(({ of, isWrong, accepts, recent, limit }) =>
      !isWrong && accepts && recent >= limit ? `${of} accepted beyond its budget` : undefined,
    ),
  },
]
