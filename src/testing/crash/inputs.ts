import type { InputView } from '../../view.ts'
import { type Contact, type Factor, isContact } from '../../vocabulary/factors.ts'
import type { Input, InputType } from '../../vocabulary/inputs.ts'
import { ada, fresh, newPassword } from '../simulation/people.ts'
import { carol } from './cast.ts'
import { type Play } from './play.ts'
import type { Someone, Step } from './stage.ts'

/** What somebody may say where an input is offered: the right thing, and what is wrong in each way that is answered otherwise. */
type Values = (play: Play, who: Someone, view: InputView) => readonly (Input | Step)[]

const WRONG = '000000'
const SECOND = 1_000
/** More than all guesses there are, with the codes that must be asked for in between. */
const MANY = 40

const kindsOf = ({ choices, kinds = [] }: InputView): Factor[] =>
  kinds.filter((kind) => !choices.some(({ value, disabled }) => value === kind && disabled))
const contactsOf = (view: InputView): Contact[] => kindsOf(view).filter(isContact)
const isLive = ({ view }: Someone, kind: Contact): boolean =>
  view.deadlines.some(({ id, kind: of }) => id === 'codeExpires' && of === kind)

const step = (name: string, input: Input, says = ''): Step => ({
  says: `${name}: ${input.type} ${says || saysInput(input)}`.trim(),
  act: async (play) => void (await play.submit(name, input)),
})
const saysInput = ({ type: _, ...payload }: Input): string =>
  Object.values(payload)
    .map((value) => (typeof value === 'string' ? value : JSON.stringify(value)))
    .join(' ')

/** The same wrong thing until no guess is left; `begin` is said before each, `again` asks for another code where one is needed. */
const exhausting = (
  name: string,
  wrong: Input,
  { begin, again }: { readonly begin?: Input; readonly again?: Input } = {},
): Step => ({
  says: `${name}: ${wrong.type} ${saysInput(wrong)} until no guess is left`,
  long: true,
  async act(play) {
    for (let tries = 0; tries < MANY; tries++) {
      if (begin) await play.submit(name, begin)
      const code = (await play.submit(name, wrong))?.view.refusal?.code
      if (code === undefined || code.endsWith('_exhausted')) return
      if (!code.startsWith('code_') || code === 'code_wrong') continue
      if (!again) return
      await play.pass(61 * SECOND)
      await play.submit(name, again)
    }
  },
})

/** Codes to a contact: the right one once it has come, a wrong one, and wrong ones without end. */
const codes = (
  who: Someone,
  kind: Contact,
  { address, say, again }: { address: string | undefined; say: (code: string) => Input; again: Input },
): (Input | Step)[] => {
  if (!isLive(who, kind) || address === undefined) return []
  const right: Step = {
    says: `${who.name}: ${say(WRONG).type} ${kind} right`,
    act: async (play) => void (await play.submit(who.name, say(play.codeFor(address) ?? WRONG))),
  }
  return [right, say(WRONG), exhausting(who.name, say(WRONG), { again })]
}

