import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Reset lost security checks',
  does: 'reset your security checks',
  about: 'the reset of your security checks',
  screens: {
    identifying: {
      title: 'Which account is it?',
      body: 'Give its e-mail address or phone number. You need to know it; you need not be able to reach it.',
    },
    passkey: {
      title: 'Have a passkey?',
      body: 'Sign in with it if you can. If not, say that your passkeys are not available and go on with your password.',
    },
    password: {
      title: 'Your password',
      body: 'Enter your current password. Forgotten it? Choose a new one first. If you cannot do that because no security check works, contact customer service.',
    },
    requirements: {
      title: 'What this account asks for',
      body: 'These checks protect the account. Choose one that you cannot use and say so: the reset begins there.',
    },
    choosingLost: {
      title: 'What have you lost?',
      body: 'Tick everything you can no longer use, all in one go. Leave out what still works: you need it in a moment.',
    },
    acknowledging: {
      title: 'Before you go on',
      body: 'After the reset, {holdFor} are off for {hold}. We tell you at the addresses and numbers we know. You can cancel as long as nothing has been changed.',
    },
    proving: {
      title: 'Prove what still works',
      body: 'Complete each check you have left, in any order. A code is valid for {codeLife}.',
    },
    replacing: {
      title: 'Your new e-mail address or phone number',
      body: 'Give a new one for each that you lost, and ask for a code. Entering the code shows that it reaches you. Nothing is changed yet.',
    },
    underReview: {
      title: 'Under review',
      body: 'A team is looking at your request, which can take up to {reviewTarget}. We write to you when it is decided, at your new verified e-mail address too. Or come back the same way, and you see how it stands.',
    },
    holding: {
      title: 'Your reset is done',
      body: 'Sign in with your new security checks. From the reset on, {holdFor} are off for {hold}.',
    },
  },
  notices: {
    applied: {
      subject: 'Your security checks were reset',
      text: '{realm}: Your security checks were reset, and you can sign in with the new ones. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
