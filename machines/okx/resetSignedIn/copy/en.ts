import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Reset a security check while signed in',
  does: 'reset a security check',
  about: 'the reset of a security check',
  capabilities: { p2pSell: 'C2C selling' },
  screens: {
    choosingItem: {
      title: 'Which one can you not use?',
      body: 'Choose one: phone number, e-mail address or authenticator app. The others must still work, because you need them in a moment. If neither your phone nor your e-mail can be reached, we show you another way.',
    },
    acknowledging: {
      title: 'Before you go on',
      body: 'You enter codes from what still works and look into the camera. After the reset, {holdFor} are off for {hold}. We tell you at the addresses and numbers we know. You can cancel as long as nothing has been changed.',
    },
    proving: {
      title: 'Prove what still works',
      body: 'Being signed in is not enough: complete each check you have left, in any order. A code is valid for {codeLife}.',
    },
    replacing: {
      title: 'Set up the new one',
      body: 'Phone number or e-mail address: give the new one, ask for a code and enter it. Authenticator app: add the key we show to the app, then enter the code it gives. Nothing is changed yet.',
    },
    holding: {
      title: 'Your reset is done',
      body: 'From now on what you set up takes the place of the old one. From the reset on, {holdFor} are off for {hold}.',
    },
    completed: {
      title: 'All done',
      body: 'The restrictions have ended and everything is on again. Sign in with what you set up.',
    },
    conditions: {
      title: 'Nothing to reset',
      body: 'Your account has no phone number, e-mail address or authenticator app that could be reset. Add one in the security settings.',
    },
    toMigration: {
      title: 'A new account is the way back',
      body: 'Without your phone and your e-mail nothing can be reset, even while you are signed in. Open a new account, then have its phone number or e-mail address moved to this one, if this one was verified.',
    },
  },
  notices: {
    started: {
      subject: 'A reset of a security check has begun',
      text: '{realm}: Someone who is signed in to your account has begun to reset one of its security checks. Nothing is changed yet. Not you? Stop it: {link}',
    },
    applied: {
      subject: 'A security check was reset',
      text: '{realm}: One of your security checks was reset. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
