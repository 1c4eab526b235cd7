import type { Sources } from 'regain/core'

export const sources: Sources = {
  states: {
    arriving: ['P-01', 'P-05', 'P-08', 'P-12'],
    identifying: ['P-02', 'P-14'],
    federated: ['P-06', 'P-09', 'P-14'],
    password: ['P-02'],
    checkingSecond: ['P-03'],
    provingSecond: ['P-03', 'AP-3'],
    provingEmail: ['AP-17'],
    signedIn: ['P-04', 'P-07', 'P-11'],
    toPassword: ['P-22'],
    toAuthenticatorLost: ['P-50'],
  },
  transitions: {
    'open: obligation.standing': ['AP-17'],
    'identifying: identifier.given': ['P-02'],
    'identifying: federated.begun': ['P-06', 'P-09'],
    'federated: federated.accepted': ['P-07', 'P-11', 'AP-4'],
    'password: password.accepted': ['P-02', 'P-03'],
    'password: password.forgotten': ['P-22'],
    'checkingSecond: always': ['P-03', 'AP-4', 'AP-17'],
    'provingSecond: code.accepted': ['P-03'],
    'provingSecond: totp.accepted': ['P-03'],
    'provingSecond: always': ['P-04', 'AP-3'],
    'provingSecond: factor.unavailable': ['P-50'],
  },
  outOfScope: {
    'P-10': 'The Apple ID and its password are entered at Apple; the flow hears only the answer.',
    'P-13': 'Finding and installing the app comes before the flow.',
  },
}
