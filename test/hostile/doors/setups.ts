import { businessCalendar, createRecovery, defineFlow, parseInput } from 'regain'
import { binanceReset } from 'regain/machines'
import { hashPassword, passwordVerifier } from 'regain/password'
import { smtpCourier } from 'regain/smtp'
import { sqliteStorage } from 'regain/sqlite'
import { totpVerifier } from 'regain/totp'
import { memoryStorage } from '../../../src/adapters/memory.ts'
import { sqliteStorageWith } from '../../../src/adapters/sqlite.ts'
import { ada } from '../../../src/testing/simulation/people.ts'
import { type InputType, inputs, isInputType } from '../../../src/vocabulary/inputs.ts'
import { deep } from '../../support/figures.ts'
import { malformed } from '../../support/values.ts'
import type { Door } from './door.ts'

type Definition = Parameters<typeof defineFlow>[0]
const any = <T>(value: unknown): T => malformed<T>(value)
const failed = async () => ({ verdict: 'failed' })

/** What is written once, by whoever sets the library up. */
const setUps: readonly Door[] = [
  {
    name: 'regain: createRecovery',
    right: ({ world }) => [
      {
        flows: [binanceReset],
        realm: 'test',
        name: 'Test',
        origin: 'https://app.example.org',
        secret: ['x'.repeat(32)],
        storage: memoryStorage(),
        accounts: world.host,
        email: { deliver: async () => undefined },
        sms: { deliver: async () => undefined },
        verifiers: { password: { check: failed }, totp: { check: failed, prepare: async () => ({ handle: 'h' }) } },
        risk: { assess: async () => 'approve' },
        calendar: { addBusinessDays: (from: number) => from },
        clock: { now: () => 0 },
        log: () => undefined,
        noticeUrl: (token: string) => token,
        portTimeoutMs: 1_000,
        deliverAfterCommit: false,
      },
    ],
    call: (_, options) => createRecovery(any(options)),
    refuses: ['config_invalid'],
    // what only later calls ask for; what no option is called; a secret in place of a list of them; a flow is of the library's own making
    open: /(field more|constructor|__proto__|inherited)$|prepare|secret: its first member|^storage\.|^flows\.0\./,
    depth: 3,
  },
  {
    name: 'regain: defineFlow',
    right: () => {
      const { id, version, machine, sheet: policy, copy, sources, roles, fulfils } = binanceReset
      return [{ id, version, machine, policy, copy, sources, roles, fulfils }]
    },
    call: (_, definition) => defineFlow(any<Definition>(definition)),
    refuses: ['config_invalid'],
    open: /(field more|constructor|__proto__|inherited)$|^(sources|roles|fulfils)|policy\..*(source|edition)/,
    depth: deep ? 3 : 1,
    names: true,
  },
  {
    name: 'flow.with',
    right: () => [{ policy: { hold: { value: { hours: 48 }, source: ['own'] }, proofs: { value: 2, source: [] } } }],
    call: (_, variation) => binanceReset.with(any(variation)),
    refuses: ['config_invalid'],
    open: /inherited|a map of it|__proto__|source: one more/,
    names: true,
  },
  {
    name: 'flow.with, words',
    right: () => [{ copy: { sv: binanceReset.copy.en } }],
    call: (_, variation) => binanceReset.with(any(variation)),
    refuses: ['config_invalid'],
    open: /inherited|a map of it|__proto__|screens|notices/,
    depth: deep ? 5 : 3,
    names: true,
  },
  {
    name: 'regain: businessCalendar',
    right: () => [{ timeZone: 'Europe/Stockholm', holidays: ['2026-12-25'], weekend: [6, 7] }],
    call: (_, options) => businessCalendar(any(options)),
    refuses: ['config_invalid'],
    open: /inherited|a map of it/,
  },
  {
    name: 'calendar.addBusinessDays',
    right: () => [Date.UTC(2026, 2, 2), 3],
    call: (_, from, days) => businessCalendar().addBusinessDays(any(from), any(days)),
    refuses: ['config_invalid'],
  },
  {
    name: 'sqlite: sqliteStorage',
    right: () => ['recovery.db', { synchronous: 'normal', grouped: true, busyTimeout: 10 }],
    call: (_, path, options) => sqliteStorage(any(path), any(options)),
    refuses: ['config_invalid'],
    open: /inherited|a map of it/,
  },
  {
    name: 'sqlite: sqliteStorageWith',
    right: () => ['recovery.db', { maxPages: 10 }],
    call: (_, path, options) => sqliteStorageWith(any(path), any(options)),
    refuses: ['config_invalid'],
    open: /inherited|a map of it/,
  },
  { name: 'memory: memoryStorage', right: () => [], call: () => memoryStorage(), refuses: [] },
  {
    name: 'smtp: smtpCourier',
    right: () => [
      {
        host: 'mail.example.org',
        port: 587,
        secure: false,
        auth: { user: 'u', pass: 'p' },
        from: 'Regain <no-reply@example.org>',
        ca: 'PEM',
        timeoutMs: 1_000,
        allowPlain: false,
      },
    ],
    call: (_, options) => smtpCourier(any(options)),
    refuses: ['config_invalid'],
    open: /inherited/,
  },
  {
    name: 'smtp: smtpCourier, by URL',
    right: () => [{ url: 'smtp://user:password@mail.example.org:587', from: 'no-reply@example.org' }],
    call: (_, options) => smtpCourier(any(options)),
    refuses: ['config_invalid'],
    open: /inherited/,
  },
  {
    name: 'totp: totpVerifier',
    right: () => [
      { secrets: { get: async () => ada.totp }, key: 'k'.repeat(32), issuer: 'Test', label: () => 'ada', pastSteps: 1 },
    ],
    call: (_, options) => totpVerifier(any(options)),
    refuses: ['config_invalid'],
    // a map has its `get` too
    open: /inherited|field more|constructor|__proto__|secrets: a map of it|pastSteps: null/,
  },
  {
    name: 'password: passwordVerifier',
    right: () => [{ hashOf: async () => undefined, cost: { ln: 4, r: 1, p: 1 } }],
    call: (_, options) => passwordVerifier(any(options)),
    refuses: ['config_invalid'],
    open: /inherited|field more|constructor|__proto__|cost: null/,
  },
  {
    name: 'password: hashPassword',
    right: () => [ada.password, { ln: 4, r: 1, p: 1 }],
    call: (_, password, cost) => hashPassword(any(password), { cost: any(cost) }),
    refuses: ['input_invalid', 'config_invalid'],
    open: /inherited|field more|constructor|__proto__/,
    skip: /^nothing$/,
  },
]

