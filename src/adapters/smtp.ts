import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { z } from 'zod'
import { configured, RecoveryError } from '../errors.ts'
import type { Courier, Message } from '../ports/courier.ts'

/** The whole of a delivery; the phases below are within it. */
const timeoutMsDefault = 30_000
const timeoutMsMin = 100
const timeoutMsMax = 120_000
const connectMsMax = 10_000
const greetingMsMax = 10_000
const silenceMsMax = 20_000
const inFlightMax = 32
const textUnitsMax = 65_536
/** RFC 5322 2.1.1. */
const subjectUnitsMax = 998
/** RFC 5321 4.5.3.1, as corrected by erratum 1690. */
const addressUnitsMax = 254

/** Where a message is handed in (RFC 6409). */
export interface SmtpServer {
  readonly host: string
  /** Default: 465 when `secure`, else 587. */
  readonly port?: number
  /** TLS from the first byte (RFC 8314 3.3); otherwise STARTTLS is demanded. Default: whether the port is 465. */
  readonly secure?: boolean
  readonly auth?: { readonly user: string; readonly pass: string }
}

export interface SmtpSettings {
  /** `address@domain` or `Name <address@domain>`; the Message-ID is of its domain. */
  readonly from: string
  /** No TLS at all; only to a server on this machine (127.0.0.0/8, ::1, localhost). */
  readonly allowPlain?: boolean
  /** Certificates (PEM) to trust instead of the well-known ones. */
  readonly ca?: string
  /** The longest a delivery may take, in ms: 100 to 120 000, default 30 000. Keep leases longer. */
  readonly timeoutMs?: number
}

/** `url`: `smtp://user:password@host:587` (STARTTLS) or `smtps://user:password@host` (TLS), user and password percent-encoded, no query. */
export type SmtpOptions = SmtpSettings & ({ readonly url: string } | SmtpServer)

/**
 * Why a message may not have gone out: the class of the server's reply (RFC 5321 4.2.1), or what stood in the way of one.
 * `message`: it was not fit to send. `busy`: 32 deliveries are under way.
 */
export type SmtpTrouble = '4xx' | '5xx' | 'auth' | 'tls' | 'timeout' | 'connection' | 'message' | 'busy' | 'closed'

/** Says the trouble and nothing else: a server's reply may repeat the address, and a cause may carry the text. */
export class SmtpError extends Error {
  override readonly name = 'SmtpError'
  readonly trouble: SmtpTrouble
  constructor(trouble: SmtpTrouble) {
    super(`SMTP: ${trouble}`)
    this.trouble = trouble
  }
}

export interface SmtpCourier extends Courier {
  /** Takes no more messages and waits for those under way, at most `timeoutMs`. */
  close(): Promise<void>
}

/**
 * Sends messages by SMTP, as plain text, one connection each. TLS 1.2 or later with a checked certificate is demanded, unless `allowPlain`.
 *
 * A delivery that failed late may have gone out. Its key gives the Message-ID, so that the retry is the same message to whoever receives both.
 * `Auto-Submitted: auto-generated` (RFC 3834 5) keeps holiday replies away, `Content-Language` (RFC 3282) is the message's locale.
 *
 * @throws {RecoveryError} `config_invalid`: an unusable URL, sender or time, or `allowPlain` to another machine (at call).
 * @throws {SmtpError} when the message may not have gone out (at delivery).
 */
export const smtpCourier = (options: SmtpOptions): SmtpCourier => configured(() => courierOf(options))

const settings = { from: z.string(), allowPlain: z.boolean(), ca: z.string(), timeoutMs: z.number() }
const server = {
  host: z.string().min(1),
  port: z.int().min(1).max(65_535),
  secure: z.boolean(),
  auth: z.strictObject({ user: z.string(), pass: z.string() }),
}
const Options = z.union([
  z
    .strictObject({ ...settings, url: z.string() })
    .partial()
    .required({ from: true, url: true }),
  z
    .strictObject({ ...settings, ...server })
    .partial()
    .required({ from: true, host: true }),
])

function courierOf(options: SmtpOptions): SmtpCourier {
  if (!Options.safeParse(options).success) throw faulty('The options of the courier do not have their form.')
  const server = 'url' in options ? serverOf(options.url) : options
  const from = senderOf(options.from)
  const timeoutMs = options.timeoutMs ?? timeoutMsDefault
  if (!Number.isInteger(timeoutMs) || timeoutMs < timeoutMsMin || timeoutMs > timeoutMsMax)
    throw faulty(`A delivery takes ${timeoutMsMin} to ${timeoutMsMax} ms.`)
  const plain = options.allowPlain === true
  const host = plain ? loopback(server.host) : server.host
  const secure = !plain && (server.secure ?? server.port === 465)
  const transport = createTransport({
    host,
    port: server.port ?? (secure ? 465 : 587),
    secure,
    ...(plain ? { ignoreTLS: true } : { requireTLS: true }),
    ...(server.auth === undefined ? {} : { auth: { ...server.auth } }),
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(options.ca === undefined ? {} : { ca: options.ca }) },
    connectionTimeout: Math.min(connectMsMax, timeoutMs),
    dnsTimeout: Math.min(connectMsMax, timeoutMs),
    greetingTimeout: Math.min(greetingMsMax, timeoutMs),
    socketTimeout: Math.min(silenceMsMax, timeoutMs),
    logger: false,
    debug: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

  const underWay = new Set<Promise<void>>()
  let closed = false

  const send = async (mail: SendMailOptions) => {
    const late = new AbortController()
    // The timer is raced too: the signal frees the socket, but only where the installed nodemailer knows it.
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new SmtpError('timeout'))
        late.abort()
      }, timeoutMs)
    })
    const withSignal: SendMailOptions & { readonly signal: AbortSignal } = { ...mail, signal: late.signal }
    try {
      await Promise.race([transport.sendMail(withSignal), deadline])
    } catch (error) {
      throw error instanceof SmtpError ? error : new SmtpError(troubleOf(error))
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    async deliver(message, key) {
      if (closed) throw new SmtpError('closed')
      if (underWay.size >= inFlightMax) throw new SmtpError('busy')
      const sending = send(mailOf(message, key, from))
      underWay.add(sending)
      try {
        await sending
      } finally {
        underWay.delete(sending)
      }
    },
    async close() {
      closed = true
      await Promise.allSettled(underWay)
      transport.close()
    },
  }
}

