import { expect, it } from 'vitest'
import { lookAt, looked } from './sound.ts'

/** Of the sources without a fault, as `scripts/stryker.ts` found them. */
const sound: Readonly<Record<string, string>> = JSON.parse(process.env['REGAIN_SOUND'] ?? '{}')

for (const flow of looked) it(`${flow.id} goes where it went`, () => expect(lookAt(flow)).toBe(sound[flow.id]))
