import { dirname, posix } from 'node:path'
import { parseSync, Visitor } from 'rolldown/utils'
import { ambient, casts, rooms, running, runsXState } from './rules.ts'

export interface Finding {
  readonly rule: 'room' | 'package' | 'global' | 'xstate' | 'ambient' | 'cast' | 'any' | 'cycle' | 'syntax'
  readonly file: string
  readonly line: number
  readonly says: string
}
/** An import or re-export; `names` are those of values. */
interface Import {
  readonly from: string
  readonly at: number
  readonly isType: boolean
  readonly names: readonly string[]
}
interface Read {
  readonly imports: Import[]
  readonly ambient: { readonly what: string; readonly at: number }[]
  readonly globals: { readonly what: string; readonly at: number }[]
  readonly runs: { readonly what: string; readonly at: number }[]
  readonly casts: number[]
  readonly anys: number[]
  readonly broken: boolean
}

const clocks = new Set(['Date.now', 'Math.random', 'performance.now'])
const ofNode = new Set(['Buffer', 'process', 'global'])
const timers = new Set(['setTimeout', 'setInterval', 'setImmediate'])

function readSource(file: string, source: string): Read {
  const { program, errors } = parseSync(file, source)
  const read: Read = { imports: [], ambient: [], globals: [], runs: [], casts: [], anys: [], broken: errors.length > 0 }
  const take = (from: string, at: number, isType: boolean, names: readonly string[] = []) =>
    void read.imports.push({ from, at, isType, names })
  new Visitor({
    ImportDeclaration(node) {
      const names = node.specifiers.flatMap((one) => {
        if (one.type !== 'ImportSpecifier' || one.imported.type !== 'Identifier') return ['*']
        return one.importKind === 'type' ? [] : [one.imported.name]
      })
      take(node.source.value, node.start, node.importKind === 'type', names)
    },
    ExportNamedDeclaration(node) {
      if (node.source) take(node.source.value, node.start, node.exportKind === 'type', ['*'])
    },
    ExportAllDeclaration(node) {
      take(node.source.value, node.start, node.exportKind === 'type', ['*'])
    },
    ImportExpression(node) {
      const { source } = node
      take(source.type === 'Literal' ? String(source.value) : '(computed)', node.start, false, ['*'])
    },
    TSImportType(node) {
      take(node.source.value, node.start, true)
    },
    CallExpression({ callee, start }) {
      if (callee.type === 'Identifier' && timers.has(callee.name)) read.ambient.push({ what: callee.name, at: start })
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      const { name } = callee.property
      const what = callee.object.type === 'Identifier' ? `${callee.object.name}.${name}` : name
      if (clocks.has(what)) read.ambient.push({ what, at: start })
      if (running.has(name)) read.runs.push({ what: name, at: start })
    },
    MemberExpression({ object, start }) {
      if (object.type === 'Identifier' && ofNode.has(object.name)) read.globals.push({ what: object.name, at: start })
    },
    NewExpression({ callee, arguments: given, start }) {
      if (callee.type === 'Identifier' && callee.name === 'Date' && given.length === 0)
        read.ambient.push({ what: 'new Date', at: start })
    },
    TSAsExpression({ typeAnnotation: type, start }) {
      const isConst =
        type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
      if (!isConst) read.casts.push(start)
    },
    TSTypeAssertion: ({ start }) => void read.casts.push(start),
    TSNonNullExpression: ({ start }) => void read.casts.push(start),
    TSAnyKeyword: ({ start }) => void read.anys.push(start),
  }).visit(program)
  return read
}

const isIn = (place: string, file: string): boolean =>
  place.endsWith('/*')
    ? dirname(file) === place.slice(0, -2)
    : place.endsWith('/')
      ? file.startsWith(place)
      : file === place
const roomOf = (file: string): string | undefined =>
  Object.entries(rooms).find(([, { holds }]) => holds.some((place) => isIn(place, file)))?.[0]