const values: { readonly [T in InputType]?: Values } = {
  'identifier.submit': (_, { identifier }) => [{ type: 'identifier.submit', identifier }],
  'bot.submit': () => ['yes', 'no'].map((person) => ({ type: 'bot.submit', response: { person } })),
  'federated.start': (_, __, { choices }) =>
    choices.flatMap(({ value }) =>
      value === 'google' || value === 'apple' ? [{ type: 'federated.start', provider: value } as const] : [],
    ),
  'federated.finish': (_, { account }, { challenge }) =>
    challenge
      ? [{ user: account.id }, { user: 'a stranger' }, {}].map((response) => ({
          type: 'federated.finish',
          response: 'user' in response && response.user !== undefined ? { user: response.user } : {},
        }))
      : [],
  'passkey.start': () => [{ type: 'passkey.start' }],
  'passkey.finish': (_, { name, account }, { challenge }) => {
    const answer = (credential: string): Input => ({ type: 'passkey.finish', response: { credential } })
    const wrong = answer('a wrong credential')
    const right = challenge ? [answer(account.passkey ?? 'none'), wrong] : []
    return [...right, exhausting(name, wrong, { begin: { type: 'passkey.start' } })]
  },
  'passkey.skip': () => [{ type: 'passkey.skip' }],
  'password.submit': (play, { name, account }) => {
    const password = play.world.host.accounts.get(account.id)?.password ?? ''
    const wrong: Input = { type: 'password.submit', password: 'a wrong password' }
    return [{ type: 'password.submit', password }, wrong, exhausting(name, wrong)]
  },
  'password.forget': () => [{ type: 'password.forget' }],
  'account.reach': (_, who, view) =>
    contactsOf(view).flatMap((kind) =>
      codes(who, kind, {
        address: who.account[kind],
        say: (code) => ({ type: 'account.reach', kind, code }),
        again: { type: 'code.request', kind },
      }),
    ),
  'contacts.declareUnavailable': () => [{ type: 'contacts.declareUnavailable' }],
  'path.choose': (_, __, { choices }) =>
    choices.flatMap(({ value }) =>
      value === 'transfer' || value === 'savedKey' || value === 'application'
        ? [{ type: 'path.choose', path: value } as const]
        : [],
    ),
  'factor.declareUnavailable': (_, __, view) =>
    kindsOf(view).map((kind) => ({ type: 'factor.declareUnavailable', kind })),
  'item.choose': (_, __, view) => kindsOf(view).map((kind) => ({ type: 'item.choose', kind })),
  'lost.submit': (_, __, view) => {
    const kinds = kindsOf(view)
    const [first, second] = kinds
    const sets = [...kinds.map((kind) => [kind]), ...(first && second ? [[first, second]] : []), kinds]
    return sets.flatMap((some) => (some.length > 0 ? [{ type: 'lost.submit', kinds: some }] : []))
  },
  'consequences.accept': () => [{ type: 'consequences.accept' }],
  'subject.confirm': () => [{ type: 'subject.confirm' }],
  'step.back': () => [{ type: 'step.back' }],
  'code.request': (_, __, view) => contactsOf(view).map((kind) => ({ type: 'code.request', kind })),
  'code.submit': (_, who, view) =>
    contactsOf(view).flatMap((kind) =>
      codes(who, kind, {
        address: who.account[kind],
        say: (code) => ({ type: 'code.submit', kind, code }),
        again: { type: 'code.request', kind },
      }),
    ),
  'totp.submit': (_, { name, account }) => {
    const wrong: Input = { type: 'totp.submit', code: WRONG }
    const { totp } = account
    const right: Step[] =
      totp === undefined ? [] : [{ says: `${name}: totp.submit right`, act: (later) => showTotp(later, name, totp) }]
    return [...right, wrong, exhausting(name, wrong)]
  },
  'identity.start': (_, __, { methods = [] }) =>
    methods.flatMap((method) =>
      method === 'face' || method === 'document' ? [{ type: 'identity.start', method } as const] : [],
    ),
  'identity.finish': (_, { account }, { challenge }) =>
    challenge
      ? [
          { face: account.face ?? ada.face },
          { face: carol.face },
          { face: 'nobody' },
          { face: 'unclear' },
          { papers: 'a scan' },
        ].map((response) => ({ type: 'identity.finish', response: plain(response) }))
      : [],
  'answers.start': () => [{ type: 'answers.start' }],
  'answers.submit': (_, { name }, { challenge }) => {
    const answer = (band: string): Input => ({ type: 'answers.submit', response: { band } })
    const right = challenge ? ['strong', 'weak', 'none'].map(answer) : []
    return [...right, exhausting(name, answer('none'), { begin: { type: 'answers.start' } })]
  },
  'contact.propose': (_, { name, account }, view) =>
    contactsOf(view).flatMap((kind) => {
      const propose = (address: string): Input => ({ type: 'contact.propose', kind, address })
      const others = [account[kind], carol[kind], 'no address'].filter((address) => address !== undefined)
      return [propose(fresh[kind]), ...others.map((address) => ({ ...step(name, propose(address)), leads: false }))]
    }),
  'contact.prove': (play, who, view) =>
    contactsOf(view).flatMap((kind) =>
      [fresh[kind], carol[kind]].flatMap((address) =>
        codes(who, kind, {
          address: play.codeFor(address) === undefined ? undefined : address,
          say: (code) => ({ type: 'contact.prove', kind, code }),
          again: { type: 'contact.propose', kind, address },
        }),
      ),
    ),
  'replacement.skip': () => [{ type: 'replacement.skip' }],
  'enrolment.start': () => [{ type: 'enrolment.start' }],
  'enrolment.confirm': (_, { name, reveal }) => {
    const wrong: Input = { type: 'enrolment.confirm', code: WRONG }
    if (!reveal) return []
    const shown = (play: Play) => play.world.totp(play.someone(name).reveal?.secret ?? reveal.secret)
    return [
      {
        says: `${name}: enrolment.confirm right`,
        act: async (later) => void (await later.submit(name, { type: 'enrolment.confirm', code: shown(later) })),
      },
      wrong,
      exhausting(name, wrong),
    ]
  },
  'key.confirmSaved': () => [{ type: 'key.confirmSaved' }],
  'newPassword.submit': (play, { account }) =>
    [newPassword, 'short', play.world.host.accounts.get(account.id)?.password ?? ''].map((password) => ({
      type: 'newPassword.submit',
      password,
    })),
  'request.submit': () => [{ type: 'request.submit' }],
  'login.return': () => [{ type: 'login.return' }],
  'case.cancel': () => [{ type: 'case.cancel' }],
}
const plain = (response: { readonly face?: string; readonly papers?: string }): Record<string, string> => ({
  ...response,
})

/** A code is good once: the next one is waited for. */
async function showTotp(play: Play, name: string, secret: string): Promise<void> {
  await play.pass(30 * SECOND)
  await play.submit(name, { type: 'totp.submit', code: play.world.totp(secret) })
}

/** Everything that somebody may say now. */
export function saidBy(play: Play, name: string): Step[] {
  const who = play.someone(name)
  return who.view.inputs
    .filter(({ disabled }) => !disabled)
    .flatMap((view) => values[view.type]?.(play, who, view) ?? [])
    .map((one) => ('says' in one ? one : step(name, one)))
    .map((one) => ({ leads: !/wrong|until no|000000|cancel|back|forget|nobody|unclear/.test(one.says), ...one }))
}
