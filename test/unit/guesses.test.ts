import { binanceReset } from 'regain/machines'
import { beforeEach, describe, expect, it } from 'vitest'
import { parseLedger } from '../../src/recovery/ledger.ts'
import { ada, Person, walk } from '../../src/testing/simulation/people.ts'
import type { World } from '../../src/testing/simulation/world.ts'
import type { Spy } from '../../src/testing/trace/spy.ts'
import { otherCode } from '../support/codes.ts'
import { stage } from '../support/stage.ts'

const key = 'account:ada'

let spy: Spy
let world: World
beforeEach(() => {
  ;({ spy, world } = stage())
})
const atPassword = async () => walk(await Person.at(world, binanceReset), { account: ada, lost: ['phone'] }, 'password')
/** How many guesses at the password rest in the ledger. */
async function counted(): Promise<number> {
  const [ledger] = await spy.ledgers([key])
  return ledger ? (parseLedger(key, ledger.body).budgets['guess:password/open'] ?? []).length : 0
}

describe('a guess at the password', () => {
  it('rests in the ledger before the verifier is asked, and while it thinks', async () => {
    const person = await atPassword()
    const during: number[] = []
    world.interfere = async (port) => {
      if (port === 'password') during.push(await counted())
    }
    await person.say({ type: 'password.submit', password: 'wrong' })
    await person.say({ type: 'password.submit', password: 'wrong again' })
    expect(during).toEqual([1, 2])
    expect(await counted()).toBe(2)
  })
  it('is asked about once, however often others are quicker to write', async () => {
    const person = await atPassword()
    let asked = 0
    world.interfere = (port) => {
      if (port === 'password') asked += 1
    }
    let races = 3
    spy.answer = ({ cases }) => (cases && races-- > 0 ? 'raced' : undefined)
    const { view } = await person.say({ type: 'password.submit', password: 'wrong' })
    expect(view.refusal?.code).toBe('password_wrong')
    expect(races).toBeLessThan(0)
    expect(asked).toBe(1)
    expect(await counted()).toBe(1)
  })
})

describe('guesses at codes', () => {
  const { guessesPerCode, guessesPerDay } = binanceReset.policy
  const lost = { account: ada, lost: ['phone'] } as const
  const atProving = async () => walk(await Person.at(world, binanceReset), lost, 'proving')
  /** A new code, and a wrong one in its place so many times: what was said. */
  async function wrongly(person: Person, times: number): Promise<(string | undefined)[]> {
    await person.say({ type: 'code.request', kind: 'email' })
    const code = otherCode(await world.code(ada.email))
    const said: (string | undefined)[] = []
    for (let time = 0; time < times; time++)
      said.push((await person.say({ type: 'code.submit', kind: 'email', code })).view.refusal?.code)
    await world.pass(61_000)
    return said
  }
  it('count for a day, over codes and cases; then no right one is looked at any more', async () => {
    const began = world.now
    const said: (string | undefined)[] = []
    while (said.length < guessesPerDay)
      said.push(...(await wrongly(await atProving(), Math.min(guessesPerCode, guessesPerDay - said.length))))
    expect(new Set(said)).toEqual(new Set(['code_wrong']))

    const right = async () => {
      const person = await atProving()
      await person.say({ type: 'code.request', kind: 'email' })
      return (await person.say({ type: 'code.submit', kind: 'email', code: await world.code(ada.email) })).view
    }
    expect((await right()).refusal).toMatchObject({ code: 'code_exhausted' })
    world.now = began + 86_400_000 - 1
    expect((await right()).refusal).toMatchObject({ code: 'code_exhausted' })
    world.now = began + 2 * 86_400_000
    expect((await right()).refusal).toBeUndefined()
  })
})
