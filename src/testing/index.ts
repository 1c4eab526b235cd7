export { type CourierContractOptions, courierContract } from './contracts/courier.ts'
export { type ContractCase, storageContract } from './contracts/storage.ts'
export {
  type PasswordContractOptions,
  passwordContract,
  type TotpContractOptions,
  totpContract,
} from './contracts/verifier.ts'
export {
  type Coverage,
  type Edge,
  type ExploreOptions,
  explore,
  type Graph,
  type State,
  sayFact,
  wayTo,
} from './explore.ts'
export { sentencesFor } from './properties/index.ts'
export { check, type Property, type Violation } from './property.ts'
export { type NewAccount, SimulatedHost } from './simulation/host.ts'
export { type Sent, World, type WorldOptions } from './simulation/world.ts'
