import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseMail, startMailbox } from '../../examples/demo/mailbox.ts'
import { smtpCourier } from '../../src/adapters/smtp.ts'

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
    const courier = smtpCourier({ url: mailbox.url, from: 'a@example.org', allowPlain: true })
    const message = { to: 'ada@example.org', locale: 'en', subject: 'Long', text: 'å'.repeat(30_000) }
    await expect(courier.deliver(message, 'k')).rejects.toMatchObject({ trouble: '5xx' })
    expect(mailbox.messages()).toEqual([])
    await courier.close()
    await mailbox.close()
  })
  test('waiting ends with its time, and with the mailbox', async () => {
    const mailbox = await startMailbox()
    await expect(mailbox.waitFor(() => true, 20)).rejects.toThrow('No such mail came.')
    const waiting = expect(mailbox.waitFor(() => true, 60_000)).rejects.toThrow('No such mail came.')
    await mailbox.close()
    await waiting
  })
})
