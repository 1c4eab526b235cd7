import { readFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Explored, exploredIn, presets } from './explored.ts'

const golden = <S extends z.ZodType>(name: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')))

/** One part serves accounts and flows of many kinds: what this flow never asks it for. */
const idle: Readonly<Record<string, RegExp>> = {
  // an identity is always enough here: whoever has shown one is not sent there again
  'binance.reset': /^provingIdentity: always \[has /,
  // nothing leads back to the consequences once they are accepted
  'okx.reset': /^acknowledging: always \[isAgreed\]/,
  // only the authenticator is restored, only the rest is proven, and a person always looks
  'pionex.authenticatorLost':
    /^(transferring|enteringKey): (code|passkey)\.|^proving: totp\.|^deciding: risk\.decided \[approvesAlone\]/,
}
/** Guards that a sound way never meets closed: they stand against a fault elsewhere. */
const watchful = /^submitting: request\.submitted \[isSufficient\]|^(transferring|enteringKey): totp\./

describe('every way a case can go', () => {
  let explored: readonly Explored[] = []
  beforeAll(async () => {
    explored = (await Promise.all(presets.map(exploredIn))).flat()
  }, 300_000)

  const figures = golden('exploration', z.record(z.string(), z.strictObject({ states: z.int(), edges: z.int() })))
  for (const flow of flows) {
    const of = (preset: string) => explored.find((one) => one.flow === flow.id && one.preset === preset)
    for (const preset of presets) {
      it(`keeps every sentence in ${flow.id}, ${preset}`, () => {
        expect(of(preset)?.violations).toEqual([])
        expect(of(preset)?.sentences).toBeGreaterThan(70)
      })
      it(`is as large as ever in ${flow.id}, ${preset}`, () => {
        const { states, edges } = of(preset) ?? {}
        expect({ states, edges }, 'the state space has changed; if that is meant: npm run explore -- --update').toEqual(
          figures[`${flow.id} ${preset}`],
        )
      })
    }
    it(`enters every state, takes every transition and needs every guard of ${flow.id}`, () => {
      const never = (what: keyof Explored['coverage']): string[] =>
        (of('exchange')?.coverage[what] ?? []).filter((one) => of('hardened')?.coverage[what].includes(one))
      expect(never('unreached')).toEqual([])
      expect(never('untaken').filter((one) => !idle[flow.id]?.test(one))).toEqual([])
      expect(never('unrefused').filter((one) => !watchful.test(one))).toEqual([])
    })
  }
})

describe('a released structure', () => {
  const kept = golden(
    'fingerprints',
    z.record(z.string(), z.strictObject({ version: z.int(), fingerprint: z.string() })),
  )
  for (const { id, version, fingerprint } of flows)
    it(`of ${id} changes only with its version`, () => {
      expect(
        { version, fingerprint },
        'the structure has changed: raise the version and give a migration, then npm run explore -- --update',
      ).toEqual(kept[id])
    })
})
