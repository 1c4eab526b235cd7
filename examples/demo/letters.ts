import { box, log, note } from '@clack/prompts'
import { type Contact, RecoveryError } from 'regain'
import type { Demo } from './host.ts'
import { codeIn, type Letter, tokenIn } from './post.ts'
import { choose } from './prompts.ts'
import { cut, dim, timeOf, wrap } from './text.ts'

const phoneColumns = 40

/** A mail as mail programs show it. */
function showMail({ recipient, subject, body }: Letter): void {
  note([`To       ${recipient}`, `Subject  ${subject}`, '', ...wrap(body, 66)].join('\n'), 'Mail')
}
/** A text message on the screen of the phone that it came to. */
function showText({ recipient, body, at }: Letter): void {
  box([dim(timeOf(at)), '', ...wrap(body, phoneColumns)].join('\n'), ` ${recipient} `, { width: 'auto', rounded: true })
}
const show = (letter: Letter): void => (letter.channel === 'email' ? showMail(letter) : showText(letter))

/** What has come after the letter `since`, oldest first. */
export const lettersSince = ({ post }: Demo, since: number): Letter[] =>
  (['email', 'phone'] as const)
    .flatMap((channel) => post.letters(channel, 50).filter(({ seq }) => seq > since))
    .toSorted((a, b) => a.seq - b.seq)
export const newest = ({ post }: Demo): number =>
  Math.max(0, ...(['email', 'phone'] as const).map((channel) => post.letters(channel, 1)[0]?.seq ?? 0))

/** What has come since the last look: a code by phone lights up its screen, all else is told in a line. */
export function announce(demo: Demo, since: number): void {
  const lines: string[] = []
  for (const letter of lettersSince(demo, since)) {
    if (letter.channel === 'phone' && codeIn(letter) !== undefined) {
      demo.post.open(letter.seq)
      showText(letter)
    } else
      lines.push(dim(cut(`${letter.channel === 'email' ? 'Mail' : 'Text'} to ${letter.recipient}: ${letter.subject}`)))
  }
  if (lines.length > 0) log.info(lines.join('\n'))
}

/** Reads what came to a mailbox or a phone; a notice can be objected to. */
export async function read(demo: Demo, channel: Contact): Promise<void> {
  const { post } = demo
  if (channel === 'email' && post.elsewhere !== undefined) {
    log.info(`Mails go to ${post.elsewhere}. Read them there.`)
    return
  }
  const letters = post.letters(channel)
  const unread = letters.filter(({ opened }) => !opened)
  if (letters.length === 0) {
    log.info(channel === 'email' ? 'The mailbox is empty.' : 'No message has come.')
    return
  }
  const [latest] = unread
  const isAwaited = latest && (unread.length === 1 || codeIn(latest) !== undefined)
  const letter = isAwaited ? latest : await pick(letters)
  if (!letter) return
  post.open(letter.seq)
  show(letter)
  const token = tokenIn(letter)
  if (token === undefined) return
  const link = await choose('The message has a link', [
    { value: 'back', label: 'Put it away' },
    { value: 'dispute', label: 'Open the link: this was not me' },
  ])
  if (link === 'dispute') await dispute(demo, token)
}
async function pick(letters: readonly Letter[]): Promise<Letter | undefined> {
  const options = letters.map(({ seq, recipient, subject, at, opened }) => ({
    value: String(seq),
    label: `${opened ? ' ' : '•'} ${subject}`,
    hint: `${recipient}, ${timeOf(at)}`,
  }))
  const chosen = await choose('Which message?', options)
  return letters.find(({ seq }) => String(seq) === chosen)
}

async function dispute({ recovery }: Demo, token: string): Promise<void> {
  const ended = 'That request has ended. There is nothing left to stop.'
  try {
    const notice = recovery.notice(token)
    if ((await notice.view()).state === 'over') return log.warn(ended)
    const { state } = await notice.dispute()
    const said = 'Your objection was taken down.'
    log.success(state === 'changed' ? `${said} The restrictions stay until a person has looked.` : said)
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
    log.warn(error.code === 'case_closed' ? ended : error.message)
  }
}
