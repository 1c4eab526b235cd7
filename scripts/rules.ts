/** Who may import whom: the rooms of the library, what each may name of the others and of packages. */

interface Room {
  /** Files, folders (`/`) and the files of a folder (`/*`); the first room that matches wins. */
  readonly holds: readonly string[]
  /** Other rooms it may import; itself is understood. */
  readonly imports: readonly string[]
  /** Packages and `node:` modules it may import; `*` at the end stands for anything. */
  readonly packages: readonly string[]
  /** May lean on what only Node has. */
  readonly server?: true
}

const browser = ['xstate', 'zod']

export const rooms: Readonly<Record<string, Room>> = {
  vocabulary: { holds: ['src/vocabulary/'], imports: [], packages: ['zod'] },
  errors: { holds: ['src/errors.ts'], imports: [], packages: [] },
  ports: { holds: ['src/ports/'], imports: ['vocabulary'], packages: [] },
  entries: {
    holds: ['src/index.ts', 'src/core.ts'],
    imports: ['vocabulary', 'errors', 'ports', 'core', 'recovery'],
    packages: [],
  },
  parts: { holds: ['src/parts/'], imports: ['vocabulary', 'core'], packages: browser },
  elk: { holds: ['src/diagram/elk.ts'], imports: ['errors'], packages: ['elkjs', 'elkjs/lib/elk.bundled.js'] },
  diagram: { holds: ['src/diagram/'], imports: ['vocabulary', 'errors', 'core', 'elk'], packages: browser },
  recovery: {
    holds: ['src/recovery/'],
    imports: ['vocabulary', 'errors', 'ports', 'core'],
    packages: ['zod', 'node:crypto', 'libphonenumber-js/min'],
    server: true,
  },
  adapters: { holds: ['src/adapters/'], imports: ['vocabulary', 'errors', 'ports'], packages: ['*'], server: true },
  http: {
    holds: ['src/http/'],
    imports: ['vocabulary', 'errors', 'core', 'recovery', 'entries'],
    packages: ['*'],
    server: true,
  },
  inspect: {
    holds: ['src/inspect/'],
    imports: ['vocabulary', 'errors', 'ports', 'core', 'recovery', 'entries', 'diagram'],
    packages: ['*'],
    server: true,
  },
  testing: {
    holds: ['src/testing/'],
    imports: ['vocabulary', 'errors', 'ports', 'core', 'recovery', 'adapters'],
    packages: ['*'],
    server: true,
  },
  core: { holds: ['src/*'], imports: ['vocabulary', 'errors', 'ports'], packages: browser },
  machines: {
    holds: ['machines/'],
    imports: [],
    packages: ['regain/core', 'regain/parts'],
  },
}

/** Who may import values of XState; everybody may import its types where its package is allowed. */
export const runsXState: Readonly<Record<string, readonly string[]>> = {
  'src/engine.ts': ['createActor', 'createMachine'],
  'src/setup.ts': ['assign', 'setup'],
}
/** Methods of a machine that run it. */
export const running: ReadonlySet<string> = new Set([
  'getInitialSnapshot',
  'getNextSnapshot',
  'getPersistedSnapshot',
  'restoreSnapshot',
  'transition',
])

/** Where time and chance come in; what is under a folder may do it throughout. */
export const ambient: Readonly<Record<string, readonly string[]>> = {
  'src/recovery/create.ts': ['Date.now'],
  'src/recovery/realm.ts': ['setTimeout'],
  'src/recovery/pump.ts': ['setTimeout', 'setImmediate'],
  'src/inspect/inspection.ts': ['setImmediate'],
  'src/inspect/live.ts': ['setInterval'],
  'src/adapters/': ['Date.now', 'new Date', 'setTimeout', 'setImmediate'],
  'src/testing/': ['setTimeout', 'setImmediate', 'performance.now'],
}

/** Casts (`as`, `!`): each place, at most how many, and why. */
export const casts: Readonly<Record<string, readonly [number, string]>> = {
  'src/engine.ts': [14, 'XState types events, actions and snapshots of any machine loosely'],
  'src/setup.ts': [4, "XState's own way of declaring types"],
  'src/vocabulary/policy.ts': [2, 'Object.fromEntries and a loop over names forget which name has which type'],
  'src/copy.ts': [1, 'the unit of a policy value says that it is a duration'],
  'src/recovery/asker.ts': [1, 'one map holds the answers of several ports'],
  'src/recovery/reading.ts': [1, 'an input is put together again from its type and its parsed payload'],
}
