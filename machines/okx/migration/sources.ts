import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['O-22'],
    provingContacts: ['O-23'],
    provingIdentity: ['O-24', 'O-25'],
    'provingIdentity.documents': ['O-26', 'AO-10'],
    checkingDocuments: ['O-26', 'AO-10'],
    confirming: ['O-23', 'AO-9'],
    conditions: ['AO-9'],
    holding: ['O-28'],
    support: ['AO-8'],
  },
  transitions: {
    'arriving: session.recognised': ['O-22'],
    'arriving: conditions.unmet': ['AO-9'],
    'provingContacts: code.accepted': ['O-23'],
    'provingIdentity: identity.passed': ['O-23', 'O-24', 'O-25', 'AO-8'],
    'provingIdentity.face: identity.exhausted': ['O-26', 'AO-10'],
    'confirming: subject.confirmed': ['O-23'],
    'submitting: conditions.unmet': ['AO-9'],
    'applying: change.applied': ['O-27', 'O-28', 'AO-9', 'AO-12'],
  },
  copy: {
    'screens.provingContacts': ['O-22', 'O-23', 'O-24'],
    'screens.provingIdentity': ['O-25'],
    'screens.provingIdentity.documents': ['O-26'],
    'screens.confirming': ['O-23', 'O-27', 'O-28', 'AO-9'],
    'screens.holding': ['O-27', 'O-28'],
    'screens.support': ['AO-8'],
    'screens.conditions': ['AO-9'],
    'notices.applied': ['O-27', 'O-28', 'AO-9'],
  },
}
