import { binanceReset, okxReset, pionexContactChange } from 'regain/machines'
import { expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { audit } from '../../src/testing/audit.ts'
import { finish } from './ending.ts'
import { recordOf } from './gather.ts'
import { kept } from './records.ts'
import { open, type Saved } from './saved.ts'
import { type Preset, under } from './snapshots.ts'

const all = kept()
const other: Readonly<Record<Preset, Preset>> = { exchange: 'hardened', hardened: 'exchange' }
const TRIED = 12
const isOpen = (saved: Saved): boolean => recordOf(saved).endedAt === undefined

/** A release may bring another policy: what was opened before goes on as it was promised. */
for (const flow of [binanceReset, okxReset, pionexContactChange])
  for (const preset of ['exchange', 'hardened'] as const)
    it(`cases of ${flow.id} that were opened under ${preset} go on so under ${other[preset]}`, async () => {
      const of = all.filter(
        ({ preset: own, saved }) => own === preset && isOpen(saved) && recordOf(saved).flow === flow.id,
      )
      expect(of.length).toBeGreaterThan(0)
      for (const { saved } of of.slice(0, TRIED)) {
        const released = under(flow, other[preset])
        const scene = await open(saved, [released], memoryStorage())
        await finish(scene)
        const history = await scene.world.recovery.history(saved.caseId)
        expect(audit(released, history, JSON.parse(recordOf(saved).policy))).toEqual([])
      }
    })
