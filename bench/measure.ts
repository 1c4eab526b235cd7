export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

export interface Figure {
  readonly name: string
  /** Microseconds per unit, one value a round. */
  readonly rounds: number[]
}

/** Every contender once a round, in an order that turns: what drifts on the machine drifts for all. */
export async function alternate(
  contenders: Readonly<Record<string, () => Promise<number> | number>>,
  rounds: number,
): Promise<Record<string, number[]>> {
  const names = Object.keys(contenders)
  const figures: Record<string, number[]> = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = -1; round < rounds; round++) {
    for (let turn = 0; turn < names.length; turn++) {
      const name = names[(turn + Math.max(0, round)) % names.length] ?? ''
      globalThis.gc?.()
      const figure = (await contenders[name]?.()) ?? Number.NaN
      // the first round warms up
      if (round >= 0) figures[name]?.push(figure)
    }
  }
  return figures
}

export const micros = (started: bigint, units: number): number =>
  Number(process.hrtime.bigint() - started) / 1_000 / units

export function line(
  name: string,
  values: readonly number[],
  base?: { name: string; values: readonly number[] },
): string {
  const figure = `${median(values).toFixed(1).padStart(9)} µs  (${Math.min(...values).toFixed(1)}–${Math.max(...values).toFixed(1)})`
  const ratio = base ? `   ${(median(values) / median(base.values)).toFixed(2)} × ${base.name}` : ''
  return `  ${name.padEnd(44)}${figure}${ratio}`
}
