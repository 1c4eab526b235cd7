import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { sqliteStorage } from '../../src/adapters/sqlite.ts'
import {
  type AccountState,
  type Asked,
  accountSpecification,
  type Told,
} from '../../src/testing/linearizable/account.ts'
import { accountAt, observe } from '../../src/testing/linearizable/observing.ts'
import { linearize, type Operation, sayComplaint } from '../../src/testing/linearizable.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { World } from '../../src/testing/simulation/world.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'
import { type Contention, flow, type Task } from '../fixtures/concurrency/contention.ts'
import { otherCode } from '../support/codes.ts'
import { deep, figure } from '../support/figures.ts'
import { startChild } from './children.ts'

const [codes, processes] = deep ? [2_000, 4] : [60, 2]

const folder = mkdtempSync(join(tmpdir(), 'regain-contended-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'contended.db')

const accountOf = (at: number) => ({
  id: `owner-${at}`,
  password: ada.password,
  email: `owner.${at}@example.org`,
  phone: `+4670${1_000_000 + at}`,
  totp: ada.totp,
})
const submit = (code: string): Input => ({ type: 'code.submit', kind: 'email', code })

interface Prepared extends Omit<Task, 'asks'> {
  readonly code: string
  readonly begins: AccountState
}
/** An account whose open case waits for a code that was sent. */
async function prepare(world: World, storage: ReturnType<typeof sqliteStorage>, at: number): Promise<Prepared> {
  const account = accountOf(at)
  world.host.add(account)
  const person = await walk(await Person.at(world, flow), { account, lost: ['totp'] }, 'proving')
  await person.say({ type: 'code.request', kind: 'email' })
  const code = await world.code(account.email)
  const { ticket, caseId } = person
  const begins = await accountAt(storage, { [caseId]: { flow, ticket, codes: { email: code } } })
  return { account: account.id, caseId, ticket, code, begins }
}
/** What one of the processes does first with some of the cases: leaves the step that asks for the code, and comes back. */
const away: readonly Input[] = [
  { type: 'step.back' },
  { type: 'lost.submit', kinds: ['totp'] },
  { type: 'consequences.accept' },
]
/** Everybody submits the right code; some a wrong one first, some all under one command id; then everybody looks. */
function taskOf({ code, begins: _, ...prepared }: Prepared, at: number, process: number): Task {
  const leaves = process === 0 && at % 4 === 1 ? away : []
  const guesses = (at + process) % 3 === 0 ? [submit(otherCode(code, process))] : []
  const right = { input: submit(code), ...(at % 4 === 0 ? { id: 'one' } : {}) }
  return { ...prepared, asks: [...[...leaves, ...guesses].map((input) => ({ input })), right, {}] }
}
/** Nanoseconds, the same in all processes. */
const time = () => Number(process.hrtime.bigint())
const parse = (text: string): Operation<Asked, Told>[] => JSON.parse(text)

async function contend(now: number, prepared: readonly Prepared[]): Promise<Operation<Asked, Told>[]> {
  const accounts = prepared.map((_, at) => accountOf(at))
  const histories: string[] = []
  const children = Array.from({ length: processes }, (_, at) => {
    const history = join(folder, `history-${at}.json`)
    const config = join(folder, `process-${at}.json`)
    const tasks = prepared.map((one, index) => taskOf(one, index, at))
    const contention: Contention = { process: `process ${at}`, file, history, now, accounts, tasks }
    writeFileSync(config, JSON.stringify(contention))
    histories.push(history)
    return startChild('contender.ts', config)
  })
  await Promise.all(children.map((child) => child.line()))
  const soon = time() + 50_000_000
  for (const child of children) child.go(String(soon))
  for (const end of await Promise.all(children.map(({ ended }) => ended))) expect(end).toBe(0)
  return histories.flatMap((history) => parse(readFileSync(history, 'utf8')))
}

describe(`${processes} processes on one file contend for ${codes} codes`, () => {
  it('and each is accepted once, in a history that one process alone could have seen', async () => {
    const storage = sqliteStorage(file, { synchronous: 'normal' })
    const world = new World({ flows: [flow], storage })
    const prepared: Prepared[] = []
    for (let at = 0; at < codes; at++) prepared.push(await prepare(world, storage, at))
    const began = performance.now()
    const history = await contend(world.now, prepared)
    const ms = Math.round(performance.now() - began)

    for (const { account, caseId, ticket } of prepared) {
      const newest =
        history.findLast((one) => one.of === account && one.answer?.told === 'ok')?.answer?.ticket ?? ticket
      history.push(
        await observe(world.recovery, { process: 'after', account, time }, { caseId, ticket: newest, at: world.now }),
      )
    }
    const begins = new Map(prepared.map((one) => [one.account, one.begins]))
    const specification = accountSpecification((of) => begins.get(of) ?? { cases: {}, counted: {} })
    const verdict = linearize(history, specification)
    expect(sayComplaint(verdict)).toEqual([])

    let accepted = 0
    for (const { caseId } of prepared) {
      const rows = await storage.history(caseId)
      accepted += rows.filter(({ body }) => body.includes('"type":"code.accepted"')).length
    }
    const byCode = Map.groupBy(history.filter(isAcceptance), ({ of }) => of)
    expect(byCode.size).toBe(codes)
    for (const answers of byCode.values()) expect(new Set(answers.map(({ answer }) => answer?.revision)).size).toBe(1)
    expect(accepted).toBe(codes)
    const contended = [...Map.groupBy(history, ({ of }) => of).values()].filter(overlaps).length
    expect(contended).toBeGreaterThan(deep ? codes / 10 : 0)
    const unknown = history.filter(({ answer }) => answer === undefined).length
    figure('contended codes', { codes, processes, accepted, contended, unknown, ms })
    figure('linearizability', { where: `${processes} processes, SQLite`, histories: codes, operations: history.length })
    await storage.close()
  }, 600_000)
})

const isAcceptance = ({ input, answer }: Operation<Asked, Told>): boolean =>
  input.input?.type === 'code.submit' && answer?.told === 'ok'
/** Whether submissions of two processes ran at the same time. */
const overlaps = (history: readonly Operation<Asked, Told>[]): boolean =>
  history.some((one) =>
    history.some(
      (other) =>
        other.process !== one.process &&
        other.invoked < (one.returned ?? Number.POSITIVE_INFINITY) &&
        one.invoked < (other.returned ?? Number.POSITIVE_INFINITY),
    ),
  )
