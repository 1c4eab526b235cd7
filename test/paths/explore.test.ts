import { readFileSync } from 'node:fs'
import { flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { type Explored, exploreAll, figures, presets, strictest } from './explored.ts'

const golden = <S extends z.ZodType>(name: string, schema: S): z.infer<S> =>
  schema.parse(JSON.parse(readFileSync(new URL(`../golden/${name}.json`, import.meta.url), 'utf8')))

/** One part serves accounts and flows of many kinds: what this flow never asks it for. */
const idle: Readonly<Record<string, RegExp>> = {
  // nothing leads back to the consequences once they are accepted
  'okx.reset': /^acknowledging: always \[isAgreed\]/,
  // and where no password is asked for, nothing that is too old can be missing for good
  'okx.resetSignedIn': /^acknowledging: always \[isAgreed\]|^settling: always \[hasTooLittle/,
  // a person always looks
  'pionex.authenticatorLost': /^deciding: risk\.decided \[approvesAlone\]/,
}
/** Guards that a sound way never meets closed: they stand against a fault elsewhere. */
const watchful =
  /^(submitting: request\.submitted \[isSufficient\]|choosingPassword: newPassword\.given \[isAskedEnough\])|^(transferring|enteringKey|provingTotp): totp\./

describe('every way a case can go', () => {
  let explored: readonly Explored[] = []
  beforeAll(async () => {
    explored = await exploreAll()
  }, 300_000)

  for (const flow of flows) {
    const all = () => explored.filter((one) => one.flow === flow.id)
    it(`keeps every sentence in ${flow.id}`, () => {
      expect(all().map(({ preset }) => preset)).toEqual([...presets, strictest])
      expect(all().flatMap(({ preset, violations }) => violations.map((one) => ({ preset, ...one })))).toEqual([])
      for (const { sentences } of all()) expect(sentences).toBeGreaterThan(flow.changes ? 75 : 40)
    })
    it(`is as large as ever in ${flow.id}`, () => {
      for (const preset of presets) {
        const { states, edges } = all().find((one) => one.preset === preset) ?? {}
        expect(
          { preset, states, edges },
          'the state space has changed; if that is meant: npm run explore -- --update',
        ).toEqual({ preset, ...figures[`${flow.id} ${preset}`] })
      }
    })
    it(`enters every state, takes every transition and needs every guard of ${flow.id}`, () => {
      const never = (what: keyof Explored['coverage']): string[] => {
        const [first, ...others] = all().map(({ coverage }) => coverage[what])
        return (first ?? []).filter((one) => others.every((other) => other.includes(one)))
      }
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
