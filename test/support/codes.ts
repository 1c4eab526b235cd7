import type { Sent } from '../../src/testing/simulation/world.ts'

/** The codes that were sent to an address, oldest first. */
export const codesIn = (sent: readonly Sent[], to: string): string[] =>
  [...sent]
    .sort((a, b) => a.at - b.at)
    .filter((message) => message.to === to)
    .flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
/** A code of six digits that is not this one; another for each index. */
export const otherCode = (code: string, index = 0): string =>
  String((Number(code) + 1 + index) % 1_000_000).padStart(6, '0')
