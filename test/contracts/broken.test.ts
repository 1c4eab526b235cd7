import { describe, expect, test } from 'vitest'
import * as contracts from '../../src/testing/contracts/index.ts'
import { accounts } from '../fixtures/broken/accounts.ts'
import { quizzes } from '../fixtures/broken/answers.ts'
import { widgets } from '../fixtures/broken/botCheck.ts'
import type { Broken } from '../fixtures/broken/broken.ts'
import { calendars } from '../fixtures/broken/calendar.ts'
import { clocks } from '../fixtures/broken/clock.ts'
import { couriers } from '../fixtures/broken/courier.ts'
import { sites } from '../fixtures/broken/federated.ts'
import { identities } from '../fixtures/broken/identity.ts'
import { passkeys } from '../fixtures/broken/passkey.ts'
import { passwords } from '../fixtures/broken/password.ts'
import { risks } from '../fixtures/broken/risk.ts'
import { storages } from '../fixtures/broken/storage.ts'
import { totps } from '../fixtures/broken/totp.ts'
import { figure } from '../support/figures.ts'
import * as sound from './benches/index.ts'
import { suites } from './suites.ts'

interface Row {
  readonly name: string
  readonly contract: contracts.Contract
  readonly foundBy: string
}
/** A contract on each of the broken benches that are made of a sound one. */
const each = <B>(
  contract: (options: { make(): Promise<B> }) => contracts.Contract,
  make: () => B | Promise<B>,
  broken: readonly Broken<B>[],
): readonly Row[] =>
  broken.map(({ name, foundBy, breaks }) => ({
    name,
    foundBy,
    contract: contract({ make: async () => breaks(await make()) }),
  }))

const table: Readonly<Record<keyof typeof suites, readonly Row[]>> = {
  storage: each(contracts.storageContract, sound.storages.memory, storages),
  accounts: each(contracts.accountsContract, sound.accounts.simulated, accounts),
  courier: each(contracts.courierContract, sound.couriers.simulated, couriers),
  password: each(contracts.passwordContract, sound.passwords.simulated, passwords),
  totp: each(contracts.totpContract, sound.totps.simulated, totps),
  passkey: each(contracts.passkeyContract, sound.passkeys.simulated, passkeys),
  federated: each(contracts.federatedContract, sound.sites.simulated, sites),
  identity: each(contracts.identityContract, sound.identities.simulated, identities),
  answers: each(contracts.answersContract, sound.quizzes.simulated, quizzes),
  botCheck: each(contracts.botCheckContract, sound.widgets.simulated, widgets),
  risk: each(contracts.riskContract, sound.risks.simulated, risks),
  calendar: each(contracts.calendarContract, sound.calendars.UTC, calendars),
  clock: each(contracts.clockContract, sound.clocks.simulated, clocks),
}

describe.each(Object.entries(table))('the contract of %s finds one that', (_, rows) => {
  test.each(rows)('$name', async ({ contract, foundBy }) => {
    const sentence = contract.find(({ name }) => name === foundBy)
    expect(sentence, `there is no sentence: ${foundBy}`).toBeDefined()
    await expect(sentence?.run()).rejects.toThrow()
  })
  test('in three ways at least', () => expect(rows.length).toBeGreaterThanOrEqual(3))
})

test('every contract is kept by something of ours, and told', () => {
  const all = Object.values(suites).map((suite) => Object.values(suite))
  expect(all.filter((contractsOf) => contractsOf.length === 0)).toEqual([])
  figure('contracts', {
    suites: all.flat().length,
    contracts: all.length,
    sentences: all.reduce((sum, [contract]) => sum + (contract?.length ?? 0), 0),
    broken: Object.values(table).flat().length,
  })
})
