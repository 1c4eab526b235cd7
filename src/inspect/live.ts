import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type Description, describe } from '../describe.ts'
import { pictures, svg } from '../diagram/index.ts'
import { RecoveryError } from '../errors.ts'
import type { Flow } from '../flow.ts'
import { ask, type Refusal, refused } from './door.ts'
import type { Inspection } from './inspection.ts'
import { atlas, livePage } from './page.ts'
import { Stream } from './stream.ts'

export interface LiveOptions {
  readonly inspection: Inspection
  /** Flows of the host's own, which the page does not know. */
  readonly flows?: readonly Flow[]
  /** Draws them; default: `regain/diagram`, where elkjs is installed. One that fails leaves a flow without a picture. */
  readonly draw?: (is: Description) => Promise<readonly Drawn[]>
  /** Default: any that is free. */
  readonly port?: number
  /** How many may listen at once: 1 to 100; default 8. */
  readonly listeners?: number
  /** The page's HTML; default: the atlas that comes with the package. */
  readonly page?: string
}
/** A picture of a flow, or of a part of it. */
export interface Drawn {
  readonly id: string
  readonly title: string
  readonly svg: string
}
export interface LiveServer {
  /** Where to look; whoever has it sees the records of this process. */
  readonly url: string
  /** How many listen now. */
  readonly listeners: number
  close(): Promise<void>
}

const HOST = '127.0.0.1'
const BREATH_MS = 15_000
const heads = {
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  // the address is the key
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/**
 * Shows the records of an inspection in the atlas, on this machine alone: it listens on the loopback, knows its own name, answers no other page, and its
 * address cannot be guessed. For developers; not for a machine that others share. Throws `RecoveryError` (`config_invalid`): an option out of
 * form, no page, or a port that is taken.
 */
export async function serveLive(options: LiveOptions): Promise<LiveServer> {
  const { inspection, flows = [], draw = drawing, port = 0, listeners = 8 } = check(options)
  const { html, policy } = livePage(options.page ?? atlas())
  const token = randomBytes(18).toString('base64url')
  const stream = new Stream(inspection, listeners)
  const descriptions = JSON.stringify(await Promise.all(flows.map((flow) => drawn(describe(flow), draw))))
  let at = port

  const answer = (response: ServerResponse, type: string, body: string) =>
    void response
      .writeHead(200, { ...heads, 'content-type': `${type}; charset=utf-8`, 'content-security-policy': policy })
      .end(body)
  const listen = (request: IncomingMessage, response: ServerResponse) => {
    if (stream.isFull) return refuse(response, refused('full'))
    response.writeHead(200, { ...heads, 'content-type': 'text/event-stream; charset=utf-8' })
    stream.join(response, Number(request.headers['last-event-id']) || 0)
  }
  const server = createServer({ maxHeaderSize: 8_192, requestTimeout: 5_000 }, (request, response) => {
    const asked = ask(request, at, token)
    if (typeof asked === 'object') refuse(response, asked)
    else if (asked === '') answer(response, 'text/html', html)
    else if (asked === 'flows') answer(response, 'application/json', descriptions)
    else if (asked === 'records') listen(request, response)
    else refuse(response, refused('path'))
  })
  // the page and its stream, for each
  server.maxConnections = 4 * listeners
  at = await new Promise<number>((resolve, reject) => {
    server.once('error', (cause) =>
      reject(new RecoveryError('config_invalid', { detail: 'The port cannot be listened on.', cause })),
    )
    server.listen(port, HOST, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
  const breath = setInterval(() => stream.breathe(), BREATH_MS)
  breath.unref()
  return {
    url: `http://${HOST}:${at}/${token}/#v=live`,
    get listeners() {
      return stream.size
    },
    close: () =>
      new Promise((resolve) => {
        clearInterval(breath)
        stream.close()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const drawing = async (is: Description): Promise<readonly Drawn[]> =>
  (await pictures(is)).map((picture) => ({
    id: picture.id,
    title: picture.title,
    svg: svg(picture, { theme: 'auto' }),
  }))
const drawn = async (description: Description, draw: NonNullable<LiveOptions['draw']>) => ({
  description,
  pictures: await draw(description).catch(() => []),
})

function check(options: LiveOptions): LiveOptions {
  const { port = 0, listeners = 8 } = options
  const isWhole = (value: number, from: number, to: number) =>
    Number.isSafeInteger(value) && value >= from && value <= to
  if (!isWhole(port, 0, 65_535)) throw new RecoveryError('config_invalid', { detail: '`port` is none.' })
  if (!isWhole(listeners, 1, 100))
    throw new RecoveryError('config_invalid', { detail: '`listeners` must be 1 to 100.' })
  return options
}

function refuse(response: ServerResponse, { status, says }: Refusal): void {
  response
    .writeHead(status, { ...heads, 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
    .end(`${says}\n`)
}
