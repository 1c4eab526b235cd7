import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Forgotten password',
  does: 'choose a new password',
  about: 'the change of your password',
  screens: {
    identifying: {
      title: 'Which account is it?',
      body: 'Give its e-mail address or phone number. Before you choose a new password, you show that the account is yours.',
    },
    reaching: {
      title: 'Enter a code',
      body: 'Choose e-mail or phone and ask for a code. If the account has what you chose, the code goes there; we never tell what it has. It is valid for {codeLife}. Nothing comes? Try the other one, or say that no code can reach you.',
    },
    proving: {
      title: 'Prove what else still works',
      body: 'Complete every check that is left, in any order. A code is valid for {codeLife}. Say so if one of them does not work any more.',
    },
    choosingPassword: {
      title: 'Choose a new password',
      body: 'Take a long one that you use nowhere else. Once it is changed, {holdFor} are off for {hold}. Then go back and sign in with it.',
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
      body: 'The restrictions have ended and everything is on again. You sign in with your new password.',
    },
    denied: {
      title: 'Request denied',
      body: 'We could not be sure that it was you, so your old password stays. Look again at which security checks still work, then make a new request.',
    },
    support: {
      title: 'Customer service can help',
      body: 'Without a check that shows that it is you, no new password can be chosen here. Contact customer service from the sign-in page. They will ask you to show who you are, but never for a password or a code.',
    },
  },
  notices: {
    applied: {
      subject: 'Your password was changed',
      text: '{realm}: Your password was changed. Sign in with the new one. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