const allows = (packages: readonly string[], name: string): boolean =>
  packages.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name))
const targetOf = (file: string, from: string): string => posix.join(dirname(file), from)

/** Common files are everybody's; a flow's own are its own; the catalogue names them all. */
function sharesFlow(file: string, target: string): boolean {
  if (file === 'machines/index.ts' || target.startsWith('machines/common/')) return true
  const flow = file.split('/').slice(0, 3).join('/')
  const exchange = file.split('/').slice(0, 2).join('/')
  if (file === `${exchange}/index.ts`) return target.startsWith(`${exchange}/`)
  return target.startsWith(`${flow}/`) || target.startsWith(`${exchange}/common/`)
}

/** Every breach of the rules in these files (path from the root of the repository to source). */
export function findings(sources: ReadonlyMap<string, string>): Finding[] {
  const found: Finding[] = []
  const edges = new Map<string, string[]>()
  for (const [file, source] of sources) {
    const read = readSource(file, source)
    const add = (rule: Finding['rule'], at: number, says: string) =>
      void found.push({ rule, file, line: source.slice(0, at).split('\n').length, says })
    if (read.broken) add('syntax', 0, 'cannot be read')
    checkImports(file, read, add)
    const values = read.imports.filter(({ from, isType }) => from.startsWith('.') && !isType)
    edges.set(
      file,
      values.map(({ from }) => targetOf(file, from)),
    )
    for (const { what, at } of read.runs)
      if (file.startsWith('src/') && !(file in runsXState))
        add('xstate', at, `calls ${what}(): only src/engine.ts runs machines`)
    const free = Object.entries(ambient).flatMap(([place, may]) => (file.startsWith(place) ? may : []))
    for (const { what, at } of read.ambient)
      if (!free.includes(what)) add('ambient', at, `${what} is not for this room`)
    for (const at of read.anys) add('any', at, '`any` is for nobody')
    const [most = 0] = casts[file] ?? []
    for (const at of read.casts.slice(most)) add('cast', at, `a cast beyond the ${most} that are accounted for`)
  }
  return [...found, ...cyclesIn(edges)]
}

function checkImports(file: string, read: Read, add: (rule: Finding['rule'], at: number, says: string) => void): void {
  const name = roomOf(file)
  const room = name === undefined ? undefined : rooms[name]
  if (name === undefined || !room) return add('room', 0, 'is in no room')
  if (!room.server) for (const { what, at } of read.globals) add('global', at, `${what} is not in browsers`)
  for (const { from, at, isType, names } of read.imports) {
    if (from.startsWith('.')) {
      const target = targetOf(file, from)
      const other = roomOf(target) ?? 'nowhere'
      if (other !== name && !room.imports.includes(other)) add('room', at, `${name} may not import ${other} (${from})`)
      else if (name === 'machines' && !sharesFlow(file, target)) add('room', at, `another flow's own file (${from})`)
    } else if (!allows(room.packages, from)) add('package', at, `${name} may not import ${from}`)
    if (from === 'xstate' && !isType && name !== 'testing') {
      const strange = names.filter((one) => !runsXState[file]?.includes(one))
      if (strange.length > 0) add('xstate', at, `may not import ${strange.join(', ')} of XState`)
    }
  }
}

/** Rings of imports that run; imports of types are erased and make none. */
function cyclesIn(edges: ReadonlyMap<string, readonly string[]>): Finding[] {
  const found: Finding[] = []
  const done = new Set<string>()
  const path: string[] = []
  const visit = (file: string): void => {
    if (path.includes(file)) {
      const ring = [...path.slice(path.indexOf(file)), file]
      found.push({ rule: 'cycle', file, line: 1, says: ring.join(' -> ') })
      return
    }
    if (done.has(file)) return
    done.add(file)
    path.push(file)
    for (const next of edges.get(file) ?? []) visit(next)
    path.pop()
  }
  for (const file of edges.keys()) visit(file)
  return found
}
