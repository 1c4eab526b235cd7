export { businessCalendar } from './calendar.ts'
export type { Context } from './context.ts'
export { contactsLeft, couldSuffice, isIndependent, isSufficient, proofsOf, remaining, rootsOf } from './context.ts'
export * from './copy.ts'
export * from './describe.ts'
export {
  armedIn,
  begin,
  contextOf,
  hears,
  leavesOf,
  listensTo,
  type Resting,
  rest,
  type Snapshot,
  type Step as EngineStep,
  step,
  wake,
} from './engine.ts'
export { type ErrorCode, errorCodes, RecoveryError } from './errors.ts'
export { defineFlow, type Flow, type FlowDefinition, type Roles, type Sources } from './flow.ts'
export { stateName } from './names.ts'
export * from './ports/index.ts'
export type { Deadline, FactorView, InputView, RefusalView, View } from './view.ts'
export * from './vocabulary/index.ts'
