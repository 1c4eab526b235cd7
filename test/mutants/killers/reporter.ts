import type { Reporter, TestCase, TestModule } from 'vitest/node'
import { say, type Verdict, verdictOn } from '../verdict.ts'

/** Tells of the tests that ran whether one of them found something, with the cause of a fault that a property wraps. */
export default class Verdicts implements Reporter {
  readonly #faults: Verdict[] = []
  #ran = 0

  onTestCaseResult(test: TestCase): void {
    const { state, errors = [] } = test.result()
    if (state === 'skipped' || state === 'pending') return
    this.#ran += 1
    if (state === 'failed') this.#faults.push(verdictOn(errors[0]))
  }

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly { readonly message: string }[]): void {
    const unread = [...unhandled, ...modules.flatMap((module) => module.errors())]
    if (this.#ran === 0) say({ is: 'invalid', says: unread[0]?.message ?? 'no such test' })
    else say(this.#faults.find(({ is }) => is === 'found') ?? this.#faults[0] ?? { is: 'passed' })
  }
}
