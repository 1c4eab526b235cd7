import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { parseMail, startMailbox } from '../../examples/demo/mailbox.ts'
import { hashPassword, passwordVerifier } from '../../src/adapters/password.ts'
import { type SmtpOptions, smtpCourier } from '../../src/adapters/smtp.ts'
import { totpVerifier } from '../../src/adapters/totp.ts'
import type { CheckRequest, Message } from '../../src/ports/index.ts'
import { type CourierBench, courierContract } from '../../src/testing/contracts/courier.ts'
import { passwordContract, totpContract } from '../../src/testing/contracts/verifier.ts'
import { brokenCouriers, brokenPasswords, brokenTotps } from '../fixtures/broken/verifier.ts'
import { selfSigned } from '../fixtures/certificate.ts'

const opened: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of opened.splice(0)) await close()
})

/** 4 MiB and a few ms a hash: enough to tell a hash from none. */
const cost = { ln: 12, r: 8, p: 1 }
const ask: CheckRequest = { account: 'ada', caseId: 'case-1', flow: 'flow', purpose: 'password' }
const nobody: CheckRequest = { ...ask, account: null }

describe('the password verifier', async () => {
  const password = 'Correct horse, 电池 stäple'
  const stored = await hashPassword(password, { cost })
  const make = () => passwordVerifier({ hashOf: async (account) => (account === 'ada' ? stored : undefined), cost })

  for (const { name, run } of passwordContract({ make, account: 'ada', password })) test(name, run)

  describe.each(brokenPasswords)('one that $name', ({ caughtBy, breaks }) => {
    test('is caught', async () => {
      const contract = passwordContract({ make: () => breaks(make()), account: 'ada', password })
      await expect(contract.find(({ name }) => name === caughtBy)?.run()).rejects.toThrow()
    })
  })

  const over = (hash: string | undefined) => passwordVerifier({ hashOf: async () => hash, cost })

  test('a hash names its parameters, and its salt is fresh', async () => {
    expect(stored).toMatch(/^\$scrypt\$ln=12,r=8,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
    expect(await hashPassword(password, { cost })).not.toBe(stored)
  })
  test('without a word about cost a hash is OWASP’s', async () => {
    const hash = await hashPassword(password)
    expect(hash).toMatch(/^\$scrypt\$ln=17,r=8,p=1\$/)
    expect(await over(hash).check(ask, password, 'k')).toEqual({ verdict: 'passed' })
  })
  test('RFC 7914 12, third vector', async () => {
    const hash = Buffer.from(
      '7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887',
      'hex',
    )
    const text = `$scrypt$ln=14,r=8,p=1$${b64(Buffer.from('SodiumChloride'))}$${b64(hash)}`
    expect(await over(text).check(ask, 'pleaseletmein', 'k')).toEqual({ verdict: 'passed' })
    expect(await over(text).check(ask, 'pleaseletmeout', 'k')).toEqual({ verdict: 'failed' })
  })
  test('composed and decomposed letters are one password, compatible ones are not (NFC)', async () => {
    expect(await make().check(ask, password.normalize('NFD'), 'k')).toEqual({ verdict: 'passed' })
    const ligature = over(await hashPassword('ﬁne password', { cost }))
    expect(await ligature.check(ask, 'fine password', 'k')).toEqual({ verdict: 'failed' })
  })
  test('an empty, overlong or broken password has no hash', async () => {
    for (const text of ['', 'a'.repeat(1025), 'a\ud800', 'a\0'])
      await expect(hashPassword(text, { cost })).rejects.toMatchObject({ code: 'input_invalid' })
    const long = 'ä'.repeat(1024)
    expect(await over(await hashPassword(long, { cost })).check(ask, long, 'k')).toEqual({ verdict: 'passed' })
  })
  const tail = stored.slice(stored.indexOf('$', 10))
  test.each([
    '',
    'plain',
    `$scrypt$ln=31,r=8,p=1${tail}`,
    `$scrypt$ln=18,r=32,p=1${tail}`,
    `$scrypt$ln=12,r=8,p=999${tail}`,
    `$scrypt$ln=0,r=8,p=1${tail}`,
    `$scrypt$ln=12,r=0,p=1${tail}`,
    `$scrypt$ln=12,r=8,p=1$$`,
    `$argon2id$v=19$m=65536,t=2,p=1${tail}`,
    `${stored}$more`,
    `$scrypt$ln=12,r=8,p=1${tail}`.repeat(1000),
  ])('a stored hash that is absurd fails: %.30s', async (hash) => {
    expect(await over(hash).check(ask, password, 'k')).toEqual({ verdict: 'failed' })
  })
  test('an absurd cost is refused', () => {
    for (const absurd of [
      { ln: 30, r: 8, p: 1 },
      { ln: 12, r: 8, p: 1.5 },
      { ln: Number.NaN, r: 8, p: 1 },
      { ln: 16, r: 1, p: 1 },
    ])
      expect(() => passwordVerifier({ hashOf: async () => undefined, cost: absurd })).toThrow(
        expect.objectContaining({ code: 'config_invalid' }),
      )
  })
  test('4 hashes run, 64 wait, the next one is refused, and the queue recovers', async () => {
    const light = { ln: 4, r: 8, p: 1 }
    const all = await Promise.allSettled(Array.from({ length: 75 }, () => hashPassword('a', { cost: light })))
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(75 - 68)
    expect(all.slice(0, 68).every(({ status }) => status === 'fulfilled')).toBe(true)
    const again = await Promise.allSettled(Array.from({ length: 68 }, () => hashPassword('a', { cost: light })))
    expect(again.every(({ status }) => status === 'fulfilled')).toBe(true)
  })
  test('whatever is typed, only the password passes', async () => {
    const light = { ln: 4, r: 8, p: 1 }
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0')),
        fc.string({ unit: 'binary' }),
        async (right, typed) => {
          const hash = await hashPassword(right, { cost: light })
          const verifier = passwordVerifier({ hashOf: async () => hash, cost: light })
          const should = right.normalize('NFC') === typed.normalize('NFC') ? 'passed' : 'failed'
          expect(await verifier.check(ask, typed, 'k')).toEqual({ verdict: should })
          expect(await verifier.check(ask, right, 'k')).toEqual({ verdict: 'passed' })
          expect(await verifier.check(nobody, right, 'k')).toEqual({ verdict: 'failed' })
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('the TOTP verifier', () => {
  /** RFC 6238 Appendix B: the ASCII string "12345678901234567890". */
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
  const key = 'a key for tests, of at least 32 bytes'
  const base = { key, issuer: 'Regain', label: (account: string) => `${account}@example.org` }
  let lookUps = 0
  const secrets = {
    get: async (account: string | null) => {
      lookUps += 1
      return account === 'ada' ? secret : undefined
    },
  }
  const contractOf = (breaks: Parameters<typeof totpContract>[0]['make']) =>
    totpContract({
      make: breaks,
      account: 'ada',
      other: 'eve',
      secret: Buffer.from('12345678901234567890'),
      work: () => lookUps,
    })
  const totp: CheckRequest = { ...ask, purpose: 'totp' }

  for (const { name, run } of contractOf((clock) => totpVerifier({ ...base, secrets, clock }))) test(name, run)
  for (const { name, run } of contractOf((clock) => totpVerifier({ ...base, secrets, clock, pastSteps: 0 })))
    test(`strict: ${name}`, run)

  describe.each(brokenTotps)('one that $name', ({ caughtBy, breaks }) => {
    test('is caught', async () => {
      const contract = contractOf((clock) => breaks(totpVerifier({ ...base, secrets, clock })))
      await expect(contract.find(({ name }) => name === caughtBy)?.run()).rejects.toThrow()
    })
  })

  test.each([
    [59, 0x1, '94287082'],
    [1_111_111_109, 0x23523ec, '07081804'],
    [1_111_111_111, 0x23523ed, '14050471'],
    [1_234_567_890, 0x273ef07, '89005924'],
    [2_000_000_000, 0x3f940aa, '69279037'],
    [20_000_000_000, 0x27bc86aa, '65353130'],
  ])('RFC 6238 Appendix B at %d s, of which an authenticator shows the last 6 digits', async (seconds, step, code) => {
    const verifier = totpVerifier({ ...base, secrets, clock: { now: () => seconds * 1000 } })
    expect(await verifier.check(totp, code.slice(2), 'k')).toEqual({ verdict: 'passed', step })
    expect(await verifier.check(totp, code, 'k')).toEqual({ verdict: 'failed' })
  })
  test('past steps: one by default, none when strict', async () => {
    const at = (now: number, pastSteps: 0 | 1) =>
      totpVerifier({ ...base, secrets, clock: { now: () => now }, pastSteps })
    const step = 0x23523ec
    for (const [now, pastSteps, verdict] of [
      [step * 30_000, 0, 'passed'],
      [step * 30_000 + 29_999, 0, 'passed'],
      [step * 30_000 + 30_000, 0, 'failed'],
      [step * 30_000 + 59_999, 1, 'passed'],
      [step * 30_000 + 60_000, 1, 'failed'],
      [step * 30_000 - 1, 1, 'failed'],
    ] as const)
      expect(await at(now, pastSteps).check(totp, '081804', 'k')).toMatchObject({ verdict })
  })
  test('the secret behind a handle is the one that was shown, and stays so', async () => {
    const verifier = totpVerifier({ ...base, secrets })
    const { handle, reveal } = await verifier.prepare({ ...ask, purpose: 'enrolment' }, 'case-1/4/0')
    expect(reveal?.secret).toHaveLength(32)
    expect(verifier.secretOf(handle)).toBe(reveal?.secret)
    expect(totpVerifier({ ...base, secrets, key: Buffer.from(key) }).secretOf(handle)).toBe(reveal?.secret)
    expect(() => totpVerifier({ ...base, secrets, key: `${key}!` }).secretOf(handle)).toThrow(
      expect.objectContaining({ code: 'input_invalid' }),
    )
  })
  test('no handle can be made up or altered', async () => {
    const verifier = totpVerifier({ ...base, secrets })
    const { handle } = await verifier.prepare({ ...ask, purpose: 'enrolment' }, 'k')
    fc.assert(
      fc.property(fc.nat({ max: 47 }), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bytes = Buffer.from(handle, 'base64url')
        bytes.writeUInt8(bytes.readUInt8(at) ^ mask, at)
        expect(() => verifier.secretOf(bytes.toString('base64url'))).toThrow('not have a valid form')
      }),
    )
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.base64String({ minLength: 64, maxLength: 64 })), (text) => {
        expect(() => verifier.secretOf(text)).toThrow('not have a valid form')
      }),
    )
  })
  test('account, case and key never run into each other', async () => {
    const verifier = totpVerifier({ ...base, secrets })
    const handles = new Set<string>()
    for (const [account, caseId, key] of [
      ['ab', 'c', 'd'],
      ['a', 'bc', 'd'],
      ['a', 'b', 'cd'],
      ['', 'abc', 'd'],
      [null, 'abc', 'd'],
    ] as const)
      handles.add((await verifier.prepare({ ...ask, account, caseId }, key)).handle)
    expect(handles.size).toBe(5)
  })
  test('the URI is in the Key Uri Format, and a colon in the label parts nothing', async () => {
    const verifier = totpVerifier({ ...base, issuer: 'Ex & Co', label: () => 'tenant:ada ö', secrets })
    const { reveal } = await verifier.prepare(ask, 'k')
    const uri = new URL(reveal?.uri ?? '')
    expect(decodeURIComponent(uri.pathname)).toMatch(/^\/{0,2}(totp\/)?Ex & Co:tenant ada ö$/)
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: reveal?.secret,
      issuer: 'Ex & Co',
      algorithm: 'SHA1',
      digits: '6',
      period: '30',
    })
  })
  test('a legacy secret of 16 characters is checked, with blanks and in lower case too', async () => {
    const clock = { now: () => 59_000 }
    for (const stored of ['JBSWY3DPEHPK3PXP', 'jbsw y3dp ehpk 3pxp']) {
      const verifier = totpVerifier({ ...base, secrets: { get: async () => stored }, clock })
      expect(await verifier.check(totp, '996554', 'k')).toEqual({ verdict: 'passed', step: 1 })
    }
  })
  test.each(['', 'JBSWY3DPEHPK3PX', 'not Base32!!!!!!!!!!!!', '1'.repeat(32), 'A'.repeat(300)])(
    'a stored secret that cannot be used is told without repeating it: %.20s',
    async (stored) => {
      const verifier = totpVerifier({ ...base, secrets: { get: async () => stored } })
      const fault: unknown = await verifier.check(totp, '000000', 'k').catch((error: unknown) => error)
      expect(fault).toMatchObject({ code: 'port_failed' })
      if (stored !== '') expect(String(fault)).not.toContain(stored)
    },
  )
  test('a configuration that is unsafe is refused', () => {
    for (const wrong of [{ key: 'short' }, { key: new Uint8Array(31) }, { issuer: 'a:b' }, { issuer: '' }])
      expect(() => totpVerifier({ ...base, secrets, ...wrong })).toThrow(
        expect.objectContaining({ code: 'config_invalid' }),
      )
  })
  test('whatever is typed is an answer, and only the codes of the window pass', async () => {
    const verifier = totpVerifier({ ...base, secrets, clock: { now: () => 1_111_111_111_000 } })
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9]{6}$/),
      fc.constantFrom('050471', '081804'),
    )
    await fc.assert(
      fc.asyncProperty(typed, async (text) => {
        const step = { '050471': 0x23523ed, '081804': 0x23523ec }[text]
        const should = step === undefined ? { verdict: 'failed' } : { verdict: 'passed', step }
        expect(await verifier.check(totp, text, 'k')).toEqual(should)
      }),
    )
  })
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

  const make = async (): Promise<CourierBench> => {
    const mailbox = await startMailbox()
    let courier = smtpCourier({ url: mailbox.url, from, allowPlain: true })
    const bench: CourierBench = {
      courier: { deliver: (...given) => courier.deliver(...given) },
      delivered: async () => mailbox.messages().map((mail) => ({ ...mail, id: mail.headers.get('message-id') ?? '' })),
      async refuse() {
        await courier.close()
        const port = await serve({
          disabledCommands: ['STARTTLS'],
          onData(stream, session, done) {
            let all = ''
            stream.on('data', (chunk) => {
              all += String(chunk)
            })
            stream.on('end', () => {
              const said = `${session.envelope.rcptTo[0]?.address} ${all.replace(/\s+/g, ' ')}`
              done(Object.assign(new Error(said), { responseCode: 550 }))
            })
          },
        })
        courier = smtpCourier({ host: '127.0.0.1', port, from, allowPlain: true })
      },
      async close() {
        await courier.close()
        await mailbox.close()
      },
    }
    return bench
  }

  for (const { name, run } of courierContract({ make })) test(name, run)

  describe.each(brokenCouriers)('one that $name', ({ caughtBy, breaks }) => {
    test('is caught', async () => {
      const contract = courierContract({ make: async () => breaks(await make()) })
      await expect(contract.find(({ name }) => name === caughtBy)?.run()).rejects.toThrow()
    })
  })

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

