/** Something that went wrong with one part of a document. */
export interface Damage {
  /** Where: fields by name, places in a list and entries of a map as `*`. */
  readonly path: string
  readonly how: 'dropped' | 'renamed' | 'retyped' | 'changed'
  /** The document as it is then, as text. */
  readonly text: string
}

type Json = null | string | number | boolean | readonly Json[] | { readonly [name: string]: Json }
const parse = (text: string): Json => JSON.parse(text)
const isObject = (value: Json): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Values of every other type, and of the same one where no number of that kind may be. */
function retypes(value: Json): readonly Json[] {
  if (typeof value === 'string') return [7, null, [value], { text: value }]
  if (typeof value === 'number') return [String(value), null, -1, value + 0.5, [value]]
  if (typeof value === 'boolean') return [String(value), Number(value), null]
  if (Array.isArray(value)) return [null, 'list', {}, [null], [[]]]
  return [null, 'object', [], 7]
}
function changes(value: Json): readonly Json[] {
  if (typeof value === 'string') return [`${value}x`, '']
  if (typeof value === 'number') return [value + 1]
  return typeof value === 'boolean' ? [!value] : []
}

/** Maps by their paths: their keys are data. */
export type IsMap = (path: string) => boolean

function* inside(
  value: Json,
  path: string,
  isMap: IsMap,
): Generator<{ path: string; how: Damage['how']; value: Json }> {
  const under = (name: string) => (path === '' ? name : `${path}.${name}`)
  if (isObject(value)) {
    for (const [name, inner] of Object.entries(value)) {
      const { [name]: _, ...rest } = value
      const at = under(isMap(path) ? '*' : name)
      yield { path: at, how: 'dropped', value: rest }
      yield { path: at, how: 'renamed', value: { ...rest, [`${name}_`]: inner } }
      for (const other of retypes(inner)) yield { path: at, how: 'retyped', value: { ...value, [name]: other } }
      for (const other of changes(inner)) yield { path: at, how: 'changed', value: { ...value, [name]: other } }
      for (const deeper of inside(inner, at, isMap)) yield { ...deeper, value: { ...value, [name]: deeper.value } }
    }
  } else if (Array.isArray(value)) {
    for (const [place, inner] of value.entries()) {
      const others = (other: readonly Json[]) => value.toSpliced(place, 1, ...other)
      yield { path: under('*'), how: 'dropped', value: others([]) }
      for (const other of retypes(inner)) yield { path: under('*'), how: 'retyped', value: others([other]) }
      for (const deeper of inside(inner, under('*'), isMap)) yield { ...deeper, value: others([deeper.value]) }
    }
  }
}

/** Everything that can go wrong with one part of a document; `embedded`: fields that hold a document of their own as text. */
export function* damages(text: string, isMap: IsMap, embedded: readonly string[] = []): Generator<Damage> {
  const whole = parse(text)
  for (const { path, how, value } of inside(whole, '', isMap)) yield { path, how, text: JSON.stringify(value) }
  if (!isObject(whole)) return
  for (const name of embedded) {
    const inner = whole[name]
    if (typeof inner !== 'string') continue
    for (const { path, how, text: damaged } of damages(inner, (at) => isMap(`${name}.${at}`)))
      yield { path: `${name}.${path}`, how, text: JSON.stringify({ ...whole, [name]: damaged }) }
  }
}
