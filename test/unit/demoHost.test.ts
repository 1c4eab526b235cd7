import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Change } from 'regain'
import { flows } from 'regain/machines'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { pass } from '../../examples/demo/clock.ts'
import { enrol, newAccountOf, signUp } from '../../examples/demo/enrolling.ts'
import { type Demo, openDemo } from '../../examples/demo/host.ts'
import { travellers } from '../../examples/demo/parade.ts'
import { exchanges, personOf, spareOf } from '../../examples/demo/people.ts'
import { setOut, travel } from '../../examples/demo/travel.ts'

let demo: Demo
let folder = ''
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'regain-host-'))
  demo = await openDemo({ path: join(folder, 'demo.db'), cost: { ln: 10, r: 8, p: 1 } })
  await enrol(demo, [personOf('mei'), personOf('kim')])
})
afterEach(async () => {
  await demo.close()
  rmSync(folder, { recursive: true })
})

const change = (account: string, rest: Partial<Change>): Change => ({
  account,
  how: 'swap',
  release: [],
  bind: [],
  hold: { capabilities: ['withdraw'], until: 1 },
  revokeSessions: true,
  ...rest,
})
const everything = () => ['mei', 'mei-2', 'kim'].map((id) => demo.accounts.get(id))

describe('a change', () => {
  test('is made once per key', async () => {
    const session = demo.sessions.open('kim', ['password'])
    const swap = change('kim', { release: ['phone'], bind: [{ kind: 'phone', address: '+46701740699' }] })
    expect(await demo.accounts.apply(swap, { key: 'a', ifRevision: '1' })).toBe('applied')
    expect(demo.accounts.must('kim')).toMatchObject({ phone: '+46701740699', revision: 2, heldUntil: 1 })
    expect(demo.sessions.get(session.id)).toBeUndefined()
    expect(await demo.accounts.apply(swap, { key: 'a', ifRevision: '1' })).toBe('applied')
    expect(demo.accounts.must('kim').revision).toBe(2)
    expect(await demo.accounts.apply(swap, { key: 'b', ifRevision: '1' })).toBe('stale')
  })
  test('that cannot be made whole changes nothing', async () => {
    const before = everything()
    const bind = [{ kind: 'password', handle: 'never prepared' } as const]
    const half = change('kim', { release: ['phone'], bind })
    await expect(demo.accounts.apply(half, { key: 'a', ifRevision: '1' })).rejects.toThrow('no password was prepared')
    expect(everything()).toEqual(before)
  })
})

describe('a migration', () => {
  const lent = (): Change => change('mei', { how: 'migrate', donor: { account: 'mei-2', ifRevision: '1' } })
  beforeEach(async () => expect(await signUp(demo, 'mei', spareOf('mei'))).toBe('mei-2'))

  test('moves the contacts and closes the account they came from', async () => {
    const sessions = ['mei', 'mei-2'].map((id) => demo.sessions.open(id, ['password']))
    expect(await demo.accounts.apply(lent(), { key: 'a', ifRevision: '1' })).toBe('applied')
    expect(demo.accounts.must('mei')).toMatchObject({ ...spareOf('mei'), revision: 2 })
    expect(demo.accounts.must('mei-2')).toMatchObject({ email: null, phone: null, closed: true, revision: 2 })
    expect(sessions.map(({ id }) => demo.sessions.get(id))).toEqual([undefined, undefined])
    expect(newAccountOf(demo, 'mei')).toBeUndefined()
  })
  test('is refused while the account they come from holds something', async () => {
    demo.accounts.payIn('mei-2')
    const before = everything()
    expect(await demo.accounts.apply(lent(), { key: 'a', ifRevision: '1' })).toBe('stale')
    expect(everything()).toEqual(before)
  })
  test('takes no contact that somebody has: the sign-up refuses it', async () =>
    expect(await signUp(demo, 'mei', { email: 'kim@example.org', phone: '+46701740699' })).toBeUndefined())
})

describe('a new password', () => {
  const request = { account: 'kim', caseId: 'c', flow: 'okx.reset', purpose: 'newPassword' }
  const check = async (password: string) => (await demo.passwords.check(request, password, '')).verdict

  test('is neither the old one nor easy to guess', async () => {
    expect(await demo.passwords.prepare(request, 'kim likes kites', 'a')).toEqual({ refused: 'same' })
    for (const weak of ['short', 'MyPassword123', 'kim and kites'])
      expect(await demo.passwords.prepare(request, weak, weak)).toEqual({ refused: 'weak' })
  })
  test('has one answer per key, and is good once the change is made', async () => {
    const prepared = await demo.passwords.prepare(request, 'a long walk', 'a')
    expect(prepared).toEqual({ handle: 'a' })
    expect(await demo.passwords.prepare(request, 'another walk', 'a')).toEqual(prepared)
    expect(await check('a long walk')).toBe('failed')
    const bind = [{ kind: 'password', handle: 'a' } as const]
    const reset = change('kim', { how: 'password', bind })
    expect(await demo.accounts.apply(reset, { key: 'b', ifRevision: '1' })).toBe('applied')
    expect(await check('a long walk')).toBe('passed')
    expect(await check('kim likes kites')).toBe('failed')
  })
})

test('a contact that was given up is not registered again for 30 days', async () => {
  const traveller = travellers.find(({ flow }) => flow === 'pionex.contactChange')
  if (!traveller) throw new Error('nobody changes a contact')
  const client = await setOut(demo, traveller)
  expect((await travel(demo, client, traveller, () => undefined)).case.outcome?.type).toBe('completed')
  const given = { email: 'tove@example.org', phone: spareOf('mei').phone }
  expect(await signUp(demo, 'mei', given)).toBeUndefined()
  await pass(demo, 30 * 24 * 3_600_000)
  expect(await signUp(demo, 'mei', given)).toBe('mei-2')
})

test('everybody in a play is a person of its exchange, and every flow is played by someone', () => {
  for (const { people, plays } of exchanges)
    for (const { cast } of plays) for (const { who } of cast) expect(people.map(({ id }) => id)).toContain(who)
  expect(exchanges.flatMap(({ plays }) => plays.map(({ flow }) => flow)).sort()).toEqual(
    flows.map(({ id }) => id).sort(),
  )
  const contacts = exchanges.flatMap(({ people }) =>
    people.flatMap(({ id, email, phone }) => [email, phone, ...Object.values(spareOf(id))].filter(Boolean)),
  )
  expect(new Set(contacts).size).toBe(contacts.length)
})
