import * as contracts from '../../src/testing/contracts/index.ts'
import * as on from './benches/index.ts'

type Benches<B> = Readonly<Record<string, () => B | Promise<B>>>

/** A contract on each of its benches, by what is on the bench. */
const each = <B>(
  contract: (options: { make(): B | Promise<B> }) => contracts.Contract,
  benches: Benches<B>,
): Readonly<Record<string, contracts.Contract>> =>
  Object.fromEntries(Object.entries(benches).map(([name, make]) => [name, contract({ make })]))

/** Every contract on everything that is said to keep it. */
export const suites = {
  storage: each(contracts.storageContract, on.storages),
  accounts: each(contracts.accountsContract, on.accounts),
  courier: each(contracts.courierContract, on.couriers),
  password: each(contracts.passwordContract, on.passwords),
  totp: each(contracts.totpContract, on.totps),
  passkey: each(contracts.passkeyContract, on.passkeys),
  federated: each(contracts.federatedContract, on.sites),
  identity: each(contracts.identityContract, on.identities),
  answers: each(contracts.answersContract, on.quizzes),
  botCheck: each(contracts.botCheckContract, on.widgets),
  risk: each(contracts.riskContract, on.risks),
  calendar: each(contracts.calendarContract, on.calendars),
  clock: each(contracts.clockContract, on.clocks),
}
