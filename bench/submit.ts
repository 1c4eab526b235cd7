import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Storage } from 'regain'
import { binanceReset } from 'regain/machines'
import { memoryStorage } from 'regain/memory'
import { sqliteStorage } from 'regain/sqlite'
import { World } from '../src/testing/simulation/world.ts'
import { alternate, line, micros } from './measure.ts'
import { type Recording, record, replayer } from './recorder.ts'
import { commandsPerCase, walk } from './walk.ts'

type Synchronous = 'full' | 'normal'
const mail = (person: number) => `p${person}@example.org`

function world(storage: Storage, people: number): World {
  const made = new World({ flows: [binanceReset], storage })
  for (let person = 0; person < people; person++) {
    made.host.add({
      id: `p${person}`,
      email: mail(person),
      phone: `+4670123${String(1000 + person)}`,
      totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    })
  }
  return made
}

/** Each person walks one case; `together` at once, the next when one is done. */
async function walks({ recovery }: World, people: number, together: number): Promise<number> {
  let next = 0
  const started = process.hrtime.bigint()
  const one = async () => {
    while (next < people) await walk(recovery, mail(next++))
  }
  await Promise.all(Array.from({ length: together }, one))
  return micros(started, people * commandsPerCase)
}

/** `submit` on each storage beside the same SQL by hand: prepared, with the same arguments, and no work around it. */
export async function submit(quick: boolean): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-bench-'))
  const file = (name: string) => join(folder, `${name}-${process.hrtime.bigint()}.db`)
  const [people, many, rounds] = quick ? [10, 64, 3] : [100, 256, 9]

  const recorded = (synchronous: Synchronous): Promise<Recording> =>
    record(async (between) => {
      const storage = sqliteStorage(file('recorded'), { synchronous, grouped: false })
      await storage.migrate()
      const { recovery } = world(storage, people)
      between()
      for (let person = 0; person < people; person++) await walk(recovery, mail(person), between)
      await storage.close()
    })

  /** Turn by turn: one command of ours, then its SQL by hand in another file. The disk is as rested for the one as for the other. */
  async function inTurn(synchronous: Synchronous, recording: Recording): Promise<{ ours: number; floor: number }> {
    const storage = sqliteStorage(file('ours'), { synchronous })
    await storage.migrate()
    const { recovery } = world(storage, people)
    const byHand = replayer(file('floor'), recording)
    byHand.next()
    let [ours, floor] = [0n, 0n]
    let began = process.hrtime.bigint()
    const between = () => {
      const ended = process.hrtime.bigint()
      byHand.next()
      const again = process.hrtime.bigint()
      ours += ended - began
      floor += again - ended
      began = again
    }
    for (let person = 0; person < people; person++) await walk(recovery, mail(person), between)
    byHand.close()
    await storage.close()
    const units = people * commandsPerCase * 1_000
    return { ours: Number(ours) / units, floor: Number(floor) / units }
  }
  const together = (count: number, grouped: boolean) => async () => {
    const storage = sqliteStorage(file('together'), { grouped })
    await storage.migrate()
    const figure = await walks(world(storage, many), many, count)
    await storage.close()
    return figure
  }

  try {
    const lines = [`one command of a person (open and ${commandsPerCase - 1} inputs; no password hash)`]
    for (const synchronous of ['full', 'normal'] as const) {
      const recording = await recorded(synchronous)
      const pairs: { ours: number; floor: number }[] = []
      for (let round = -2; round < rounds; round++) {
        globalThis.gc?.()
        const pair = await inTurn(synchronous, recording)
        // the first rounds warm up
        if (round >= 0) pairs.push(pair)
      }
      const name = `SQLite ${synchronous.toUpperCase()}, one at a time`
      lines.push(
        line(
          'the same SQL by hand',
          pairs.map(({ floor }) => floor),
        ),
      )
      lines.push(
        line(
          name,
          pairs.map(({ ours }) => ours),
          { name: 'by hand', values: pairs.map(({ floor }) => floor) },
        ),
      )
    }
    const figures = await alternate(
      {
        memory: () => walks(world(memoryStorage(), people), people, 1),
        single: together(64, false),
        grouped16: together(16, true),
        grouped64: together(64, true),
      },
      rounds,
    )
    const { memory = [], single = [], grouped16 = [], grouped64 = [] } = figures
    return [
      ...lines,
      line('memory', memory),
      line('SQLite FULL, 64 cases at once, a commit each', single),
      line('SQLite FULL, 16 cases at once, grouped', grouped16, { name: 'a commit each', values: single }),
      line('SQLite FULL, 64 cases at once, grouped', grouped64, { name: 'a commit each', values: single }),
    ]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
