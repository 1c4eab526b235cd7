import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Forgotten password',
  does: 'choose a new password',
  about: 'the change of your password',
  screens: {
    identifying: {
      title: 'Which account is it?',
      body: 'Give its e-mail address or phone number. It works the same on the web and in the app.',
    },
    checkingBot: {
      title: 'Are you a person?',
      body: 'Do the short check. It keeps programs from asking for codes in the name of others.',
    },
    reaching: {
      title: 'A code by e-mail or SMS',
      body: 'Choose either one; it need not be the one you registered with. If the account has it, a code goes there and is valid for {codeLife}. We never tell what it has. Nothing comes? Try the other one, or say that no code can reach you.',
    },
    proving: {
      title: 'Show a little more',
      body: 'Complete the checks below; as soon as it is enough, you go on. A code is valid for {codeLife}. Say so if one of them does not work any more.',
    },
    choosingPassword: {
      title: 'Choose a new password',
      body: 'Take a long one that you use nowhere else. To keep your account safe, {holdFor} are off for {hold} once it is changed.',
    },
    deciding: {
      title: 'Your new password is not in use yet',
      body: 'The system checks the request first. If that takes longer than {decisionLife}, a person takes over. Until it is decided, the old password stays.',
    },
    holding: {
      title: 'Your password is changed',
      body: 'You are not signed in by this: go and sign in with the new one. From the change on, {holdFor} are off for {hold}.',
    },
    completed: {
      title: 'All done',
      body: 'The restrictions have ended. You sign in with your new password.',
    },
    denied: {
      title: 'Request denied',
      body: 'We could not be sure that it was you, so your old password stays. Make a new request with a code that reaches you, or ask customer service.',
    },
    support: {
      title: 'Customer service can help',
      body: 'Without a code that reaches you, no new password can be chosen here. Contact customer service from the sign-in page. They will ask you to show who you are, but never for a password or a code.',
    },
  },
  notices: {
    applied: {
      subject: 'Your password was changed',
      text: '{realm}: Your password was changed. Sign in with the new one. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
