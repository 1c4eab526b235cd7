import type { Contact, Courier } from 'regain'
import { smtpCourier } from 'regain/smtp'
import { z } from 'zod'
import type { DemoClock } from './clock.ts'
import type { DemoFile } from './file.ts'
import { startMailbox } from './mailbox.ts'

const Letter = z.object({
  seq: z.number(),
  /** The Message-ID of a mail; the key a text message was sent under. */
  id: z.string(),
  channel: z.enum(['email', 'phone']),
  recipient: z.string(),
  subject: z.string(),
  body: z.string(),
  at: z.number(),
  opened: z.number().transform(Boolean),
})
/** A message that arrived. */
export type Letter = z.infer<typeof Letter>

/** Mails by SMTP and text messages, and where they arrive. */
export interface Post {
  readonly email: Courier
  readonly sms: Courier
  /** Where mails go that are not read here. */
  readonly elsewhere?: string
  /** The newest first. */
  letters(channel: Contact, limit?: number): Letter[]
  unread(channel: Contact): number
  open(seq: number): void
  /** Whatever came before is old. */
  openAll(): void
  close(): Promise<void>
}

/** Without an address the demo is its own mail server, on this machine only. */
export async function openPost(file: DemoFile, clock: DemoClock, smtpUrl: string | undefined): Promise<Post> {
  const mailbox = smtpUrl === undefined ? await startMailbox() : undefined
  const url = mailbox?.url ?? smtpUrl ?? ''
  const allowPlain = mailbox !== undefined || isPlainAndNear(url)
  const courier = smtpCourier({ url, allowPlain, from: 'Demo exchange <no-reply@example.org>', timeoutMs: 9_000 })

  const keep = (letter: Pick<Letter, 'id' | 'channel' | 'recipient' | 'subject' | 'body'>) => {
    const { id, channel, recipient, subject, body } = letter
    const sql = 'INSERT OR IGNORE INTO demo_letters VALUES (NULL, ?, ?, ?, ?, ?, ?, 0)'
    file.run(sql, id, channel, recipient, subject, body, clock.now())
  }
  let read = 0
  /** What the server has taken rests in the file before the courier says that it went out. */
  const collect = () => {
    const mails = mailbox?.messages() ?? []
    for (const { to, subject, text, headers } of mails.slice(-64)) {
      const id = headers.get('message-id') ?? `without-${read++}`
      for (const recipient of to) keep({ id, channel: 'email', recipient, subject, body: text })
    }
  }

  return {
    ...(smtpUrl === undefined ? {} : { elsewhere: new URL(smtpUrl).host }),
    email: {
      async deliver(message, key) {
        await courier.deliver(message, key)
        collect()
      },
    },
    sms: {
      async deliver({ to, subject, text }, key) {
        keep({ id: key, channel: 'phone', recipient: to, subject, body: text })
      },
    },
    letters: (channel, limit = 9) =>
      file.rows(Letter, 'SELECT * FROM demo_letters WHERE channel = ? ORDER BY seq DESC LIMIT ?', channel, limit),
    unread: (channel) => file.rows(z.object({ n: z.number() }), unreadSql, channel).reduce((sum, { n }) => sum + n, 0),
    open: (seq) => void file.run('UPDATE demo_letters SET opened = 1 WHERE seq = ?', seq),
    openAll: () => void file.run('UPDATE demo_letters SET opened = 1'),
    async close() {
      await courier.close()
      await mailbox?.close()
    },
  }
}
const unreadSql = 'SELECT count(*) AS n FROM demo_letters WHERE channel = ? AND opened = 0'

function isPlainAndNear(text: string): boolean {
  const url = URL.parse(text)
  return url?.protocol === 'smtp:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}

/** What a code message carries. */
export const codeIn = (letter: Letter): string | undefined => /\b\d{6}\b/.exec(letter.body)?.[0]
/** What "this was not me" in a notice carries. */
export const tokenIn = (letter: Letter): string | undefined =>
  /notice\/([\w-]{22}\.\d{1,3}\.[\w-]{43})/.exec(letter.body)?.[1]
