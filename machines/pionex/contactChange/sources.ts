import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['P-30', 'P-60', 'P-62'],
    checkingBound: ['P-32', 'P-61', 'AP-9'],
    choosingContact: ['P-31', 'P-60', 'P-63', 'AP-5'],
    acknowledging: ['P-35', 'P-64', 'P-65'],
    provingTotp: ['P-66'],
    provingContacts: ['P-68', 'AP-10'],
    provingIdentity: ['P-69'],
    replacing: ['P-71', 'AP-5'],
    holding: ['P-33', 'P-64', 'P-70', 'AP-6'],
    support: ['P-69'],
  },
  transitions: {
    'arriving: session.recognised': ['P-30', 'P-62'],
    'checkingBound: always': ['P-32', 'P-61', 'AP-9', 'AP-11'],
    'choosingContact: item.chosen': ['P-31', 'P-63', 'AP-11'],
    'acknowledging: consequences.accepted': ['P-35', 'P-66'],
    'provingTotp: totp.accepted': ['P-66'],
    'provingTotp: totp.rejected': ['P-67'],
    'provingContacts: code.accepted': ['P-68', 'AP-10'],
    'provingContacts: factor.unavailable': ['P-69', 'AP-10'],
    'replacing: contact.proved': ['P-71'],
    'applying: change.applied': ['P-33', 'P-34', 'P-64', 'P-65', 'P-70', 'AP-7'],
  },
  copy: {
    'refusals.totp_wrong': ['P-67'],
  },
}
