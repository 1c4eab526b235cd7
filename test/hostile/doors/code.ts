import * as core from 'regain/core'
import { binanceReset } from 'regain/machines'
import * as parts from 'regain/parts'
import { SmtpError } from 'regain/smtp'
import { malformed } from '../../support/values.ts'
import type { Door } from './door.ts'

/**
 * What is called by code with what code made: machines, snapshots, policies, parts of machines. A wrong argument is a programmer's mistake: it ends in
 * an answer or any error, soon, and harms nothing else.
 */
const { machine, policy, sheet, copy } = binanceReset
const first = () => core.begin(machine, policy).snapshot
const context = () => core.contextOf(first())
const words = { copy: copy.en, language: 'en', policy }

/** Set up or spoken to from outside: these have doors of their own. */
const elsewhere = new Set(['businessCalendar', 'defineFlow'])
const right: Readonly<Record<string, () => readonly unknown[]>> = {
  RecoveryError: () => ['busy', { detail: 'x' }],
  armedIn: () => [first()],
  begin: () => [machine, policy],
  contactsLeft: () => [context()],
  contextOf: () => [first()],
  copyFor: () => [copy, 'sv-SE'],
  couldSuffice: () => [context(), ['phone']],
  describe: () => [binanceReset],
  evidenceOf: () => [['password']],
  factorsOf: () => [['phone']],
  hears: () => [first(), { type: 'visitor.arrived' }],
  inOrder: () => [['a', 'b'], ['b']],
  isContact: () => ['email'],
  isEffectType: () => ['notify'],
  isFactType: () => ['visitor.arrived'],
  isFactor: () => ['email'],
  isIndependent: () => [context()],
  isInputType: () => ['case.cancel'],
  isSufficient: () => [context()],
  languageFor: () => [copy, 'sv-SE'],
  lay: () => [sheet, core.hardened],
  leavesOf: () => [first()],
  listensTo: () => [first()],
  nominal: () => [{ hours: 24 }],
  proofsOf: () => [context()],
  remaining: () => [context()],
  rest: () => [first()],
  rootsOf: () => [context()],
  say: () => ['{hold} {code}', words, { code: '123456' }],
  sayDuration: () => [{ hours: 24 }, copy.en, 'en'],
  screenOf: () => [copy, 'en', 'proving'],
  stateName: () => ['open.session.proving'],
  step: () => [machine, first(), { type: 'visitor.arrived' }],
  valuesOf: () => [core.facts['code.accepted'].schema],
  valuesOfSheet: () => [sheet],
  wake: () => [machine, core.rest(first()), policy],
}

const call = (run: Function, args: readonly unknown[]): unknown =>
  /^class\b/.test(String(run)) ? Reflect.construct(run, [...args]) : Reflect.apply(run, undefined, [...args])
const functionsOf = (module: object): [string, Function][] =>
  Object.entries(module).filter((entry): entry is [string, Function] => typeof entry[1] === 'function')
const doorOf = (module: string, name: string, run: Function, args: () => readonly unknown[]): Door => ({
  name: `${module}: ${name}`,
  right: args,
  call: (_, ...given) => call(run, given),
  refuses: 'any',
  depth: 1,
})

export const codeDoors: readonly Door[] = [
  ...functionsOf(core)
    .filter(([name]) => !elsewhere.has(name))
    .map(([name, run]) => doorOf('regain', name, run, right[name] ?? (() => malformed([undefined])))),
  ...functionsOf(parts).map(([name, run]) => doorOf('parts', name, run, () => [{ next: 'x', to: 'x' }, 'x'])),
  doorOf('smtp', 'SmtpError', SmtpError, () => ['busy']),
]
