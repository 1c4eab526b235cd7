import type { Graph } from '../../src/testing/explore.ts'
import {
  atBest,
  helps,
  identityByPolicy,
  keepsAContact,
  needs,
  type Plight,
  promptsForPasskeys,
  properties,
  replacesEvery,
  sendsAway,
  takesOff,
} from '../../src/testing/properties/index.ts'
import type { Property } from '../../src/testing/property.ts'

const suffices = (plight: Plight, { policy }: Graph): boolean => {
  const { proofs, roots } = atBest(plight)
  return proofs >= policy.proofs && roots >= policy.roots
}
type Met = (plight: Plight) => boolean
const own = (met: Met): Readonly<Record<string, readonly Property[]>> => ({
  'binance.reset': [
    helps((plight, graph) => met(plight) && (graph.policy.identity !== 'off' || suffices(plight, graph))),
    takesOff(['email', 'phone', 'totp', 'passkey'], 4, 'B-13', 'B-14', 'AB-10'),
    promptsForPasskeys('B-05', 'B-06', 'B-07', 'R-93'),
    identityByPolicy('R-02', 'R-05', 'B-10'),
    replacesEvery(['email', 'phone'], 'B-18', 'B-19', 'AB-5'),
  ],
  'pionex.authenticatorLost': [
    helps((plight, graph) => met(plight) && plight.lost.includes('totp') && suffices(plight, graph)),
    takesOff(['totp'], 1, 'P-40', 'P-53'),
    needs('answers', 'P-51', 'P-52'),
  ],
  'okx.reset': [
    helps(
      (plight, graph) =>
        met(plight) &&
        plight.lost.length === 1 &&
        !plight.lost.includes('passkey') &&
        plight.enrolled.some((kind) => (kind === 'email' || kind === 'phone') && !plight.lost.includes(kind)) &&
        suffices(plight, graph),
    ),
    takesOff(['email', 'phone', 'totp'], 1, 'O-09', 'AO-3'),
    replacesEvery(['email', 'phone', 'totp'], 'O-19', 'AO-5'),
    needs('identity', 'O-18', 'AO-4'),
    sendsAway('okx.migration', 'O-14', 'O-21'),
    keepsAContact('I-8', 'O-14', 'O-21'),
  ],
})
/** What holds in a flow: the common sentences and its own. `met`: the accounts that an exploration knows of. */
export const propertiesOf = (flow: { readonly id: string }, met: Met = () => true): readonly Property[] => [
  ...properties,
  ...(own(met)[flow.id] ?? []),
]
