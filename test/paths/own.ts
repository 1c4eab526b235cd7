import type { Evidence, Factor, Flow } from 'regain/core'
import type { Graph, Heard } from '../../src/testing/explore.ts'
import {
  type Asks,
  backTo,
  handsOver,
  helps,
  identityByPolicy,
  keepsAContact,
  leadsTo,
  needs,
  type Plight,
  promptsForPasskeys,
  proves,
  provesByPolicy,
  replacesEvery,
  sendsAway,
  sentencesFor,
  signsInBy,
  suffices,
  takesOff,
  tellsOfWeakKeys,
  worksWith,
} from '../../src/testing/properties/index.ts'
import type { Property } from '../../src/testing/property.ts'

const contacts: readonly Factor[] = ['email', 'phone']
const seconds: readonly Factor[] = ['phone', 'totp', 'passkey']
const items: readonly Factor[] = ['phone', 'email', 'totp']
const every: readonly Factor[] = ['email', 'phone', 'totp', 'passkey']

const three: readonly Factor[] = ['email', 'phone', 'totp']

const has = (kinds: readonly Factor[], of: readonly Factor[]): boolean => kinds.some((kind) => of.includes(kind))
const hasAll = (kinds: readonly Factor[], of: readonly Factor[]): boolean => of.every((kind) => kinds.includes(kind))
const atHand = ({ enrolled, lost }: Plight): readonly Factor[] => enrolled.filter((kind) => !lost.includes(kind))
/** With an identity, where the policy has one to stand in. */
const withIdentity = ({ policy }: Graph): readonly Evidence[] => (policy.identity === 'off' ? [] : ['identity'])
const sufficesWith = (plight: Plight, graph: Graph, asks: Asks = {}): boolean =>
  suffices(plight, graph, { ...asks, also: withIdentity(graph) })
/** A flow that takes no first factor does not care what the password rests on. */
const once = ({ root }: Plight): boolean => root === 'password'

const isForgotten = ({ type }: Heard): boolean => type === 'password.forgotten'
const isUnavailable =
  (kind: Factor) =>
  (fact: Heard): boolean =>
    fact.type === 'factor.unavailable' && fact.kind === kind

/** One item that is lost, a contact beside it, and whose face it is. */
const losesOne = (plight: Plight, graph: Graph, asks: Asks = {}): boolean =>
  plight.lost.length === 1 &&
  has(plight.lost, items) &&
  has(atHand(plight), contacts) &&
  suffices(plight, graph, { ...asks, also: ['identity'] })
const okx = [
  takesOff(items, 1, 'O-09', 'AO-3'),
  replacesEvery(items, 'O-19', 'AO-5'),
  needs('identity', 'O-18', 'AO-4'),
  sendsAway('okx.migration', 'O-14', 'O-21'),
  keepsAContact('I-8', 'O-14', 'O-21'),
]

