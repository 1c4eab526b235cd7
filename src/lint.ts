import type { AnyStateMachine } from 'xstate'
export const lint = (_machine: AnyStateMachine, _id: string): string[] => []
