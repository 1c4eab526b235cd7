/** One promise of a port. `run` rejects with an Error that says what does not hold. */
export interface ContractCase {
  readonly name: string
  run(): Promise<void>
}
export type Contract = readonly ContractCase[]

/** What a contract is run on: an adapter and what it takes to look behind it. */
export interface Bench {
  close?(): Promise<void> | void
}
export interface ContractOptions<B extends Bench> {
  /** A bench afresh: what one sentence does must not be seen by the next. */
  make(): B | Promise<B>
}
export interface Sentence<B> {
  readonly name: string
  test(bench: B): Promise<void> | void
}

/** The sentences about a port as named cases for whichever test runner there is; each on a bench of its own. */
export const contractOf = <B extends Bench>(
  { make }: ContractOptions<B>,
  sentences: readonly Sentence<B>[],
): Contract =>
  sentences.map(({ name, test }) => ({
    name,
    async run() {
      const bench = await make()
      try {
        await test(bench)
      } finally {
        await bench.close?.()
      }
    },
  }))
