import { once } from 'node:events'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'

const sizeMax = 65_536
const keptMax = 500
const loopback = '127.0.0.1'

export interface ReceivedMail {
  readonly from: string
  /** The recipients of the envelope: who really gets it. */
  readonly to: readonly string[]
  readonly subject: string
  /** Lines end in `\n`, without the last line's end. */
  readonly text: string
  /** By lower-case name, decoded; the first of each name. */
  readonly headers: ReadonlyMap<string, string>
}

export interface Mailbox {
  /** For `smtpCourier({ url, allowPlain: true, … })`. */
  readonly url: string
  readonly port: number
  /** The last 500, oldest first. */
  messages(): readonly ReceivedMail[]
  /** The first message, come or to come, that fits. Rejects after `ms` milliseconds, and when the mailbox closes. */
  waitFor(predicate: (mail: ReceivedMail) => boolean, ms: number): Promise<ReceivedMail>
  close(): Promise<void>
}

/** A mail server for the demo: on this machine only, keeps what it receives in memory, sends nothing on. */
export async function startMailbox(options: { readonly port?: number } = {}): Promise<Mailbox> {
  const kept: ReceivedMail[] = []
  const waiting = new Set<{ hear(mail: ReceivedMail): void; end(): void }>()

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: sizeMax,
    maxClients: 50,
    socketTimeout: 10_000,
    closeTimeout: 200,
    logger: false,
    onData(stream, session, done) {
      read(stream).then(
        (raw) => {
          const mail = raw === undefined ? undefined : parseMail(raw)
          if (mail === undefined) return done(refusal())
          const { mailFrom, rcptTo } = session.envelope
          const received = {
            ...mail,
            from: mailFrom === false ? '' : mailFrom.address,
            to: rcptTo.map(({ address }) => address),
          }
          kept.push(received)
          if (kept.length > keptMax) kept.shift()
          for (const waiter of waiting) waiter.hear(received)
          return done()
        },
        () => done(refusal()),
      )
    },
  })
  server.on('error', () => {})
  const listener = server.listen(options.port ?? 0, loopback)
  await once(listener, 'listening')
  const bound = listener.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : 0

  return {
    url: `smtp://${loopback}:${port}`,
    port,
    messages: () => [...kept],
    waitFor(predicate, ms) {
      const found = kept.find(predicate)
      if (found !== undefined) return Promise.resolve(found)
      return new Promise((resolve, reject) => {
        const end = () => {
          clearTimeout(timer)
          waiting.delete(waiter)
        }
        const fail = () => {
          end()
          reject(new Error('No such mail came.'))
        }
        const waiter = {
          hear(mail: ReceivedMail) {
            if (!predicate(mail)) return
            end()
            resolve(mail)
          },
          end: fail,
        }
        const timer = setTimeout(fail, ms)
        waiting.add(waiter)
      })
    },
    async close() {
      for (const waiter of waiting) waiter.end()
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
      })
    },
  }
}

/** `undefined` when the message is too large; it is read to its end, or the client could not hear the refusal. */
async function read(stream: SMTPServerDataStream): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk)
    size += bytes.length
    if (size <= sizeMax) chunks.push(bytes)
  }
  return size > sizeMax ? undefined : Buffer.concat(chunks)
}

function refusal(): Error {
  return Object.assign(new Error('not a message for this mailbox'), { responseCode: 554 })
}

/** A message of one text/plain part in UTF-8 (RFC 5322, RFC 2045, RFC 2047); `undefined` for any other. */
export function parseMail(raw: Uint8Array): Pick<ReceivedMail, 'subject' | 'text' | 'headers'> | undefined {
  const source = Buffer.from(raw).toString('latin1')
  const end = source.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const headers = headersOf(source.slice(0, end))
  const type = headers.get('content-type') ?? 'text/plain'
  if (!/^text\/plain\s*(;|$)/i.test(type) || !/^(utf-8|us-ascii)$/i.test(charsetOf(type))) return undefined
  const bytes = decodeBody(source.slice(end + 4), (headers.get('content-transfer-encoding') ?? '7bit').toLowerCase())
  if (bytes === undefined) return undefined
  const text = bytes.toString('utf8').replaceAll('\r\n', '\n').replace(/\n$/, '')
  return { subject: headers.get('subject') ?? '', text, headers }
}

function headersOf(head: string): ReadonlyMap<string, string> {
  const headers = new Map<string, string>()
  for (const line of head.replace(/\r\n(?=[ \t])/g, '').split('\r\n')) {
    const colon = line.indexOf(':')
    const name = line.slice(0, colon).trim().toLowerCase()
    if (colon > 0 && !headers.has(name)) headers.set(name, decodeWords(line.slice(colon + 1).trim()))
  }
  return headers
}

function charsetOf(type: string): string {
  return /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1] ?? 'us-ascii'
}

function decodeBody(body: string, encoding: string): Buffer | undefined {
  if (encoding === '7bit' || encoding === '8bit') return Buffer.from(body, 'latin1')
  if (encoding === 'base64') return Buffer.from(body, 'base64')
  if (encoding === 'quoted-printable') return unquote(body.replace(/[ \t]+(?=\r\n|$)/g, '').replace(/=\r\n/g, ''))
  return undefined
}

function unquote(text: string): Buffer {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** Encoded words (RFC 2047 2); white space between two of them is not text, and a character may be split over them (it must not, but is). */
function decodeWords(value: string): string {
  const word = '=\\?utf-8\\?[BQ]\\?[^?\\s]*\\?='
  const run = new RegExp(`${word}(?:\\s+${word})*`, 'gi')
  const plain = Buffer.from(value, 'latin1').toString('utf8')
  return plain.replace(run, (words) => {
    const parts = words.split(/\s+/).map((one) => {
      const [, , encoding = '', text = ''] = one.split('?')
      return encoding.toUpperCase() === 'B' ? Buffer.from(text, 'base64') : unquote(text.replaceAll('_', ' '))
    })
    return Buffer.concat(parts).toString('utf8')
  })
}
