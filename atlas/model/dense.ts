/**
 * Text in which what came before is named instead of said again (LZ77). Written here, for the bytes are the same on every machine: those of zlib
 * differ between processors.
 */

/** Printable, and none that could end an element of a page. */
const digits = [...Array(94).keys()]
  .map((place) => String.fromCharCode(33 + place))
  .filter((one) => !'<^~&'.includes(one))
const BASE = digits.length
const values = new Map(digits.map((digit, value) => [digit, value]))

/** Before a distance of two digits, or of three, and a length of one. */
const NEAR = '^'
const FAR = '~'
const LEAST = 5
const LONGEST = LEAST + BASE - 1
/** How many places are tried for the longest that is the same. */
const TRIES = 200

interface Found {
  readonly distance: number
  readonly length: number
}

/**
 * Only the text's own `^` and `~` are written twice as long. Texts of ASCII stay ASCII. `before`: a text that the reader has already, of which parts
 * can be named, too.
 */
export function condense(own: string, before = ''): string {
  const text = before + own
  const places = new Map<string, number[]>()
  const out: string[] = []
  const note = (at: number) => {
    const key = text.slice(at, at + LEAST)
    const known = places.get(key)
    if (known) known.push(at)
    else places.set(key, [at])
  }
  for (let at = 0; at < before.length; at++) note(at)
  for (let at = before.length; at < text.length; ) {
    const found = longestAt(text, at, places.get(text.slice(at, at + LEAST)) ?? [])
    if (found) out.push(say(found))
    else {
      const one = text.charAt(at)
      out.push(one === NEAR || one === FAR ? `${one}${one}` : one)
    }
    const end = at + (found?.length ?? 1)
    while (at < end) note(at++)
  }
  return out.join('')
}
function longestAt(text: string, at: number, places: readonly number[]): Found | undefined {
  let best: Found | undefined
  for (const place of places.slice(-TRIES).toReversed()) {
    const distance = at - place
    if (distance >= BASE ** 3) break
    let length = LEAST
    while (length < LONGEST && at + length < text.length && text[place + length] === text[at + length]) length++
    const isShort = distance >= BASE ** 2 && length === LEAST
    if (!isShort && length > (best?.length ?? 0)) best = { distance, length }
  }
  return best
}
const digit = (value: number): string => digits[value] ?? ''
function say({ distance, length }: Found): string {
  const low = `${digit(Math.floor(distance / BASE) % BASE)}${digit(distance % BASE)}${digit(length - LEAST)}`
  return distance < BASE ** 2 ? `${NEAR}${low}` : `${FAR}${digit(Math.floor(distance / BASE ** 2))}${low}`
}

/** The inverse of `condense`. */
export function restore(dense: string, before = ''): string {
  const valueAt = (at: number): number => values.get(dense.charAt(at)) ?? 0
  let codes = new Uint16Array(before.length + dense.length * 8 + LONGEST)
  let size = 0
  for (; size < before.length; size++) codes[size] = before.charCodeAt(size)
  const room = (more: number) => {
    if (size + more <= codes.length) return
    const wider = new Uint16Array((size + more) * 2)
    wider.set(codes)
    codes = wider
  }
  for (let at = 0; at < dense.length; ) {
    const one = dense.charAt(at)
    const isFar = one === FAR
    if (!(isFar || one === NEAR) || dense.charAt(at + 1) === one) {
      room(1)
      codes[size++] = one.charCodeAt(0)
      at += isFar || one === NEAR ? 2 : 1
      continue
    }
    const first = isFar ? at + 2 : at + 1
    const distance = (isFar ? valueAt(at + 1) * BASE ** 2 : 0) + valueAt(first) * BASE + valueAt(first + 1)
    const length = LEAST + valueAt(first + 2)
    room(length)
    // one by one: what is said again may reach into itself
    for (const end = size + length; size < end; size++) codes[size] = codes[size - distance] ?? 0
    at = first + 3
  }
  return textOf(codes.subarray(before.length, size))
}
const CHUNK = 8_192
function textOf(codes: Uint16Array): string {
  const parts: string[] = []
  for (let at = 0; at < codes.length; at += CHUNK) parts.push(String.fromCharCode(...codes.subarray(at, at + CHUNK)))
  return parts.join('')
}