interface Sender {
  readonly name: string
  readonly address: string
  readonly domain: string
}

const Fitting = z.object({
  to: z.string().refine(isAddress),
  // A line break in a header begins another one: a recipient more, a text of one's own (CWE-93).
  subject: z
    .string()
    .max(subjectUnitsMax)
    .refine((text) => !/\p{Cc}/u.test(text)),
  text: z.string().max(textUnitsMax),
  locale: z.string(),
})
function fitting(message: Message): Message | undefined {
  try {
    return Fitting.safeParse(message).data
  } catch {
    return undefined
  }
}

function mailOf(message: Message, key: string, from: Sender): SendMailOptions {
  const fit = fitting(message)
  if (!fit || typeof key !== 'string') throw new SmtpError('message')
  const { to, subject, text, locale } = fit
  const language = languageOf(locale)
  return {
    from: { name: from.name, address: from.address },
    to: { name: '', address: to },
    envelope: { from: from.address, to: [to] },
    subject,
    text,
    textEncoding: 'quoted-printable',
    messageId: messageIdOf(key, from.domain),
    headers: {
      'Auto-Submitted': 'auto-generated',
      ...(language === undefined ? {} : { 'Content-Language': language }),
    },
  }
}

/** RFC 5322 3.6.4: the same for the same message only. */
function messageIdOf(key: string, domain: string): string {
  const hash = createHash('sha256').update(JSON.stringify(['regain/message-id/1', domain, key]), 'utf8')
  return `<${hash.digest('hex').slice(0, 40)}@${domain}>`
}

function languageOf(locale: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(locale)[0]
  } catch {
    return undefined
  }
}

/** One address (RFC 5321 4.1.2) without quoting, comments, routes or literals: what could name a second recipient. */
function isAddress(text: string): boolean {
  return text.length <= addressUnitsMax && /^[^\s\p{C}<>()[\]\\,;:"@]{1,64}@[^\s\p{C}<>()[\]\\,;:"@]+$/u.test(text)
}

function senderOf(from: string): Sender {
  const match = /^(?:(?<name>[^\p{Cc}<>"]*)<(?<angled>[^<>]+)>|(?<bare>[^<>]+))$/u.exec(from)
  const address = match?.groups?.['angled'] ?? match?.groups?.['bare'] ?? ''
  const domain = domainToASCII(address.slice(address.lastIndexOf('@') + 1))
  if (!isAddress(address) || domain === '') throw faulty('The sender is not an address.')
  return { name: match?.groups?.['name']?.trim() ?? '', address, domain }
}

/** The platform's own message about a bad URL repeats it, password and all. */
function serverOf(text: string): SmtpServer {
  const url = URL.parse(text)
  const secure = url?.protocol === 'smtps:'
  if (url === null || (!secure && url.protocol !== 'smtp:')) throw faulty('The URL is not smtp: or smtps:.')
  if (url.hostname === '' || url.search !== '' || url.hash !== '' || !['', '/'].includes(url.pathname))
    throw faulty('The URL is a scheme, user, password, host and port, no more.')
  const user = decoded(url.username)
  const pass = decoded(url.password)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    secure,
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    ...(user === '' ? {} : { auth: { user, pass } }),
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw faulty('The user or password of the URL is not percent-encoded.')
  }
}

/** `localhost` by number: a resolver could answer with another machine. */
function loopback(host: string): string {
  if (host === 'localhost') return '127.0.0.1'
  if (host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))) return host
  throw faulty('Without TLS only this machine is reached.')
}

function troubleOf(error: unknown): SmtpTrouble {
  if (typeof error !== 'object' || error === null) return 'connection'
  const code = 'code' in error ? error.code : undefined
  const reply = 'responseCode' in error ? error.responseCode : undefined
  const system = 'originalCode' in error ? String(error.originalCode) : ''
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'auth'
  if (code === 'ETLS' || /CERT|TLS|SSL|UNABLE_TO|EPROTO/.test(system)) return 'tls'
  if (code === 'ETIMEDOUT') return 'timeout'
  if (code === 'EMESSAGE' && reply === undefined) return 'message'
  if (typeof reply === 'number' && reply >= 500) return '5xx'
  if (typeof reply === 'number' && reply >= 400) return '4xx'
  return 'connection'
}

function faulty(detail: string): RecoveryError {
  return new RecoveryError('config_invalid', { detail })
}
