import type { InputView } from '../../view.ts'
import type { Contact } from '../../vocabulary/factors.ts'
import type { Input, InputType } from '../../vocabulary/inputs.ts'
import type { NewAccount } from '../simulation/host.ts'
import { ada, again, fresh, newPassword } from '../simulation/people.ts'
import { bob, type Life, type Visit } from './life.ts'

/** Addresses that somebody may want to have: their own, another's, one that was taken off an account, one that is none. */
const proposals = ({ world }: Life, account: NewAccount, contact: Contact): readonly (string | undefined)[] => [
  account[contact],
  ada[contact],
  contact === 'email' ? bob.email : again.phone,
  world.host.events.findLast(({ was }) => was?.[contact] !== undefined)?.was?.[contact],
  'no address',
]

/** A value for an input that the view offers: right, nearly right or wrong. */
export async function offered(life: Life, visit: Visit, view: InputView, variant: number): Promise<Input | undefined> {
  const { world } = life
  const { account } = visit
  const kinds = view.kinds ?? []
  const kind = kinds[variant % Math.max(1, kinds.length)]
  const contact: Contact | undefined = kind === 'email' || kind === 'phone' ? kind : undefined
  const codes = world.sent.flatMap(({ text }) => /\b\d{6}\b/.exec(text)?.[0] ?? [])
  const code = variant % 3 === 0 ? (codes[variant % Math.max(1, codes.length)] ?? '123456') : (codes.at(-1) ?? '000000')
  const wrong = String(100_000 + (variant % 900_000))
  const build: Partial<Record<InputType, () => Input | undefined>> = {
    'identifier.submit': () => ({ type: 'identifier.submit', identifier: account.email ?? '' }),
    'passkey.start': () => ({ type: 'passkey.start' }),
    'passkey.finish': () => ({
      type: 'passkey.finish',
      response: { credential: variant % 4 === 1 ? (account.passkey ?? 'none') : 'wrong-credential' },
    }),
    'passkey.skip': () => ({ type: 'passkey.skip' }),
    'password.submit': () => ({
      type: 'password.submit',
      password: variant % 2 ? (account.password ?? '') : 'a wrong password',
    }),
    'bot.submit': () => ({ type: 'bot.submit', response: { person: variant % 3 ? 'yes' : 'no' } }),
    'federated.start': () => ({ type: 'federated.start', provider: variant % 2 ? 'google' : 'apple' }),
    'federated.finish': () => ({
      type: 'federated.finish',
      response: variant % 3 ? { user: variant % 2 ? account.id : 'stranger' } : {},
    }),
    'account.reach': () => contact && { type: 'account.reach', kind: contact, code: variant % 2 ? code : wrong },
    'contacts.declareUnavailable': () => (variant % 5 === 0 ? { type: 'contacts.declareUnavailable' } : undefined),
    'password.forget': () => (variant % 3 === 0 ? { type: 'password.forget' } : undefined),
    'newPassword.submit': () => ({
      type: 'newPassword.submit',
      password: variant % 3 === 0 ? 'short' : variant % 3 === 1 ? newPassword : (account.password ?? ''),
    }),
    'key.confirmSaved': () => ({ type: 'key.confirmSaved' }),
    'replacement.skip': () => ({ type: 'replacement.skip' }),
    'subject.confirm': () => ({ type: 'subject.confirm' }),
    'login.return': () => ({ type: 'login.return' }),
    'path.choose': () => ({
      type: 'path.choose',
      path: variant % 3 === 0 ? 'transfer' : variant % 3 === 1 ? 'savedKey' : 'application',
    }),
    'factor.declareUnavailable': () => kind && { type: 'factor.declareUnavailable', kind },
    'item.choose': () => kind && { type: 'item.choose', kind },
    'lost.submit': () => kind && { type: 'lost.submit', kinds: [kind] },
    'consequences.accept': () => ({ type: 'consequences.accept' }),
    'step.back': () => ({ type: 'step.back' }),
    'code.request': () => contact && { type: 'code.request', kind: contact },
    'code.submit': () => contact && { type: 'code.submit', kind: contact, code: variant % 2 ? code : wrong },
    'totp.submit': () => ({ type: 'totp.submit', code: variant % 2 ? world.totp(account.totp ?? ada.totp) : wrong }),
    'identity.start': () => ({ type: 'identity.start', method: variant % 3 ? 'face' : 'document' }),
    'identity.finish': () => ({ type: 'identity.finish', response: faces[variant % faces.length] ?? {} }),
    'answers.start': () => ({ type: 'answers.start' }),
    'answers.submit': () => ({
      type: 'answers.submit',
      response: { band: ['strong', 'fair', 'weak', 'none'][variant % 4] ?? '' },
    }),
    'contact.propose': () =>
      contact && {
        type: 'contact.propose',
        kind: contact,
        address: proposals(life, account, contact)[variant % 7] ?? fresh[contact],
      },
    'contact.prove': () => contact && { type: 'contact.prove', kind: contact, code: variant % 2 ? code : wrong },
    'enrolment.start': () => ({ type: 'enrolment.start' }),
    'enrolment.confirm': () => ({
      type: 'enrolment.confirm',
      code: variant % 2 && visit.person.reveal ? world.totp(visit.person.reveal.secret) : wrong,
    }),
    'request.submit': () => ({ type: 'request.submit' }),
    'case.cancel': () => (variant % 5 === 0 ? { type: 'case.cancel' } : undefined),
  }
  return build[view.type]?.()
}
const faces: readonly Readonly<Record<string, string>>[] = [
  { face: ada.face },
  { face: bob.face },
  { face: 'a face nobody knows' },
  { face: 'unclear' },
  { papers: 'a scan' },
]
