import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['B-09'],
    choosingPassword: ['B-09'],
    support: ['B-10'],
  },
  transitions: {
    'reaching: contacts.unavailable': ['B-10'],
    'proving: factor.unavailable': ['B-10'],
    'provingIdentity: always': ['B-10', 'AB-4'],
    'choosingPassword: newPassword.given': ['B-09'],
  },
  copy: {
    title: ['B-09'],
    'screens.reaching': ['B-10'],
    'screens.choosingPassword': ['B-09'],
    'screens.support': ['B-10'],
  },
}