type Met = (plight: Plight) => boolean
const own = (met: Met): Readonly<Record<string, readonly Property[]>> => ({
  'binance.reset': [
    helps((plight, graph) => met(plight) && plight.lost.length > 0 && sufficesWith(plight, graph, { first: true })),
    takesOff(every, 4, 'B-13', 'B-14', 'AB-10'),
    promptsForPasskeys('B-05', 'B-06', 'B-07', 'R-93'),
    identityByPolicy('R-02', 'R-05', 'B-10'),
    replacesEvery(contacts, 'B-18', 'B-19', 'AB-5'),
    handsOver(isForgotten, 'binance.password', [], 'B-09'),
  ],
  'binance.password': [
    helps(
      (plight, graph) => met(plight) && once(plight) && has(atHand(plight), contacts) && sufficesWith(plight, graph),
    ),
    proves(every, {}, 'B-09', 'R-07'),
    identityByPolicy('R-02', 'R-05', 'B-10'),
    backTo('binance.reset', 'B-09'),
  ],
  'pionex.signIn': [
    helps(
      (plight) =>
        met(plight) &&
        once(plight) &&
        (has(plight.enrolled, seconds) ? has(atHand(plight), seconds) : plight.lost.length === 0),
      { end: 'signedIn' },
    ),
    ...signsInBy(seconds, 'email', 'P-03', 'P-05', 'AP-3', 'AP-4', 'AP-17', 'R-07'),
    handsOver(isForgotten, 'pionex.password', [], 'P-22'),
    handsOver(isUnavailable('totp'), 'pionex.authenticatorLost', ['password', 'federated'], 'P-50'),
  ],
  'pionex.password': [
    helps(
      (plight, graph) => met(plight) && once(plight) && has(atHand(plight), contacts) && sufficesWith(plight, graph),
    ),
    ...provesByPolicy('P-25', 'P-26', 'P-27', 'AP-2', 'R-07'),
    identityByPolicy('R-02', 'R-05'),
    backTo('pionex.signIn', 'P-29'),
  ],
  'pionex.contactChange': [
    helps(
      (plight, graph) =>
        met(plight) &&
        once(plight) &&
        hasAll(plight.enrolled, three) &&
        has(atHand(plight), ['totp']) &&
        (graph.policy.identity !== 'off' || !has(plight.lost, contacts)) &&
        sufficesWith(plight, graph, { of: three }),
      { chooses: 'contact' },
    ),
    worksWith(
      'an account with an e-mail, a phone and an authenticator',
      (enrolled) => hasAll(enrolled, three),
      'P-32',
      'P-61',
      'AP-9',
    ),
    proves(three, { standsIn: true }, 'P-66', 'P-68', 'P-69', 'AP-10'),
    identityByPolicy('R-02', 'R-05', 'P-69'),
    handsOver(isUnavailable('totp'), 'pionex.authenticatorLost', [], 'P-67'),
  ],
  'pionex.authenticatorLost': [
    helps(
      (plight, graph) => met(plight) && plight.lost.includes('totp') && sufficesWith(plight, graph, { first: true }),
    ),
    takesOff(['totp'], 1, 'P-40', 'P-53'),
    needs('answers', 'P-51', 'P-52'),
    leadsTo(
      { transfer: 'transferring', savedKey: 'enteringKey', application: 'proving' },
      'P-41',
      'P-43',
      'P-45',
      'P-49',
    ),
    tellsOfWeakKeys('enteringKey', 'P-45', 'AP-13', 'R-45'),
    identityByPolicy('R-02', 'R-05'),
    handsOver(isForgotten, 'pionex.password', [], 'P-22'),
  ],
  'pionex.authenticatorBinding': [
    helps(
      (plight, graph) =>
        met(plight) &&
        once(plight) &&
        !plight.enrolled.includes('totp') &&
        has(atHand(plight), contacts) &&
        sufficesWith(plight, graph, { of: contacts }),
    ),
    worksWith(
      'an account with a contact and without an authenticator',
      (enrolled) => has(enrolled, contacts) && !enrolled.includes('totp'),
      'P-80',
      'P-86',
      'AP-14',
    ),
    ...provesByPolicy('P-87', 'AP-14', 'R-70'),
    identityByPolicy('R-02', 'R-05'),
  ],
  'okx.reset': [helps((plight, graph) => met(plight) && losesOne(plight, graph, { first: true })), ...okx],
  'okx.resetSignedIn': [
    helps((plight, graph) => met(plight) && once(plight) && losesOne(plight, graph)),
    worksWith('an account with something to reset', (enrolled) => has(enrolled, items), 'O-15', 'O-16'),
    ...okx,
  ],
  'okx.migration': [
    helps(
      (plight, graph) =>
        met(plight) &&
        once(plight) &&
        has(plight.enrolled, contacts) &&
        !has(plight.lost, contacts) &&
        suffices(plight, graph, { of: contacts, also: ['identity'] }),
      { face: 'another' },
    ),
    worksWith('an account with a contact to lend', (enrolled) => has(enrolled, contacts), 'O-22', 'O-23'),
    proves(contacts, {}, 'O-23', 'AO-8'),
  ],
})
/** What holds in a flow: the sentences for its kind and its own. `met`: the accounts that an exploration knows of. */
export const propertiesOf = ({ id, machine }: Flow, met: Met = () => true): readonly Property[] => [
  ...sentencesFor(machine),
  ...(own(met)[id] ?? []),
]