describe('the mailbox of the demo', () => {
  const mail = (headers: readonly string[], body: string) => Buffer.from(`${headers.join('\r\n')}\r\n\r\n${body}`)
  test.each([
    ['7bit', 'Plain text.\r\n', 'Plain text.'],
    ['8bit', 'Grüße\r\n', 'Grüße'],
    ['base64', 'R3LD\r\nvMOfZQ==\r\n', 'Grüße'],
    ['quoted-printable', 'Gr=C3=BC=C3=9Fe, =\r\nall=3D\r\nthe rest  \r\n', 'Grüße, all=\nthe rest'],
  ])('reads %s', (encoding, body, text) => {
    const raw = mail(['Content-Type: text/plain; charset="UTF-8"', `Content-Transfer-Encoding: ${encoding}`], body)
    expect(parseMail(raw)?.text).toBe(text)
  })
  test('reads folded headers and encoded words, those split inside a character too', () => {
    const raw = mail(['Subject: =?UTF-8?Q?=C3=85terst=C3?=', ' =?utf-8?Q?=A4ll?= nu =?UTF-8?B?8J+UkQ==?='], 'x')
    expect(parseMail(raw)?.subject).toBe('Återställ nu 🔑')
  })
  test('refuses what is not ours', () => {
    expect(parseMail(Buffer.from('no headers'))).toBeUndefined()
    expect(parseMail(mail(['Content-Type: text/html'], 'x'))).toBeUndefined()
    expect(parseMail(mail(['Content-Type: text/plain; charset=utf-16'], 'x'))).toBeUndefined()
    expect(parseMail(mail(['Content-Transfer-Encoding: x-uu'], 'x'))).toBeUndefined()
    fc.assert(fc.property(fc.uint8Array({ maxLength: 500 }), (raw) => void parseMail(raw)))
  })
  test('refuses what is too large', async () => {
    const mailbox = await startMailbox()
    opened.push(() => mailbox.close())
    const courier = smtpCourier({ url: mailbox.url, from: 'a@example.org', allowPlain: true })
    const message = { to: 'ada@example.org', locale: 'en', subject: 'Long', text: 'å'.repeat(30_000) }
    await expect(courier.deliver(message, 'k')).rejects.toMatchObject({ trouble: '5xx' })
    expect(mailbox.messages()).toEqual([])
    await courier.close()
  })
  test('waiting ends with its time, and with the mailbox', async () => {
    const mailbox = await startMailbox()
    await expect(mailbox.waitFor(() => true, 20)).rejects.toThrow('No such mail came.')
    const waiting = expect(mailbox.waitFor(() => true, 60_000)).rejects.toThrow('No such mail came.')
    await mailbox.close()
    await waiting
  })
})

function b64(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  return typeof address === 'object' && address !== null ? address.port : 0
}
