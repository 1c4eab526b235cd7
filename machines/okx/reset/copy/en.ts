import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Reset one security check',
  does: 'reset a security check',
  about: 'the reset of a security check',
  capabilities: { p2pSell: 'C2C selling' },
  screens: {
    identifying: {
      title: 'Which account is it?',
      body: 'Give its e-mail address or phone number.',
    },
    password: {
      title: 'Your password',
      body: 'Enter your password. On the next page you can say which security check you cannot use.',
    },
    requirements: {
      title: 'What this account asks for',
      body: 'These checks protect the account. If one of them does not work for you, say so and reset it.',
    },
    choosingItem: {
      title: 'Which one do you want to reset?',
      body: 'Choose one: phone number, e-mail address or authenticator app. If neither your phone nor your e-mail can be reached, a reset does not help; we show you another way.',
    },
    acknowledging: {
      title: 'Before you go on',
      body: 'After the reset, {holdFor} are off for {hold}. We tell you at the addresses and numbers we know. You can cancel as long as nothing has been changed.',
    },
    replacing: {
      title: 'Set up the new one',
      body: 'Phone number or e-mail address: give the new one, ask for a code and enter it. Authenticator app: add the key we show to the app, then enter the code it gives. Nothing is changed yet.',
    },
    holding: {
      title: 'Your reset is done',
      body: 'Sign in with what you set up. From the reset on, {holdFor} are off for {hold}.',
    },
    toMigration: {
      title: 'A new account is the way back',
      body: 'Without your phone and your e-mail a reset cannot get you in. Open a new account, then have its phone number or e-mail address moved to your old one, if that one was verified.',
    },
  },
  notices: {
    applied: {
      subject: 'A security check was reset',
      text: '{realm}: One of your security checks was reset. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
