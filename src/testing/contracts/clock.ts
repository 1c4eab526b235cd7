import type { Clock } from '../../ports/clock.ts'
import { check } from './check.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

export interface ClockBench extends Bench {
  readonly clock: Clock
  /** Lets time pass (ms): in earnest, or by moving a clock that is played. */
  wait(ms: number): Promise<void> | void
}

/** The year 2001 and the year 2286: outside of them a number is seconds, microseconds or the time since the process began. */
const [earliest, latest] = [1e12, 1e13]

/** What a clock promises. It may be set back between two commands; the library sees to that. */
export const clockContract = (options: ContractOptions<ClockBench>): Contract =>
  contractOf<ClockBench>(options, [
    {
      name: 'it tells milliseconds since 1970',
      test({ clock }) {
        const now: unknown = clock.now()
        check(typeof now === 'number' && Number.isFinite(now), 'A time must be a number.')
        check(now > earliest && now < latest, 'It must be milliseconds since 1970.')
      },
    },
    {
      name: 'it does not go back while it is asked again and again',
      test({ clock }) {
        let last = clock.now()
        for (let again = 0; again < 10_000; again += 1) {
          const now = clock.now()
          check(now >= last, 'A later answer must not be earlier.')
          last = now
        }
      },
    },
    {
      name: 'it goes on as time does',
      async test({ clock, wait }) {
        const before = clock.now()
        await wait(30)
        const passed = clock.now() - before
        // timers may come a little early, and a busy machine late
        check(passed >= 25 && passed < 10_000, 'Thirty milliseconds must be about thirty milliseconds.')
      },
    },
  ])
