import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { startMailbox } from '../../examples/demo/mailbox.ts'
import { type SmtpOptions, smtpCourier } from '../../src/adapters/smtp.ts'
import type { Message } from '../../src/ports/index.ts'
import { selfSigned } from '../fixtures/certificate.ts'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

describe('the SMTP courier', () => {
  const message: Message = { to: 'ada@example.org', locale: 'sv-SE', subject: 'Din kod', text: 'Koden är 314159.' }
  const from = 'Regain <no-reply@regain.example>'

  const serve = async (options: SMTPServerOptions) => {
    const server = new SMTPServer({
      authOptional: true,
      disableReverseLookup: true,
      closeTimeout: 50,
      logger: false,
      ...options,
    })
    server.on('error', () => {})
    const listener = server.listen(0, '127.0.0.1')
    await once(listener, 'listening')
    opened.push(() => new Promise((resolve) => server.close(() => resolve())))
    return portOf(listener.address())
  }
  const courierTo = (options: SmtpOptions) => {
    const courier = smtpCourier(options)
    opened.push(() => courier.close())
    return courier
  }
  const faultOf = (sending: Promise<void>) =>
    sending.then(
      () => undefined,
      (error: unknown) => error,
    )

  test('the headers are those of an automatic message', async () => {
    const mailbox = await startMailbox()
    opened.push(() => mailbox.close())
    const courier = courierTo({ url: mailbox.url, from, allowPlain: true })
    const coming = mailbox.waitFor(({ subject }) => subject === message.subject, 2_000)
    await courier.deliver(message, 'case/7/0')
    const { headers, from: sender } = await coming
    expect(sender).toBe('no-reply@regain.example')
    expect(headers.get('from')).toBe('Regain <no-reply@regain.example>')
    expect(headers.get('to')).toBe('ada@example.org')
    expect(headers.get('content-language')).toBe('sv-SE')
    expect(headers.get('auto-submitted')).toBe('auto-generated')
    expect(headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(headers.get('message-id')).toMatch(/^<[0-9a-f]{40}@regain\.example>$/)
    expect(headers.get('message-id')).not.toContain('case')
    expect([...headers.keys()].filter((name) => name.startsWith('x-') || name === 'bcc')).toEqual([])
  })
  test('a locale that is none makes no header', async () => {
    const mailbox = await startMailbox()
    opened.push(() => mailbox.close())
    await courierTo({ url: mailbox.url, from, allowPlain: true }).deliver(
      { ...message, locale: 'en\r\nBcc: a@b.c' },
      'k',
    )
    expect(mailbox.messages()[0]?.headers.has('content-language')).toBe(false)
  })

  test.each([
    ['5xx', 550],
    ['4xx', 451],
  ])('a server that answers %s', async (trouble, responseCode) => {
    const port = await serve({
      disabledCommands: ['STARTTLS'],
      onRcptTo: ({ address }, _, done) => done(Object.assign(new Error(`no ${address}`), { responseCode })),
    })
    const fault = await faultOf(courierTo({ host: '127.0.0.1', port, from, allowPlain: true }).deliver(message, 'k'))
    expect(fault).toMatchObject({ name: 'SmtpError', message: `SMTP: ${trouble}`, trouble })
    expect(Object.keys(fault ?? {}).sort()).toEqual(['name', 'trouble'])
  })
  test('credentials that are refused are not repeated', async () => {
    const port = await serve({
      authOptional: false,
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      onAuth: ({ username, password }, _, done) => done(new Error(`bad ${username} ${password}`)),
    })
    const courier = courierTo({ url: `smtp://mailer:s%40cret@127.0.0.1:${port}`, from, allowPlain: true })
    const fault = await faultOf(courier.deliver(message, 'k'))
    expect(fault).toMatchObject({ trouble: 'auth' })
    expect(String(fault instanceof Error && fault.stack)).not.toMatch(/s@cret|s%40cret|mailer/)
  })
  test.each([
    ['never greets', () => {}],
    ['greets and falls silent', (socket: Socket) => void socket.write('220 mail.example ESMTP\r\n')],
    [
      'drips on for ever',
      (socket: Socket) => {
        const drip = setInterval(() => socket.write('220-still here\r\n'), 20)
        socket.on('close', () => clearInterval(drip))
      },
    ],
  ])('a server that %s does not hold a delivery past its time', async (_, behave) => {
    const sockets = new Set<Socket>()
    const server = createServer((socket) => {
      sockets.add(socket)
      socket.on('error', () => {})
      socket.on('close', () => sockets.delete(socket))
      behave(socket)
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    opened.push(async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    })
    const courier = courierTo({
      host: '127.0.0.1',
      port: portOf(server.address()),
      from,
      allowPlain: true,
      timeoutMs: 200,
    })
    const start = performance.now()
    const fault = await faultOf(courier.deliver(message, 'k'))
    expect(fault).toMatchObject({ trouble: 'timeout' })
    expect(performance.now() - start).toBeLessThan(1_500)
  })
  test('nobody there', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const port = portOf(server.address())
    await new Promise((resolve) => server.close(resolve))
    const fault = await faultOf(courierTo({ host: '127.0.0.1', port, from, allowPlain: true }).deliver(message, 'k'))
    expect(fault).toMatchObject({ trouble: 'connection' })
  })

  describe('TLS', () => {
    const { key, cert } = selfSigned()
    const received: string[] = []
    const onData: NonNullable<SMTPServerOptions['onData']> = (stream, session, done) => {
      received.push(session.secure ? 'secure' : 'plain')
      stream.resume().on('end', () => done())
    }
    test.each([true, false])('a trusted certificate serves (TLS from the first byte: %s)', async (secure) => {
      const port = await serve({ secure, key, cert, onData })
      await courierTo({ host: 'localhost', port, secure, from, ca: cert }).deliver(message, 'k')
      expect(received.splice(0)).toEqual(['secure'])
    })
    test.each([true, false])('an unknown certificate does not (TLS from the first byte: %s)', async (secure) => {
      const port = await serve({ secure, key, cert, onData })
      const fault = await faultOf(courierTo({ host: 'localhost', port, secure, from }).deliver(message, 'k'))
      expect(fault).toMatchObject({ name: 'SmtpError', trouble: 'tls' })
      expect(received).toEqual([])
    })
    test('a server that offers none gets nothing', async () => {
      const port = await serve({ disabledCommands: ['STARTTLS'], onData })
      const fault = await faultOf(courierTo({ url: `smtp://localhost:${port}`, from }).deliver(message, 'k'))
      expect(fault).toMatchObject({ name: 'SmtpError', trouble: 'tls' })
      expect(received).toEqual([])
    })
  })

  test('after closing nothing goes out, and what is under way is waited for', async () => {
    const mailbox = await startMailbox()
    opened.push(() => mailbox.close())
    const courier = smtpCourier({ url: mailbox.url, from, allowPlain: true })
    const sending = courier.deliver(message, 'k')
    await courier.close()
    await sending
    expect(mailbox.messages()).toHaveLength(1)
    await expect(courier.deliver(message, 'k')).rejects.toMatchObject({ trouble: 'closed' })
  })
  test('more than 32 at once are put off', async () => {
    const mailbox = await startMailbox()
    opened.push(() => mailbox.close())
    const courier = courierTo({ url: mailbox.url, from, allowPlain: true })
    const all = await Promise.allSettled(Array.from({ length: 33 }, (_, n) => courier.deliver(message, `k/${n}`)))
    expect(all.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []))).toEqual([
      'SmtpError: SMTP: busy',
    ])
  })
  test.each<[string, SmtpOptions]>([
    ['plain to another machine', { host: 'mail.example.org', from, allowPlain: true }],
    ['plain to what only looks like this one', { host: '127.0.0.1.example.org', from, allowPlain: true }],
    ['a URL that is none', { url: 'smtp//user:s3cret@host', from }],
    ['another scheme', { url: 'http://user:s3cret@host', from }],
    ['a URL that switches checks off', { url: 'smtp://user:s3cret@host?tls.rejectUnauthorized=false', from }],
    ['a bad escape', { url: 'smtp://user:s3cret%zz@host', from }],
    ['a sender with a line break', { host: 'mail.example.org', from: 'a\r\nBcc: x <s3cret@example.org>' }],
    ['a sender without an address', { host: 'mail.example.org', from: 's3cret' }],
    ['no time', { host: 'mail.example.org', from, timeoutMs: 0 }],
    ['too much time', { host: 'mail.example.org', from, timeoutMs: 600_000 }],
  ])('refused at once: %s', (_, options) => {
    let fault: unknown
    try {
      smtpCourier(options)
    } catch (error) {
      fault = error
    }
    expect(fault).toMatchObject({ name: 'RecoveryError', code: 'config_invalid' })
    expect(fault).not.toHaveProperty('cause')
    expect(String(fault instanceof Error && fault.stack)).not.toContain('s3cret')
  })
  test('any subject and text that are sent arrive as they are', async () => {
    const mailbox = await startMailbox()
    opened.push(() => mailbox.close())
    const courier = courierTo({ url: mailbox.url, from, allowPlain: true })
    const line = fc.string({ unit: 'grapheme', maxLength: 120 }).map((text) => text.replace(/\p{Cc}/gu, ' '))
    const subject = line.map((text) => text.replace(/\s+/g, ' ').trim())
    const mails = fc.array(fc.record({ subject, lines: fc.array(line, { minLength: 1, maxLength: 4 }) }), {
      minLength: 30,
      maxLength: 30,
    })
    // A server greets after 100 ms: many messages at once, few rounds.
    let round = 0
    await fc.assert(
      fc.asyncProperty(mails, async (all) => {
        round += 1
        await Promise.all(
          all.map(({ subject, lines }, n) =>
            courier.deliver(
              { ...message, to: `to-${round}-${n}@example.org`, subject, text: lines.join('\n') },
              `k/${n}`,
            ),
          ),
        )
        for (const [n, { subject, lines }] of all.entries()) {
          const mail = mailbox.messages().find(({ to }) => to[0] === `to-${round}-${n}@example.org`)
          expect(mail?.subject).toBe(subject)
          expect(mail?.text.trimEnd()).toBe(lines.join('\n').trimEnd())
        }
      }),
      { numRuns: 4, endOnFailure: true },
    )
  })
})

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
