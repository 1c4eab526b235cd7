import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Storage } from 'regain'
import { binanceReset } from 'regain/machines'
import { memoryStorage } from 'regain/memory'
import { sqliteStorage } from 'regain/sqlite'
import { World } from '../src/testing/world.ts'
import { alternate, line, micros } from './measure.ts'
import { record, replay } from './recorder.ts'
import { commandsPerCase, walk } from './walk.ts'

type Synchronous = 'full' | 'normal'

function world(storage: Storage, people: number): World {
  const made = new World({ flows: [binanceReset], storage })
  for (let index = 0; index < people; index++) {
    made.host.add({
      id: `p${index}`,
      email: `p${index}@example.org`,
      phone: `+4670123${String(1000 + index)}`,
      totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    })
  }
  return made
}
const file = (folder: string, name: string) => join(folder, `${name}-${process.hrtime.bigint()}.db`)

/** Each person walks one case; `together` at once, the next when one is done. */
async function walks({ recovery }: World, people: number, together: number): Promise<number> {
  let next = 0
  const started = process.hrtime.bigint()
  const one = async () => {
    while (next < people) await walk(recovery, `p${next++}@example.org`)
  }
  await Promise.all(Array.from({ length: together }, one))
  return micros(started, people * commandsPerCase)
}

/** `submit` on each storage beside the same SQL by hand: prepared, with the same arguments, and no work around it. */
export async function submit(quick: boolean): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-bench-'))
  const people = quick ? 10 : 60
  const many = quick ? 64 : 192
  const rounds = quick ? 3 : 7
  const onSqlite = (synchronous: Synchronous, count: number, together: number, grouped: boolean) => async () => {
    const storage = sqliteStorage(file(folder, synchronous), { synchronous, grouped })
    const made = world(storage, count)
    await storage.migrate()
    const figure = await walks(made, count, together)
    await storage.close()
    return figure
  }
  const floors: Record<Synchronous, () => number> = { full: floor('full'), normal: floor('normal') }
  function floor(synchronous: Synchronous): () => number {
    return () => {
      const run = replay(file(folder, 'floor'), statements[synchronous])
      const started = process.hrtime.bigint()
      run()
      return micros(started, people * commandsPerCase)
    }
  }
  const recorded = async (synchronous: Synchronous) =>
    record(async () => {
      const storage = sqliteStorage(file(folder, 'recorded'), { synchronous, grouped: false })
      await walks(world(storage, people), people, 1)
    })
  const statements = { full: await recorded('full'), normal: await recorded('normal') }
  try {
    const figures = await alternate(
      {
        memory: async () => walks(world(memoryStorage(), people), people, 1),
        floorFull: floors.full,
        full: onSqlite('full', people, 1, true),
        floorNormal: floors.normal,
        normal: onSqlite('normal', people, 1, true),
        single64: onSqlite('full', many, 64, false),
        grouped16: onSqlite('full', many, 16, true),
        grouped64: onSqlite('full', many, 64, true),
      },
      rounds,
    )
    const {
      memory = [],
      floorFull = [],
      full = [],
      floorNormal = [],
      normal = [],
      single64 = [],
      grouped16 = [],
      grouped64 = [],
    } = figures
    return [
      `one command of a person (open and ${commandsPerCase - 1} inputs; no password hash)`,
      line('memory', memory),
      line('the same SQL by hand, FULL', floorFull),
      line('submit, SQLite FULL, one at a time', full, { name: 'by hand', values: floorFull }),
      line('the same SQL by hand, NORMAL', floorNormal),
      line('submit, SQLite NORMAL, one at a time', normal, { name: 'by hand', values: floorNormal }),
      line('submit, SQLite FULL, 64 cases, a commit each', single64),
      line('submit, SQLite FULL, 16 cases, grouped', grouped16, { name: 'a commit each', values: single64 }),
      line('submit, SQLite FULL, 64 cases, grouped', grouped64, { name: 'a commit each', values: single64 }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
