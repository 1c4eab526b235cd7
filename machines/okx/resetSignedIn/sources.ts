import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['O-04', 'O-15', 'AO-2'],
    choosingItem: ['O-04', 'O-16', 'AO-3'],
    acknowledging: ['O-03'],
    proving: ['O-17'],
    provingIdentity: ['O-18'],
    'provingIdentity.documents': ['AO-10'],
    replacing: ['O-19', 'AO-5'],
    holding: ['O-03', 'O-20', 'AO-1'],
    frozen: ['O-11', 'AO-11'],
    outdated: ['O-13'],
    toMigration: ['O-14', 'AO-6'],
  },
  transitions: {
    'arriving: session.recognised': ['O-04', 'O-15'],
    'arriving: account.frozen': ['O-11'],
    'arriving: client.outdated': ['O-13', 'AO-13'],
    'choosingItem: item.chosen': ['O-16', 'O-14', 'AO-3', 'AO-6'],
    'proving: code.accepted': ['O-17'],
    'proving: totp.accepted': ['O-17'],
    'proving: factor.unavailable': ['O-14', 'AO-6'],
    'provingIdentity: identity.passed': ['O-18'],
    'provingIdentity.face: identity.exhausted': ['AO-10'],
    'replacing: contact.proved': ['O-19'],
    'replacing: enrolment.proved': ['AO-5'],
    'applying: change.applied': ['O-03', 'O-20', 'AO-12'],
  },
}
