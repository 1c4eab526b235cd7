export * from './core.ts'
export * from './recovery/index.ts'
