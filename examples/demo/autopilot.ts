import type { Contact, Factor, Input, InputView, View } from 'regain'
import { Form } from './challenges.ts'
import type { Demo } from './host.ts'
import { isInput } from './input.ts'
import { type Person, spareOf } from './people.ts'
import { codeIn } from './post.ts'

/** Someone who knows what is lost and what comes in its place, and answers every view rightly. */
export interface Traveller {
  readonly flow: string
  readonly who: string
  readonly lost: readonly Factor[]
  /** What is given up while it still works. */
  readonly gives?: Factor
  /** How it ends well. */
  readonly ends: 'completed' | 'signedIn'
}
const newPassword = 'a long walk by the sea'

/** What comes first where several inputs are offered. */
const order: readonly InputView['type'][] = [
  'identifier.submit',
  'bot.submit',
  'passkey.skip',
  'password.submit',
  'account.reach',
  'newPassword.submit',
  'path.choose',
  'item.choose',
  'lost.submit',
  'consequences.accept',
  'subject.confirm',
  'code.submit',
  'totp.submit',
  'factor.declareUnavailable',
  'code.request',
  'identity.finish',
  'identity.start',
  'answers.submit',
  'answers.start',
  'contact.prove',
  'contact.propose',
  'enrolment.confirm',
  'key.confirmSaved',
  'enrolment.start',
  'request.submit',
]

/** The next right input of whoever acts for `account`; `undefined` when there is nothing to do but wait. */
export function nextInput(view: View, demo: Demo, traveller: Traveller, account: string): Input | undefined {
  const offered = order.flatMap((type) => view.inputs.find((input) => input.type === type && !input.disabled) ?? [])
  for (const input of offered) {
    for (const kind of input.kinds ?? [undefined]) {
      const filled = { type: input.type, ...fields(input, kind, demo, traveller, account) }
      if (isInput(filled) && !repeats(filled, view)) return filled
    }
  }
  return undefined
}
/** A code that is under way is not asked for again. */
const repeats = (input: Input, { deadlines }: View): boolean =>
  (input.type === 'code.request' || input.type === 'contact.propose') &&
  deadlines.some(({ id, kind }) => id === 'codeExpires' && kind === input.kind)

function fields(
  input: InputView,
  kind: Factor | undefined,
  demo: Demo,
  { lost, gives }: Traveller,
  account: string,
): object {
  const person = demo.ownerOf(account)
  const contact = kind === 'phone' ? 'phone' : 'email'
  const spare = spareOf(person.id)
  const { email, phone, isReset } = demo.accounts.must(account)
  switch (input.type) {
    case 'identifier.submit':
      return { identifier: email }
    case 'password.submit':
      return { password: isReset ? newPassword : person.password }
    case 'newPassword.submit':
      return { password: newPassword }
    case 'path.choose':
      return { path: 'application' }
    case 'lost.submit':
      return { kinds: lost }
    case 'item.choose':
      return { kind: gives ?? lost[0] }
    case 'factor.declareUnavailable':
      return kind !== undefined && lost.includes(kind) ? { kind } : {}
    case 'code.request':
      return { kind }
    case 'code.submit':
    case 'account.reach':
      return { kind, code: codeTo(demo, contact === 'email' ? email : phone) }
    case 'contact.propose':
      return { kind, address: spare[contact] }
    case 'contact.prove':
      return { kind, code: codeTo(demo, spare[contact]) }
    case 'totp.submit':
    case 'enrolment.confirm':
      return { code: appCode(demo, account) }
    case 'identity.start':
      return { method: 'face' }
    case 'bot.submit':
      return { response: { token: 'person' } }
    case 'identity.finish':
    case 'answers.submit':
      return { response: respond(input, person) }
    default:
      return {}
  }
}

function codeTo({ post }: Demo, address: string | null): string | undefined {
  const channel: Contact = address?.includes('@') ? 'email' : 'phone'
  const letter = post.letters(channel, 50).find((each) => each.recipient === address && codeIn(each) !== undefined)
  return letter && codeIn(letter)
}
function appCode({ authenticator }: Demo, account: string): string | undefined {
  const [newest] = authenticator.entries(account)
  return newest && authenticator.code(newest.secret).code
}
/** One's own face; what one remembers of the account. */
function respond({ challenge }: InputView, { id, opened, coin, deposit }: Person): Record<string, string> {
  const right: Record<string, string> = { opened, coin, deposit, face: id, documents: 'clear', credential: 'mine' }
  return Object.fromEntries(Form.parse(challenge).form.map(({ field }) => [field, right[field] ?? '']))
}
