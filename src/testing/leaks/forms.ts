/** How a secret can look in an output, by name. */
export type Form =
  | 'raw'
  | 'digits'
  | 'lower case'
  | 'JSON'
  | 'JSON in JSON'
  | 'escaped'
  | 'percent'
  | 'percent, every byte'
  | 'hex'
  | 'HEX'
  | 'base64'
  | 'base64url'
  | 'UTF-16'

const escaped = (text: string): string => JSON.stringify(text).slice(1, -1)
const unicode = (text: string): string =>
  [...text].map((each) => (each < '\x7f' ? each : `\\u${each.charCodeAt(0).toString(16).padStart(4, '0')}`)).join('')
const everyByte = (bytes: Buffer): string => [...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** Parts of the base64 of a code, where it begins at an odd place, come about by chance too. */
const LONG = 12
/** The part of the base64 of something longer that depends on these bytes alone, for each place they can begin at. */
const base64s = (bytes: Buffer, encoding: 'base64' | 'base64url'): string[] =>
  (bytes.length < LONG ? [0] : [0, 1, 2]).map((before) => {
    const text = Buffer.concat([Buffer.alloc(before), bytes])
      .toString(encoding)
      .replace(/=+$/, '')
    return text.slice(Math.ceil((before * 8) / 6), Math.floor(((before + bytes.length) * 8) / 6))
  })

/** Every form of a secret, as bytes; those that look alike stand once. */
export function formsOf(secret: string): readonly (readonly [Form, Buffer])[] {
  const bytes = Buffer.from(secret, 'utf8')
  const texts: readonly (readonly [Form, string])[] = [
    ['raw', secret],
    // a number is known by its digits, however it is parted from its sign
    ...(/^\+\d+$/.test(secret) ? [['digits', secret.slice(1)] as const] : []),
    ['lower case', secret.toLowerCase()],
    ['JSON', escaped(secret)],
    ['JSON in JSON', escaped(escaped(secret))],
    ['escaped', unicode(secret)],
    ['percent', encodeURIComponent(secret.toWellFormed())],
    ['percent, every byte', everyByte(bytes)],
    ['hex', bytes.toString('hex')],
    ['HEX', bytes.toString('hex').toUpperCase()],
    ...base64s(bytes, 'base64').map((text) => ['base64', text] as const),
    ...base64s(bytes, 'base64url').map((text) => ['base64url', text] as const),
  ]
  const known = new Set<string>()
  const forms: [Form, Buffer][] = []
  for (const [form, text] of texts) {
    if (known.has(text)) continue
    known.add(text)
    forms.push([form, Buffer.from(text, 'utf8')])
  }
  return [...forms, ['UTF-16', Buffer.from(secret, 'utf16le')]]
}
