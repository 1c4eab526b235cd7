import type { Input } from 'regain'
import { ada, again, honest, newPassword, Person, walk } from '../../../src/testing/simulation/people.ts'
import type { Bent } from './bent.ts'

/** A port call that a person's command comes to. */
export interface Asked {
  readonly call: string
  readonly flow: string
  readonly reach: (bent: Bent) => Promise<Person>
  /** What is said; without it what an honest person says there. */
  readonly say?: Input
  /** A right answer, to make near misses of. */
  readonly right: unknown
  /** Answers that are no failure of the port: anything that is an id, an object of any fields. */
  readonly fine?: RegExp
}

const walking =
  (flow: string, until: string, lost: readonly ('phone' | 'totp' | 'email')[] = ['phone']) =>
  async ({ world }: Bent) =>
    walk(await Person.at(world, flow), { account: ada, lost }, until)
/** Who has no authenticator yet. */
const binding = async ({ world }: Bent) =>
  walk(await Person.signedIn(world, 'pionex.authenticatorBinding', 'again'), { account: again, lost: [] }, 'enrolling')
const begun = (reach: (bent: Bent) => Promise<Person>, input: Input) => async (bent: Bent) => {
  const person = await reach(bent)
  await person.say(input)
  return person
}

const facts = {
  revision: '1',
  frozen: false,
  factors: [{ kind: 'email', hint: 'a••', address: ada.email }],
  passwordRoot: 'password',
  locale: 'sv',
  empty: true,
}
const handle = { handle: 'h', reveal: { kind: 'totp', secret: 'JBSWY3DPEHPK3PXP', uri: 'otpauth://totp/x' } }
/** What begins is an object of any fields, as the device wants it. */
const anyObject =
  /object|field|own |prototype|instance|toString|iterator|map|set|WeakMap|error|pattern|bytes|typed|ArrayBuffer|promise|class|changes its mind/
const anyText = /^(nothing|null|the |1 MB|a boxed text|a date$|a promise$)/

export const asked: readonly Asked[] = [
  {
    call: 'accounts.find',
    flow: 'binance.reset',
    reach: walking('binance.reset', 'identifying'),
    right: 'ada',
    // whoever is nobody here, and any name of an account
    fine: anyText,
  },
  { call: 'accounts.facts', flow: 'binance.reset', reach: walking('binance.reset', 'password'), right: facts },
  { call: 'accounts.facts', flow: 'binance.reset', reach: walking('binance.reset', 'submitting'), right: facts },
  {
    call: 'password.check',
    flow: 'binance.reset',
    reach: walking('binance.reset', 'password'),
    right: { verdict: 'passed' },
  },
  {
    call: 'password.prepare',
    flow: 'binance.password',
    reach: walking('binance.password', 'choosingPassword', []),
    say: { type: 'newPassword.submit', password: newPassword },
    right: { handle: 'h' },
  },
  {
    call: 'passkey.begin',
    flow: 'binance.reset',
    reach: walking('binance.reset', 'passkey'),
    say: { type: 'passkey.start' },
    right: { challenge: 'c' },
    fine: anyObject,
  },
  {
    call: 'passkey.check',
    flow: 'binance.reset',
    reach: begun(walking('binance.reset', 'passkey'), { type: 'passkey.start' }),
    say: { type: 'passkey.finish', response: { credential: ada.passkey } },
    right: { verdict: 'passed' },
  },
  {
    call: 'totp.check',
    flow: 'binance.reset',
    reach: walking('binance.reset', 'proving'),
    right: { verdict: 'passed', step: 1 },
  },
  {
    call: 'totp.prepare',
    flow: 'pionex.authenticatorBinding',
    reach: binding,
    say: { type: 'enrolment.start' },
    right: handle,
  },
  {
    call: 'identity.begin',
    flow: 'okx.reset',
    reach: walking('okx.reset', 'provingIdentity'),
    say: { type: 'identity.start', method: 'face' },
    right: { url: 'https://identity.example' },
    fine: anyObject,
  },
  {
    call: 'identity.check',
    flow: 'okx.reset',
    reach: begun(walking('okx.reset', 'provingIdentity'), { type: 'identity.start', method: 'face' }),
    say: { type: 'identity.finish', response: { face: ada.face } },
    right: { verdict: 'passed', of: 'owner', account: 'ada' },
  },
  {
    call: 'answers.begin',
    flow: 'pionex.authenticatorLost',
    reach: walking('pionex.authenticatorLost', 'answering', ['totp']),
    say: { type: 'answers.start' },
    right: { questions: ['?'] },
    fine: anyObject,
  },
  {
    call: 'answers.check',
    flow: 'pionex.authenticatorLost',
    reach: begun(walking('pionex.authenticatorLost', 'answering', ['totp']), { type: 'answers.start' }),
    say: { type: 'answers.submit', response: { band: 'strong' } },
    right: { verdict: 'passed', band: 'strong' },
  },
  {
    call: 'botCheck.check',
    flow: 'pionex.password',
    reach: walking('pionex.password', 'checkingBot', []),
    say: { type: 'bot.submit', response: { person: 'yes' } },
    right: { verdict: 'passed' },
  },
  {
    call: 'federated.begin',
    flow: 'pionex.signIn',
    reach: async ({ world }) => Person.at(world, 'pionex.signIn'),
    say: { type: 'federated.start', provider: 'google' },
    right: { url: 'https://google.example' },
    fine: anyObject,
  },
  {
    call: 'federated.check',
    flow: 'pionex.signIn',
    reach: begun(async ({ world }) => Person.at(world, 'pionex.signIn'), {
      type: 'federated.start',
      provider: 'google',
    }),
    say: { type: 'federated.finish', response: { user: 'ada' } },
    right: { verdict: 'passed', account: 'ada' },
  },
]

/** What is said where the port is asked. */
export async function inputAt(person: Person, { say, call, flow }: Asked): Promise<Input> {
  const input = say ?? (await honest(person, { account: ada, lost: ['phone'] }))
  if (!input) throw new Error(`nothing is said that asks ${call} in ${flow}`)
  return input
}
