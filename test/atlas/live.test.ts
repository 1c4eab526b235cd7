import type { Flow } from 'regain/core'
import { createInspection, type LiveRecord, toLine } from 'regain/inspect'
import { binanceReset, flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { formatLink, readLink } from '../../atlas/model/link.ts'
import { casesOf, emptyFeed, type Feed, hear, machineOf, openFeed, take } from '../../atlas/model/live.ts'
import { linkTo, standingsOf } from '../../atlas/model/liveReplay.ts'
import { replay } from '../../atlas/model/play.ts'
import { stateOf } from '../../atlas/model/session.ts'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { describe as describeFlow } from '../../src/describe.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'

let records: readonly LiveRecord[] = []
const lived = async (flow: Flow, until: string, inspection = createInspection()) => {
  const world = new World({ flows: [flow], storage: inspection.watch(memoryStorage()) })
  world.host.add(ada)
  await walk(await Person.at(world, flow), { account: ada, lost: ['phone'] }, until)
  if (until === 'holding') await world.pass(25 * 3_600_000)
  inspection.flush()
  return inspection.recent()
}
beforeAll(async () => {
  records = await lived(binanceReset, 'holding')
})
const feedOf = (all: readonly LiveRecord[]): Feed => all.reduce(take, emptyFeed)
const only = (feed: Feed) => {
  const [one] = casesOf(feed)
  if (!one) throw new Error('no case')
  return one
}

describe('the feed', () => {
  it('puts records to their cases, the one that moved last first', async () => {
    const inspection = createInspection()
    await lived(binanceReset, 'acknowledging', inspection)
    const both = await lived(binanceReset, 'proving', inspection)
    const cases = casesOf(feedOf(both))
    expect(cases).toHaveLength(2)
    const [later, earlier] = cases
    const again = { ...both[0], seq: both.length + 1, case: earlier?.name }
    expect(casesOf(hear(feedOf(both), JSON.stringify(again))).map(({ name }) => name)).toEqual([
      earlier?.name,
      later?.name,
    ])
    expect(cases[0]?.records.at(-1)).toEqual(both.at(-1))
    expect(cases.flatMap((one) => one.records)).toHaveLength(both.length)
  })
  it('counts what it missed and what it does not understand, and begins anew with the other side', () => {
    const [first, second, third, ...others] = records
    if (!first || !second || !third) throw new Error('no records')
    const gap = feedOf([first, third])
    expect(gap).toMatchObject({ missed: 1, unread: 0, last: 3 })
    expect(hear(gap, toLine(second)).missed).toBe(0)
    expect(only(feedOf([...records, first])).records).toEqual([first])
    // who comes later has missed nothing that was not kept for them
    expect(feedOf(others).missed).toBe(0)
    for (const text of ['', '{}', 'null', `{"seq":1}`, toLine({ ...first, to: 'a b' })])
      expect(hear(emptyFeed, text)).toEqual({ ...emptyFeed, unread: 1 })
    expect(hear(emptyFeed, toLine(first)).cases.size).toBe(1)
  })
  it('keeps no more cases than anybody looks through', () => {
    const [first] = records
    if (!first) throw new Error('no records')
    const many = Array.from({ length: 600 }, (_, index) => ({ ...first, seq: index + 1, case: `c${index}` }))
    const feed = feedOf(many)
    expect(feed.cases.size).toBe(500)
    expect(casesOf(feed)[0]?.name).toBe('c599')
    expect(feed.cases.has('c99')).toBe(false)
  })
  it('reads a file of lines, and says which line is none', () => {
    const text = records.map(toLine).join('')
    const opened = openFeed('case.jsonl', text)
    expect(opened.ok && only(opened.feed).records).toEqual(records)
    const broken = openFeed('case.jsonl', text.replace('"seq":2,', '"seq":"2",'))
    expect(broken).toEqual({ ok: false, says: 'case.jsonl cannot be read: Line 2 is no record.' })
    expect(openFeed('empty', '\n')).toEqual({ ok: false, says: 'empty has no records.' })
  })
})

describe('rewinding', () => {
  it('stands in every moment where the machine stood, with what was taken until then', () => {
    const shown = only(feedOf(records))
    const flow = machineOf(flows, shown)
    expect(flow).toBe(binanceReset)
    const standings = standingsOf(shown, flow)
    expect(standings.map(({ state }) => state)).toEqual(records.map(({ to }) => to))
    expect(standings.every(({ isReplayed, differs }) => isReplayed && differs === undefined)).toBe(true)
    const { transitions } = describeFlow(binanceReset)
    const grown = standings.map(({ visited }) => visited.size)
    expect(grown).toEqual([...grown].sort((a, b) => a - b))
    for (const { record, visited } of standings) {
      const last = [...visited].map((index) => transitions[index])
      if (record.from !== record.to) expect(last.some((one) => one?.to !== null)).toBe(true)
    }
    const passed = [...(standings.at(-1)?.visited ?? [])].map((index) => transitions[index])
    expect(passed.map((one) => `${one?.from} ${one && 'name' in one.on ? one.on.name : ''}`)).toEqual(
      expect.arrayContaining(['identifying identifier.given', 'password password.accepted', 'holding.running hold']),
    )
    expect(standings.at(-1)?.active).toEqual(['completed'])
    expect(standings.find(({ state }) => state === 'proving')?.active).toEqual(['open', 'open.session', 'proving'])
  })
  it('shows as recorded what the page has no machine of', () => {
    const shown = only(feedOf(records.map((record) => ({ ...record, fingerprint: '0123' }))))
    expect(machineOf(flows, shown)).toBeUndefined()
    const standings = standingsOf(shown, undefined)
    expect(standings.map(({ state }) => state)).toEqual(records.map(({ to }) => to))
    expect(standings.some(({ isReplayed }) => isReplayed)).toBe(false)
    expect(standings.find(({ state }) => state === 'holding.running')?.active).toEqual(['holding', 'holding.running'])
  })
  it('says where the machine comes to something else', () => {
    const [first] = records
    const lied = records.map((record) => (first && record.to === 'proving' ? { ...record, rest: first.rest } : record))
    const standings = standingsOf(only(feedOf(lied)), binanceReset)
    expect(standings.find(({ differs }) => differs)?.record.to).toBe('proving')
    const nowhere = records.map((record) => ({ ...record, rest: { ...record.rest, value: 'nowhere' } }))
    expect(standingsOf(only(feedOf(nowhere)), binanceReset).every(({ isReplayed }) => !isReplayed)).toBe(true)
  })
  it('goes on in the flow view: the same facts lead to the same state', () => {
    for (let count = 1; count <= records.length; count++) {
      const link = linkTo(binanceReset, records.slice(0, count), 'sv')
      const read = link && readLink(formatLink(link), flows)
      if (!read?.ok) throw new Error(read?.says)
      const played = replay(read.link, flows)
      expect(played?.fault).toBeUndefined()
      expect(played && stateOf(played.session)).toBe(records[count - 1]?.to)
    }
    expect(linkTo(binanceReset, records.slice(1), 'sv')).toBeUndefined()
    expect(linkTo(binanceReset, [...records.slice(0, 2), ...records.slice(3)], 'sv')).toBeUndefined()
  })
  it('finds the policy that the case was opened under', async () => {
    const hardened = binanceReset.with({ policy: 'hardened' })
    const own = await lived(hardened, 'proving')
    expect(linkTo(binanceReset, own, 'en')?.preset).toBe('hardened')
    const { policy } = binanceReset
    const [first, ...more] = own
    const nobodys = first ? [{ ...first, policy: { ...policy, proofs: 3 } }, ...more] : []
    expect(linkTo(binanceReset, nobodys, 'en')).toBeUndefined()
  })
})
