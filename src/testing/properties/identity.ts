import type { Heard } from '../explore.ts'
import { onSteps, type Property } from '../property.ts'
import type { Kind } from './kind.ts'
import { hears } from './reading.ts'

const by =
  (method: 'face' | 'document') =>
  (fact: Heard): boolean =>
    'method' in fact && fact.method === method

/** Faces and documents: the owner's own, or in a migration those of the other account's owner. */
export const identity = ({ does: kind }: Kind): readonly Property[] => {
  const whose = kind === 'migration' ? 'another' : 'owner'
  const turnedAway = kind === 'migration' ? 'referred' : 'denied'
  return [
    onSteps(
      {
        name: 'an identity is whose it must be',
        says: 'An identity counts only when it is the owner’s of the account that is changed.',
        rows: ['I-3', 'O-18', 'O-25', 'R-05', 'TH-25'],
      },
      ({ fact, from, after }) =>
        from.context.proven.includes('identity') ||
        !after.proven.includes('identity') ||
        (fact.type === 'identity.passed' && fact.of === whose),
    ),
    onSteps(
      {
        name: 'the right face is enough',
        says: 'A face or document of whose it must be counts at once.',
        rows: ['O-18', 'O-25', 'L3'],
      },
      ({ fact, after, to }) =>
        fact.type !== 'identity.passed' ||
        fact.of !== whose ||
        (after.proven.includes('identity') && to.outcome === undefined),
    ),
    onSteps(
      {
        name: 'a failure can be made good',
        says: 'A face or document that fails is asked for again; after the last face documents are, and after the last document the case ends.',
        rows: ['O-26', 'AO-10', 'R-62', 'L3'],
      },
      ({ fact, to }) => {
        if (fact.type === 'identity.failed') return hears(to, 'identity.begun', by(fact.method))
        if (fact.type !== 'identity.exhausted') return true
        return fact.method === 'document' ? to.outcome !== undefined : hears(to, 'identity.begun', by('document'))
      },
    ),
    onSteps(
      {
        name: 'a face that is someone else’s gets nowhere',
        says: 'A face or document of anybody else ends the case without a change: denied, or in a migration referred to support.',
        rows: ['I-3', 'O-26', 'AO-8', 'TH-25'],
      },
      ({ fact, to: { outcome } }) =>
        fact.type !== 'identity.passed' ||
        fact.of === whose ||
        (outcome?.type === turnedAway && (turnedAway === 'denied' || outcome.to === 'support')),
    ),
  ]
}
