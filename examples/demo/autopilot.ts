import type { Contact, Factor, Input, InputView, View } from 'regain'
import { Form } from './checks.ts'
import type { Demo } from './host.ts'
import { isInput } from './input.ts'
import { type Person, personOf } from './people.ts'
import { codeIn } from './post.ts'

/** Someone who knows what is lost and what comes in its place, and answers every view rightly. */
export interface Traveller {
  readonly account: string
  readonly lost: readonly Factor[]
  readonly fresh: { readonly email: string; readonly phone: string }
}

/** What comes first where several inputs are offered. */
const order: readonly InputView['type'][] = [
  'identifier.submit',
  'passkey.skip',
  'password.submit',
  'path.choose',
  'item.choose',
  'lost.submit',
  'consequences.accept',
  'code.submit',
  'totp.submit',
  'code.request',
  'identity.finish',
  'identity.start',
  'answers.submit',
  'answers.start',
  'contact.prove',
  'contact.propose',
  'enrolment.confirm',
  'enrolment.start',
  'request.submit',
  'factor.declareUnavailable',
]

/** The next right input; `undefined` when there is nothing to do but wait. */
export function nextInput(view: View, demo: Demo, traveller: Traveller): Input | undefined {
  const offered = order.flatMap((type) => view.inputs.find((input) => input.type === type && !input.disabled) ?? [])
  for (const input of offered) {
    for (const kind of input.kinds ?? [undefined]) {
      const filled = { type: input.type, ...fields(input, kind, demo, traveller) }
      if (isInput(filled) && !repeats(filled, view)) return filled
    }
  }
  return undefined
}
/** A code that is under way is not asked for again. */
const repeats = (input: Input, { deadlines }: View): boolean =>
  (input.type === 'code.request' || input.type === 'contact.propose') &&
  deadlines.some(({ id, kind }) => id === 'codeExpires' && kind === input.kind)

function fields(input: InputView, kind: Factor | undefined, demo: Demo, traveller: Traveller): object {
  const { account, lost, fresh } = traveller
  const person = personOf(account)
  const contact = kind === 'phone' ? 'phone' : 'email'
  switch (input.type) {
    case 'identifier.submit':
      return { identifier: person.email }
    case 'password.submit':
      return { password: person.password }
    case 'path.choose':
      return { path: 'application' }
    case 'lost.submit':
      return { kinds: lost }
    case 'item.choose':
    case 'factor.declareUnavailable':
      return kind !== undefined && lost.includes(kind) ? { kind } : {}
    case 'code.request':
      return { kind }
    case 'code.submit':
      return { kind, code: codeTo(demo, demo.accounts.must(account)[contact]) }
    case 'contact.propose':
      return { kind, address: fresh[contact] }
    case 'contact.prove':
      return { kind, code: codeTo(demo, fresh[contact]) }
    case 'totp.submit':
    case 'enrolment.confirm':
      return { code: appCode(demo, account) }
    case 'identity.start':
      return { method: 'face' }
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
function respond({ challenge }: InputView, { opened, coin, deposit }: Person): Record<string, string> {
  const right: Record<string, string> = { opened, coin, deposit, face: 'mine', documents: 'clear', credential: 'mine' }
  return Object.fromEntries(Form.parse(challenge).form.map(({ field }) => [field, right[field] ?? '']))
}
