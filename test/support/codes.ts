import type { Sent } from '../../src/testing/simulation/world.ts'

/** The codes that were sent to an address, oldest first. */
export const codesIn = (sent: readonly Sent[], to: string): string[] =>
  [...sent]
    .sort((a, b) => a.at - b.at)
    .filter((message) => message.to === to)
    .flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
