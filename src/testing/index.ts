export { audit } from './audit.ts'
export * from './contracts/index.ts'
export { type Branch, type Covering, type CoverOptions, cover } from './crash/cover.ts'
export { type Crashes, type CrashOptions, crashEverywhere, type Failure, type Interruption } from './crash/crash.ts'
export { type Kept, replaying, type Shelf } from './crash/shelf.ts'
export type { Stage } from './crash/stage.ts'
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
export { few } from './few.ts'
export { type Hostile, hostile, hostileValues, MARK, nearMiss, nearMisses } from './hostile.ts'
export { everyInterleaving, type InterleavingOptions, type Interleavings } from './interleavings.ts'
export { everyInvariant, type Invariant, violationsOf } from './invariants/index.ts'
export { type Linearized, linearize, type Operation, type Specification, sayComplaint } from './linearizable.ts'
export { type Lives, type LivesOptions, lives } from './lives/lives.ts'
export { edgePaths, endPaths, happyPath, type Path, type PathStep, type Paths, pathsOf, sayPath } from './paths.ts'
export { sentencesFor } from './properties/index.ts'
export { check, type Property, type Violation } from './property.ts'
export {
  type Fault,
  type FaultKind,
  type Faults,
  faultAt,
  type Point,
  type SeededFaults,
  seededFaults,
} from './simulation/faults.ts'
export { type NewAccount, SimulatedHost } from './simulation/host.ts'
export { ada, fresh, honest, Person, type Plan, walk } from './simulation/people.ts'
export { type Sent, World, type WorldOptions } from './simulation/world.ts'
export { type Spy, spyOn } from './trace/spy.ts'
export { type Attack, type Look, type Moment, type Row, type Told, Trace } from './trace/trace.ts'
