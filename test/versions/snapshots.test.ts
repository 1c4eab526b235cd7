import { flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { RecoveryError } from '../../src/errors.ts'
import { figures } from '../paths/explored.ts'
import { propertiesOf } from '../paths/own.ts'
import { deep, figure } from '../support/figures.ts'
import { writeAll } from './allSnapshots.ts'
import { Waker } from './resting.ts'
import { allFiles, fileOf, presets, read, type Snapshots, sizeUnder, states, textOf, unpack } from './snapshots.ts'

/** Of each state so many contexts are woken: all of them in a deep run. */
const most = deep ? Number.POSITIVE_INFINITY : 2
/** Explored anew in every run; a deep one explores them all. */
const small = ['okx.migration']

const kept = allFiles().map((file) => read(unpack(file) ?? ''))
const ofFlow = (id: string): readonly Snapshots[] => kept.filter(({ flow }) => flow === id)

describe('the states that were written down', () => {
  it('are those of flows that there are, of this version or an older one', () => {
    const versions = new Map(flows.map(({ id, version }) => [id, version]))
    for (const { flow, version } of kept) expect(version).toBeLessThanOrEqual(versions.get(flow) ?? 0)
    expect(allFiles().map(String)).toEqual(kept.map(({ flow: id, version }) => fileOf({ id, version }).href))
  })

  let now: ReadonlyMap<string, string> = new Map()
  beforeAll(async () => {
    now = deep
      ? await writeAll()
      : new Map(flows.filter(({ id }) => small.includes(id)).map((flow) => [flow.id, textOf(flow)]))
  }, 600_000)

  for (const flow of flows) {
    const { id, version, fingerprint } = flow
    it(`of ${id} are all there are in version ${version}`, () => {
      const current = ofFlow(id).find((one) => one.version === version)
      const told = 'npm run snapshots -- --update'
      expect({ version: current?.version, fingerprint: current?.fingerprint }, told).toEqual({ version, fingerprint })
      if (!current) return
      for (const preset of presets) expect(sizeUnder(current, preset), told).toBe(figures[`${id} ${preset}`]?.states)
      const text = now.get(id)
      if (text !== undefined)
        expect(text === unpack(fileOf(flow)), `other states than were written down: ${told}`).toBe(true)
    })

    it(`of ${id} load, hold what they must and can come to an end`, () => {
      const waker = new Waker(flow, propertiesOf(flow))
      for (const snapshots of ofFlow(id)) {
        const refused = flow.migrations[snapshots.version] === 'refused'
        let woken = 0
        for (const reached of states(snapshots, most)) {
          if (refused)
            expect(() => waker.faults(reached, snapshots)).toThrow(
              expect.objectContaining({ name: RecoveryError.name, code: 'version_unsupported' }),
            )
          else
            expect({ ...reached.rest, faults: waker.faults(reached, snapshots) }).toEqual({
              ...reached.rest,
              faults: [],
            })
          woken += 1
        }
        expect(woken).toBeGreaterThan(snapshots.groups.length)
        figure('snapshots', { flow: id, version: snapshots.version, states: [...states(snapshots)].length, woken })
      }
    }, 600_000)
  }
})
