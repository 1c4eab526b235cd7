import { binanceReset, pionexAuthenticatorBinding } from 'regain/machines'
import { memoryStorage } from 'regain/memory'
import { describe, expect, test } from 'vitest'
import type { Input } from '../../src/index.ts'
import { World } from '../../src/testing/simulation/world.ts'

async function mainAfter(...moves: readonly Input[]): Promise<string | undefined> {
  const world = new World({ flows: [binanceReset], storage: memoryStorage() })
  world.host.add({ id: 'ada', email: 'ada@example.org', phone: '+46701740605' })
  let { ticket, view } = await world.recovery.open('binance.reset')
  for (const move of moves) ({ ticket, view } = await world.recovery.submit(ticket, move))
  const main = view.inputs.filter(({ primary }) => primary)
  expect(main).toHaveLength(1)
  return main[0]?.type
}
const recognised: readonly Input[] = [
  { type: 'identifier.submit', identifier: 'ada@example.org' },
  { type: 'passkey.skip' },
  { type: 'password.submit', password: 'correct horse' },
]
const phoneIsLost: readonly Input[] = [
  ...recognised,
  { type: 'factor.declareUnavailable', kind: 'phone' },
  { type: 'lost.submit', kinds: ['phone'] },
  { type: 'consequences.accept' },
]

describe('the main thing to do', () => {
  test('is to ask for a code before calling another factor lost', async () =>
    expect(await mainAfter(...phoneIsLost)).toBe('code.request'))
  test('is to enter the code once one is under way', async () =>
    expect(await mainAfter(...phoneIsLost, { type: 'code.request', kind: 'email' })).toBe('code.submit'))
  test('is to call a factor lost where nothing else is asked', async () =>
    expect(await mainAfter(...recognised)).toBe('factor.declareUnavailable'))
  test('is to show a key, then to say that it is written down, then to enter its code', async () => {
    const world = new World({ flows: [pionexAuthenticatorBinding], storage: memoryStorage() })
    world.host.add({ id: 'ada', email: 'ada@example.org' })
    const session = { session: 's' }
    const signedIn = { account: 'ada', authenticatedAt: world.now, methods: [], ...session }
    let { ticket, view } = await world.recovery.open('pionex.authenticatorBinding', signedIn)
    const say = async (input: Input) => ({ ticket, view } = await world.recovery.submit(ticket, input, session))
    const main = () => view.inputs.filter(({ primary }) => primary).map(({ type }) => type)
    await say({ type: 'code.request', kind: 'email' })
    await say({ type: 'code.submit', kind: 'email', code: await world.code('ada@example.org') })
    expect(main()).toEqual(['enrolment.start'])
    await say({ type: 'enrolment.start' })
    expect(main()).toEqual(['key.confirmSaved'])
    await say({ type: 'key.confirmSaved' })
    expect(main()).toEqual(['enrolment.confirm'])
  })
})
