import { once } from 'node:events'
import { SMTPServer } from 'smtp-server'
import { startMailbox } from '../../../examples/demo/mailbox.ts'
import { smtpCourier } from '../../../src/adapters/smtp.ts'
import type { CourierBench } from '../../../src/testing/contracts/courier.ts'
import { simulatedWorld } from './simulated.ts'

const emails = { to: 'ada@example.org', other: 'eve@example.org' }
const numbers = { to: '+46701740605', other: '+46701740606' }
const from = 'Regain <no-reply@regain.example>'

/** A server that refuses every letter and repeats in its refusal whatever it was given. */
async function refusing() {
  const server = new SMTPServer({
    authOptional: true,
    disableReverseLookup: true,
    closeTimeout: 50,
    logger: false,
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
  server.on('error', () => {})
  const listener = server.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  const address = listener.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

async function smtp(): Promise<CourierBench> {
  const mailbox = await startMailbox()
  let courier = smtpCourier({ url: mailbox.url, from, allowPlain: true })
  const opened: (() => Promise<void>)[] = [() => courier.close(), () => mailbox.close()]
  return {
    ...emails,
    courier: { deliver: (message, key) => courier.deliver(message, key) },
    delivered: () =>
      mailbox.messages().map(({ to, subject, text, headers }) => {
        return { to, subject, text, id: headers.get('message-id') ?? '' }
      }),
    async refuse() {
      await courier.close()
      const server = await refusing()
      opened.push(server.close)
      courier = smtpCourier({ host: '127.0.0.1', port: server.port, from, allowPlain: true })
    },
    async close() {
      for (const close of opened) await close()
    },
  }
}

const simulatedPost = (channel: 'email' | 'phone', addresses: typeof emails) => (): CourierBench => {
  const world = simulatedWorld()
  return {
    ...addresses,
    courier: world.couriers[channel],
    delivered: () => world.sent.map(({ to, subject, text, key }) => ({ to: [to], subject, text, id: key })),
    refuse() {
      world.interfere = () => {
        throw new Error('the port fails')
      }
    },
  }
}

export const couriers = {
  'e-mail by SMTP': smtp,
  simulated: simulatedPost('email', emails),
  'simulated, text messages': simulatedPost('phone', numbers),
} satisfies Readonly<Record<string, () => CourierBench | Promise<CourierBench>>>
