import { appendFileSync } from 'node:fs'

/** Whether everything is to be tried and not a choice: `npm run test:deep`. */
export const deep = process.env['REGAIN_DEEP'] === '1'

/** A figure for `docs/proof.md`: written down where a run collects them, otherwise nothing. */
export function figure(of: string, values: Readonly<Record<string, string | number>>): void {
  const file = process.env['REGAIN_FIGURES']
  if (file !== undefined) appendFileSync(file, `${JSON.stringify({ of, ...values })}\n`)
}
