import type { Courier, Message } from '../../ports/courier.ts'
import { check, same } from './check.ts'

/** A message as the far side received it. */
export interface Delivered {
  /** Everybody who gets it, as named to the carrier and not in the message. */
  readonly to: readonly string[]
  readonly subject: string
  readonly text: string
  /** What a receiver knows the message by: equal for two deliveries under one key. */
  readonly id: string
}

/** A courier with a far side of its own. */
export interface CourierBench {
  readonly courier: Courier
  delivered(): Promise<readonly Delivered[]>
  /** From now on the far side refuses everything, and repeats in its refusal whatever it was given. */
  refuse(): Promise<void>
  close(): Promise<void>
}

export interface CourierContractOptions {
  make(): Promise<CourierBench>
  /** An address the far side takes; default `ada@example.org`. */
  readonly to?: string
  /** Another one; default `eve@example.org`. */
  readonly other?: string
  /** `false` where a channel has no subject (SMS); default `true`. */
  readonly subject?: boolean
}

/** What a courier must keep. Needs no test runner: each `run` throws, or does not. */
export function courierContract(
  options: CourierContractOptions,
): readonly { readonly name: string; run(): Promise<void> }[] {
  const to = options.to ?? 'ada@example.org'
  const other = options.other ?? 'eve@example.org'
  const hasSubject = options.subject ?? true
  const message: Message = { to, locale: 'en', subject: 'Your code', text: 'Your code is 314159.' }

  const sentence = (name: string, body: (bench: CourierBench) => Promise<void>) => ({
    name,
    async run() {
      const bench = await options.make()
      try {
        await body(bench)
      } finally {
        await bench.close()
      }
    },
  })

  return [
    sentence('a message arrives as it is, once, at its address alone', async ({ courier, delivered }) => {
      await courier.deliver(message, 'case/1/0')
      const all = await delivered()
      same(all.length, 1, 'One message arrives.')
      same(all[0]?.to, [to], 'Its address gets it, nobody else.')
      if (hasSubject) same(all[0]?.subject, message.subject, 'The subject is as it was.')
      same(all[0]?.text.trimEnd(), message.text, 'The text is as it was.')
    }),
    sentence('any script, dots, long and empty lines arrive as they are', async ({ courier, delivered }) => {
      const text = [
        'Hej, Åsa. 验证码 是 314159 🔑',
        '',
        '.',
        '..',
        'From here = 3D=',
        'långt '.repeat(200).trim(),
        '=?utf-8?Q?no?=',
      ].join('\n')
      const subject = 'Återställning 恢复 🔑 '.repeat(4).trim()
      await courier.deliver({ to, locale: 'sv-SE', subject, text }, 'case/1/0')
      const [first] = await delivered()
      same(first?.text.replaceAll('\r\n', '\n').trimEnd(), text, 'The text is as it was.')
      if (hasSubject) same(first?.subject, subject, 'The subject is as it was.')
    }),
    sentence('a key that is repeated is recognisable as the same message', async ({ courier, delivered }) => {
      for (const key of ['case/1/0', 'case/1/0', 'case/1/1', 'case/2/0']) await courier.deliver(message, key)
      const ids = (await delivered()).map(({ id }) => id)
      check(
        ids.every((id) => id !== ''),
        'Each message has an id.',
      )
      same(new Set(ids).size, 3, 'Three keys are three messages, however often they are delivered.')
      if (ids.length === 4) same(ids[0], ids[1], 'One key is one message.')
    }),
    sentence('messages at the same time all arrive, each with its own text', async ({ courier, delivered }) => {
      const numbers = [1, 2, 3, 4, 5]
      await Promise.all(numbers.map((n) => courier.deliver({ ...message, text: `Your code is ${n}.` }, `case/${n}/0`)))
      const texts = (await delivered()).map(({ text }) => text.trimEnd()).sort()
      same(
        texts,
        numbers.map((n) => `Your code is ${n}.`),
        'Every text arrives once.',
      )
    }),
    sentence('a line break or a list in a field makes no other recipient', async ({ courier, delivered }) => {
      const tricks: readonly Partial<Message>[] = [
        { to: `${to}\r\nBcc: ${other}` },
        { to: `${to}, ${other}` },
        { to: `${to}> RCPT TO:<${other}` },
        { to: `friends: ${to}, ${other};` },
        { subject: `Hello\r\nBcc: ${other}` },
        { subject: `Hello\nBcc: ${other}\n\nA text of one's own` },
        { locale: `en\r\nBcc: ${other}` },
        { text: `Hello\r\n.\r\nMAIL FROM:<${to}>\r\nRCPT TO:<${other}>\r\nDATA` },
      ]
      for (const [index, trick] of tricks.entries()) {
        await courier.deliver({ ...message, ...trick }, `case/${index}/0`).catch(() => {})
      }
      for (const { to: reached, text } of await delivered()) {
        same(reached, [to], 'Only the address itself is reached.')
        check(!text.startsWith("A text of one's own"), 'A subject never becomes text.')
      }
    }),
    sentence(
      'a refusal throws, and says nothing of the address, the subject or the text',
      async ({ courier, refuse }) => {
        await refuse()
        const fault = await courier.deliver(message, 'case/1/0').then(
          () => undefined,
          (error: unknown) => ({ error }),
        )
        check(fault !== undefined, 'A message that may not have gone out throws.')
        const said = everythingOf(fault.error)
        for (const secret of [to, '314159', message.text, message.subject])
          check(!said.includes(secret), 'What is thrown repeats nothing of the message.')
      },
    ),
  ]
}

/** All that a log could print of an error: its message, stack and properties, and those of its causes. */
function everythingOf(error: unknown, depth = 0): string {
  if (typeof error !== 'object' || error === null || depth > 5) return String(error)
  return Object.getOwnPropertyNames(error)
    .map((name) => `${name} ${everythingOf(Reflect.get(error, name), depth + 1)}`)
    .join('\n')
}
