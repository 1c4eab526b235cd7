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
  copy: {
    'screens.identifying': ['P-02', 'P-12', 'P-14'],
    'screens.federated': ['P-07', 'P-10', 'AP-4'],
    'screens.password': ['P-02', 'P-22'],
    'screens.provingSecond': ['P-03', 'P-50', 'AP-3'],
    'screens.provingEmail': ['P-42', 'P-56', 'AP-17'],
    'screens.signedIn': ['P-04', 'P-42', 'P-56'],
    'screens.toAuthenticatorLost': ['P-41'],
    'inputs.factor.declareUnavailable': ['P-50'],
  },
  outOfScope: {
    'P-13': 'Finding and installing the app comes before the flow.',
  },
}
