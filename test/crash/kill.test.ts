import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import { around } from '../../src/testing/crash/around.ts'
import { nextOf } from '../../src/testing/crash/hurry.ts'
import { openings } from '../../src/testing/crash/openings.ts'
import { Play } from '../../src/testing/crash/play.ts'
import type { Shelf } from '../../src/testing/crash/shelf.ts'
import type { Stage, Step } from '../../src/testing/crash/stage.ts'
import { Chance } from '../../src/testing/simulation/chance.ts'
import { Remote } from '../fixtures/crash/killed.ts'
import { effectsIn, revisionsIn, wrongIn } from '../fixtures/crash/reading.ts'
import { cutCopy, frameSize, framesOf, headerSize, sizeOf } from '../fixtures/crash/writeAhead.ts'
import { deep, figure } from '../support/figures.ts'
import { storages } from '../support/storages.ts'

const { file } = storages()
/** One file, with a flush at every commit. */
const flushed = (path: string): Shelf => ({
  empty: { open: async () => sqliteStorage(path) },
  keep: () => Promise.reject(new Error('such a file is not kept')),
})
/** Somebody goes a way through a flow that the others approve of; told of every step. */
async function goes(play: Play, flow: (typeof flows)[number], done: (step: Step) => Promise<boolean> | boolean) {
  const said = new Set<string>()
  let next = openings(flow).find(({ says }) => says.endsWith('without a passkey'))
  for (let step = 0; next && step < 40; step++) {
    await play.act(next)
    if (!(await done(next))) return
    const others = await around(play, 'ada')
    next =
      nextOf(play, 'ada', said) ?? others.find(({ says }) => /^the desk says approve to \w+$|^time passes/.test(says))
  }
}

/** Goes a way while the process is killed again and again; what was lost or is wrong. */
async function outlive(path: string, kills: number, chance: Chance): Promise<{ killed: number; wrong: string[] }> {
  const told = new Map<string, number>()
  const wrong: string[] = []
  const servers: Remote[] = []
  let killed = 0
  const stands: { play?: Play } = {}
  const stage: Stage = {
    flows,
    shelf: flushed(path),
    seed: chance.next(),
    runtime(ports) {
      let messages = 1 + chance.below(60)
      const heard = () => {
        messages -= 1
        if (messages !== 0 || killed >= kills) return
        killed += 1
        stands.play?.world.struck.set('kill process', killed)
        // somewhere in what it does next
        setTimeout(() => remote.kill(), chance.below(4))
      }
      const remote = new Remote(path, ports, () => stands.play?.world.now ?? 0, heard)
      servers.push(remote)
      return remote.recovery
    },
  }
  const look = async ({ people }: Play): Promise<boolean> => {
    for (const { view } of people.values()) {
      const { id, revision } = view.case
      told.set(id, Math.max(revision, told.get(id) ?? 0))
    }
    const rests = revisionsIn(path)
    for (const [id, revision] of told)
      if ((rests.get(id) ?? 0) < revision) wrong.push(`${id} was told at ${revision} and rests at ${rests.get(id)}`)
    wrong.push(...(await wrongIn(path, flows)))
    return wrong.length === 0
  }
  const play = await Play.from(stage)
  stands.play = play
  try {
    await goes(play, chance.pick(flows), () => look(play))
    wrong.push(...sentWrong(play, effectsIn(path)))
  } finally {
    for (const server of servers) server.kill()
    await Promise.all(servers.map(({ ended }) => ended))
    await play.close()
  }
  return { killed, wrong }
}

/** What went out that was never written, or twice and otherwise. */
function* sentWrong({ world }: Play, written: ReadonlySet<string>): Generator<string> {
  const payloads = new Map<string, string>()
  for (const { key, text, to } of world.sent) {
    if (!written.has(key) && !written.has(key.slice(0, key.lastIndexOf('/')))) yield `${key} was never written`
    const payload = `${to} ${text}`
    if ((payloads.get(key) ?? payload) !== payload) yield `${key} went out twice, and otherwise`
    payloads.set(key, payload)
  }
  const changes = world.host.events.filter(({ what }) => what === 'applied').map(({ key }) => key.split('/')[0])
  if (new Set(changes).size < changes.length) yield 'a case made its change twice'
}

describe('a process that is killed', () => {
  it('loses nothing that was told, and says nothing twice and otherwise', async () => {
    const seed = Number(process.env['REGAIN_SEED'] ?? Date.now() % 2 ** 31)
    const chance = new Chance(seed)
    const wanted = deep ? 60 : 2
    let killed = 0
    let runs = 0
    for (; killed < wanted; runs++) {
      const outlived = await outlive(file(), deep ? 5 : 2, chance)
      expect(outlived.wrong, `REGAIN_SEED=${seed}`).toEqual([])
      killed += outlived.killed
    }
    figure('kills', { storage: 'sqlite', runs, killed, seed })
  }, 600_000)
})

describe('a write-ahead file that is cut off', () => {
  it('leaves everything whole, and what was told before is there', async () => {
    const flow = flows.find(({ id }) => id === 'pionex.contactChange')
    if (!flow) throw new Error('there is no such flow')
    const path = file()
    const play = await Play.from({ flows, shelf: flushed(path) })
    const told: { readonly size: number; readonly id: string; readonly revision: number }[] = []
    const sent: { readonly size: number; readonly key: string }[] = []
    play.world.interfere = (port, key) => {
      if (['email', 'phone', 'accounts.apply'].includes(port)) sent.push({ size: sizeOf(path), key })
    }
    await goes(play, flow, () => {
      const { id, revision } = play.someone('ada').view.case
      told.push({ size: sizeOf(path), id, revision })
      return true
    })
    const frames = framesOf(path)
    expect(frames).toBeGreaterThan(100)
    expect(sent.length).toBeGreaterThan(10)
    const ends = Array.from({ length: frames + 1 }, (_, frame) => headerSize + frame * frameSize)
    const cuts = deep
      ? ends.flatMap((at) => [at, at + 24, at + frameSize - 1])
      : ends.filter((_, frame) => frame % 16 === 5).flatMap((at) => [at, at + 1_000])
    const copy = file()
    for (const at of cuts) {
      cutCopy(path, copy, at)
      expect(await wrongIn(copy, flows), `cut at ${at}`).toEqual([])
      const [rests, effects] = [revisionsIn(copy), effectsIn(copy)]
      const lost = told.filter(({ size, id, revision }) => size <= at && (rests.get(id) ?? 0) < revision)
      expect(lost, `cut at ${at}`).toEqual([])
      const unwritten = sent.filter(({ size, key }) => size <= at && !effects.has(key))
      expect(unwritten, `cut at ${at}`).toEqual([])
    }
    figure('cuts of the write-ahead file', { flow: flow.id, frames, cuts: cuts.length })
    await play.close()
  }, 300_000)
})
