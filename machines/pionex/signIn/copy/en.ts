import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Sign in',
  does: 'sign in',
  about: 'the sign-in to your account',
  screens: {
    identifying: {
      title: 'Sign in',
      body: 'Give your e-mail address or phone number, or continue with Google or Apple. It is the same on the web, on Android and on iOS.',
    },
    federated: {
      title: 'Continue with Google or Apple',
      body: 'Choose your account there and confirm it. Its password belongs on their page only, never here. If your account here asks for a second check, that comes next.',
    },
    password: {
      title: 'Your password',
      body: 'Enter your password. If you have forgotten it, choose a new one first.',
    },
    checkingSecond: {
      title: 'One moment',
      body: 'We are looking whether your account asks for a second check.',
    },
    provingSecond: {
      title: 'A second check',
      body: 'One is enough: a code by SMS, the code in your authenticator app, or what else is listed. An SMS code is valid for {codeLife}. Is one of them lost? Say so, and we show you another way.',
    },
    provingEmail: {
      title: 'A code by e-mail for now',
      body: 'Your account has no authenticator yet and needs one. Until it is set up, a code by e-mail stands in for it, valid for {codeLife}. Set up the authenticator right after this.',
    },
    signedIn: {
      title: 'You are signed in',
      body: 'You can use your account now. If an authenticator is still to be set up, do that first.',
    },
    cancelled: { title: 'Sign-in cancelled', body: 'You are not signed in. You can begin again at any time.' },
    expired: {
      title: 'Time ran out',
      body: 'The sign-in was not finished in time, so you are not signed in. Begin again.',
    },
    frozen: {
      title: 'This account is frozen',
      body: 'While it is frozen, nobody can sign in to it. Customer service can help you to unfreeze it.',
    },
    support: {
      title: 'Customer service can help',
      body: 'Without a second check we cannot let anyone in. Contact customer service from the sign-in page. They will ask you to show who you are, but never for a password or a code.',
    },
    toPassword: {
      title: 'A new password first',
      body: 'Choose a new password. After that you sign in with it.',
    },
    toAuthenticatorLost: {
      title: 'Let us get your authenticator back',
      body: 'You can restore it yourself or ask for a reset. What you have shown so far goes along.',
    },
  },
  inputs: {
    'factor.declareUnavailable': 'I have lost it',
    'case.cancel': 'Cancel the sign-in',
  },
}