const response = { person: 'yes' }
/** A right one of each kind. */
const samples: Readonly<Record<InputType, object>> = {
  'identifier.submit': { identifier: ada.email },
  'bot.submit': { response },
  'federated.start': { provider: 'google' },
  'federated.finish': { response },
  'passkey.start': {},
  'passkey.finish': { response },
  'passkey.skip': {},
  'password.submit': { password: ada.password },
  'password.forget': {},
  'account.reach': { kind: 'email', code: '123456' },
  'contacts.declareUnavailable': {},
  'path.choose': { path: 'transfer' },
  'factor.declareUnavailable': { kind: 'phone' },
  'item.choose': { kind: 'phone' },
  'lost.submit': { kinds: ['phone', 'totp'] },
  'consequences.accept': {},
  'subject.confirm': {},
  'step.back': {},
  'code.request': { kind: 'email', to: 'current' },
  'code.submit': { kind: 'email', code: '123456' },
  'totp.submit': { code: '123456' },
  'identity.start': { method: 'face' },
  'identity.finish': { response },
  'answers.start': {},
  'answers.submit': { response },
  'contact.propose': { kind: 'phone', address: ada.phone },
  'contact.prove': { kind: 'phone', code: '123456' },
  'replacement.skip': {},
  'enrolment.start': {},
  'enrolment.confirm': { code: '123456' },
  'key.confirmSaved': {},
  'newPassword.submit': { password: ada.password },
  'request.submit': {},
  'login.return': {},
  'case.cancel': {},
}
const inputDoors = Object.keys(inputs)
  .filter(isInputType)
  .map(
    (type): Door => ({
      name: `regain: parseInput, ${type}`,
      right: () => [{ type, ...samples[type] }],
      call: (_, input) => parseInput(any(input)),
      refuses: ['input_invalid'],
      outside: true,
      // an answer of a device has the fields it has
      open: /^response: (a field more|an own constructor)$/,
    }),
  )

export const setUpDoors: readonly Door[] = [...setUps, ...inputDoors]
