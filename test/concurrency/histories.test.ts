import fc from 'fast-check'
import type { Flow, Recovery } from 'regain'
import { binanceReset } from 'regain/machines'
import { afterAll, describe, expect, it } from 'vitest'
import { memoryStorage } from '../../src/adapters/memory.ts'
import { type Asked, accountSpecification, type Told } from '../../src/testing/linearizable/account.ts'
import { accountAt, observe } from '../../src/testing/linearizable/observing.ts'
import { linearize, type Operation, sayComplaint } from '../../src/testing/linearizable.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import { turnsBy } from '../../src/testing/simulation/scheduled.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import type { Input } from '../../src/vocabulary/inputs.ts'
import { codesIn } from '../support/codes.ts'
import { deep, figure } from '../support/figures.ts'
import { type Meeting, sceneOf } from './scene.ts'

/** Few guesses, so that they are soon spent. */
const flow: Flow = { ...binanceReset, policy: { ...binanceReset.policy, guessesPerCode: 3, guessesPerDay: 4 } }

const begun = sceneOf([flow], async (world: World, storage) => {
  const { passkey: _, ...enrolled } = ada
  world.host.add(enrolled)
  const person = await walk(await Person.at(world, flow), { account: ada, lost: ['totp'] }, 'proving')
  await person.say({ type: 'code.request', kind: 'email' })
  const email = await world.code(ada.email)
  world.now += 61_000
  const { ticket, caseId } = person
  return { ticket, caseId, state: await accountAt(storage, { [caseId]: { flow, ticket, codes: { email } } }), email }
})

/** What one process does next. */
type Deed = 'right' | 'wrong' | 'phone' | 'resend' | 'newest' | 'back' | 'on' | 'cancel' | 'look'
const deed = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom<Deed>('right', 'wrong', 'wrong', 'resend', 'newest') },
  { weight: 6, arbitrary: fc.constantFrom<Deed>('back', 'on', 'on', 'phone', 'look') },
)
const step = fc.record({
  deed,
  id: fc.option(fc.constantFrom('one', 'two'), { freq: 2, nil: null }),
  newest: fc.boolean(),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

let histories = 0
let operations = 0
const told = new Map<string, number>()
afterAll(() => figure('linearizability', { where: 'one process, scheduled', histories, operations }))

/** Several windows of one person, who knows the newest ticket that any of them was told. */
class Windows {
  readonly history: Operation<Asked, Told>[] = []
  readonly #meeting: Meeting
  readonly #caseId: string
  readonly #code: string
  #ticket: string
  #step = 'proving'
  #time = 0
  constructor(meeting: Meeting, { ticket, caseId, email }: { ticket: string; caseId: string; email: string }) {
    this.#meeting = meeting
    this.#caseId = caseId
    this.#code = email
    this.#ticket = ticket
  }
  async open(process: string, recovery: Recovery, first: string, steps: readonly Step[]): Promise<void> {
    let own = first
    for (const { deed: next, id, newest } of steps) {
      const input = next === 'look' ? undefined : await this.#input(next, recovery)
      const asked: Asked = {
        caseId: this.#caseId,
        ticket: newest ? this.#ticket : own,
        at: this.#meeting.world.now,
        ...(input ? { input } : {}),
        ...(input && id !== null ? { id } : {}),
      }
      const operation = await observe(recovery, { process, account: 'ada', time: () => ++this.#time }, asked)
      this.history.push(operation)
      own = operation.answer?.ticket ?? own
      this.#ticket = operation.answer?.ticket ?? this.#ticket
      this.#step = operation.answer?.step ?? this.#step
    }
  }
  async #input(next: Exclude<Deed, 'look'>, { tick }: Recovery): Promise<Input> {
    switch (next) {
      case 'right':
        return { type: 'code.submit', kind: 'email', code: this.#code }
      case 'wrong':
        return { type: 'code.submit', kind: 'email', code: this.#code === '000000' ? '000001' : '000000' }
      case 'phone':
        return {
          type: 'code.submit',
          kind: 'phone',
          code: codesIn(this.#meeting.world.sent, ada.phone).at(-1) ?? '123456',
        }
      case 'newest':
        await tick()
        return { type: 'code.submit', kind: 'email', code: codesIn(this.#meeting.world.sent, ada.email).at(-1) ?? '' }
      case 'resend':
        return { type: 'code.request', kind: this.#time % 3 ? 'email' : 'phone' }
      case 'back':
        return { type: 'step.back' }
      case 'on':
        if (this.#step === 'requirements') return { type: 'factor.declareUnavailable', kind: 'totp' }
        if (this.#step === 'choosingLost') return { type: 'lost.submit', kinds: ['totp'] }
        return { type: 'consequences.accept' }
      case 'cancel':
        return { type: 'case.cancel' }
    }
  }
  /** The codes that requests sent, once they were delivered: a message's key begins with the case and the revision that asked for it. */
  async whole(): Promise<Operation<Asked, Told>[]> {
    const { world } = this.#meeting
    await world.recovery.tick()
    return this.history.map((operation) => {
      const { input, answer } = operation
      if (input.input?.type !== 'code.request' || answer?.told !== 'ok') return operation
      const message = world.sent.find(({ key }) => key.startsWith(`${this.#caseId}/${answer.revision}/`))
      const sent = message && /\b\d{6}\b/.exec(message.text)?.[0]
      return sent === undefined ? operation : { ...operation, input: { ...input, sent } }
    })
  }
}

describe('histories of one case in several windows', () => {
  it('have an order in which one process alone would have given every answer', async () => {
    const scene = await begun
    const { setting } = scene
    const specification = accountSpecification(() => setting.state)
    const last = fc.constantFrom<readonly Step[]>([], [], [], [{ deed: 'cancel', id: null, newest: true }])
    const script = fc.tuple(fc.array(step, { minLength: 1, maxLength: 6 }), last).map((both) => both.flat())
    const scripts = fc.array(script, { minLength: 2, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), scripts, async (scheduler, all) => {
        const meeting = await scene.again(all.length, memoryStorage())
        const windows = new Windows(meeting, setting)
        await scheduler.waitFor(
          meeting.race(
            all.map((steps, at) => ({
              who: `window ${at}`,
              does: (recovery) => windows.open(`window ${at}`, recovery, setting.ticket, steps),
            })),
            turnsBy(scheduler),
          ),
        )
        const history = await windows.whole()
        for (const { answer } of history)
          told.set(answer?.told ?? 'unknown', (told.get(answer?.told ?? 'unknown') ?? 0) + 1)
        expect(sayComplaint(linearize(history, specification))).toEqual([])
        expect(await meeting.violations()).toEqual([])
        histories += 1
        operations += history.length
      }),
      { numRuns: deep ? 3_000 : 60 },
    )
    const common = ['ok', 'code_wrong', 'ticket_invalid', 'input_not_allowed']
    const rare = ['code_expired', 'code_exhausted', 'code_none', 'send_too_soon', 'case_closed', 'input_invalid']
    for (const one of deep ? [...common, ...rare] : common) expect(told.get(one) ?? 0, one).toBeGreaterThan(0)
  }, 600_000)
})
