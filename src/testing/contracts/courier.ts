import type { Courier, Message } from '../../ports/courier.ts'
import { check, same } from './check.ts'
import { everythingOf, faultOf } from './comparing.ts'
import { type Bench, type Contract, type ContractOptions, contractOf } from './contract.ts'

/** A message as the far side received it. */
export interface Delivered {
  /** Everybody who gets it, as named to the carrier and not in the message. */
  readonly to: readonly string[]
  /** Absent where the channel has none (SMS). */
  readonly subject?: string
  readonly text: string
  /** What a receiver knows the message by: equal for two deliveries under one key. */
  readonly id: string
}

/** A courier of e-mails or text messages with a far side of its own. */
export interface CourierBench extends Bench {
  readonly courier: Courier
  /** Two addresses that the far side takes, of the courier's kind: e-mail, or a number in E.164. */
  readonly to: string
  readonly other: string
  delivered(): Promise<readonly Delivered[]> | readonly Delivered[]
  /** From now on the far side refuses everything, and repeats in its refusal whatever it was given. */
  refuse(): Promise<void> | void
}

const messageTo = (to: string): Message => ({ to, locale: 'en', subject: 'Your code', text: 'Your code is 314159.' })

const anyText = [
  'Hej, Åsa. 验证码 是 314159 🔑',
  '',
  '.',
  '..',
  'From here = 3D=',
  'långt '.repeat(200).trim(),
  '=?utf-8?Q?no?=',
].join('\n')

const tricksOn = (to: string, other: string): readonly Partial<Message>[] => [
  { to: `${to}\r\nBcc: ${other}` },
  { to: `${to}, ${other}` },
  { to: `${to}> RCPT TO:<${other}` },
  { to: `friends: ${to}, ${other};` },
  { subject: `Hello\r\nBcc: ${other}` },
  { subject: `Hello\nBcc: ${other}\n\nA text of one's own` },
  { locale: `en\r\nBcc: ${other}` },
  { text: `Hello\r\n.\r\nMAIL FROM:<${to}>\r\nRCPT TO:<${other}>\r\nDATA` },
]
/** What the far side shows of a channel that has subjects. */
const subjectIs = ({ subject }: Delivered, expected: string): void => {
  if (subject !== undefined) same(subject, expected, 'The subject is as it was.')
}

/** What a courier promises. */
export const courierContract = (options: ContractOptions<CourierBench>): Contract =>
  contractOf<CourierBench>(options, [
    {
      name: 'a message arrives as it is, once, at its address alone',
      async test({ courier, to, delivered }) {
        const message = messageTo(to)
        await courier.deliver(message, 'case/1/0')
        const [first, ...more] = await delivered()
        check(first !== undefined && more.length === 0, 'One message arrives.')
        same(first.to, [to], 'Its address gets it, nobody else.')
        subjectIs(first, message.subject)
        same(first.text.trimEnd(), message.text, 'The text is as it was.')
      },
    },
    {
      name: 'any script, dots, long and empty lines arrive as they are',
      async test({ courier, to, delivered }) {
        const subject = 'Återställning 恢复 🔑 '.repeat(4).trim()
        await courier.deliver({ to, locale: 'sv-SE', subject, text: anyText }, 'case/1/0')
        const [first] = await delivered()
        check(first !== undefined, 'It arrives.')
        same(first.text.replaceAll('\r\n', '\n').trimEnd(), anyText, 'The text is as it was.')
        subjectIs(first, subject)
      },
    },
    {
      name: 'a very long text arrives whole or throws',
      async test({ courier, to, delivered }) {
        const text = `${'a line of a very long letter\n'.repeat(4_000)}the end`
        const sent = await courier.deliver({ ...messageTo(to), text }, 'case/1/0').then(
          () => true,
          () => false,
        )
        const texts = (await delivered()).map((one) => one.text.replaceAll('\r\n', '\n').trimEnd())
        check(!sent || (texts.length === 1 && texts[0] === text), 'What went out is all of it.')
      },
    },
    {
      name: 'a key that is repeated is recognisable as the same message',
      async test({ courier, to, delivered }) {
        for (const key of ['case/1/0', 'case/1/0', 'case/1/1', 'case/2/0']) await courier.deliver(messageTo(to), key)
        const ids = (await delivered()).map(({ id }) => id)
        check(!ids.includes(''), 'Each message has an id.')
        same(new Set(ids).size, 3, 'Three keys are three messages, however often they are delivered.')
        if (ids.length === 4) same(ids[0], ids[1], 'One key is one message.')
      },
    },
    {
      name: 'messages at the same time all arrive, each with its own text',
      async test({ courier, to, delivered }) {
        const texts = [1, 2, 3, 4, 5].map((n) => `Your code is ${n}.`)
        await Promise.all(texts.map((text, n) => courier.deliver({ ...messageTo(to), text }, `case/${n}/0`)))
        const arrived = (await delivered()).map(({ text }) => text.trimEnd()).sort()
        same(arrived, texts, 'Every text arrives once.')
      },
    },
    {
      name: 'a line break or a list in a field makes no other recipient',
      async test({ courier, to, other, delivered }) {
        for (const [index, trick] of tricksOn(to, other).entries())
          await courier.deliver({ ...messageTo(to), ...trick }, `case/${index}/0`).catch(() => {})
        for (const { to: reached, text } of await delivered()) {
          same(reached, [to], 'Only the address itself is reached.')
          check(!text.startsWith("A text of one's own"), 'A subject never becomes text.')
        }
      },
    },
    {
      name: 'a refusal throws, and says nothing of the address, the subject or the text',
      async test({ courier, to, refuse }) {
        const message = messageTo(to)
        await refuse()
        const fault = await faultOf(
          courier.deliver(message, 'case/1/0'),
          'A message that may not have gone out throws.',
        )
        const said = everythingOf(fault)
        for (const secret of [to, '314159', message.text, message.subject])
          check(!said.includes(secret), 'What is thrown repeats nothing of the message.')
      },
    },
  ])
