import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Set up an authenticator',
  does: 'set up an authenticator',
  about: 'the setup of your authenticator',
  screens: {
    proving: {
      title: 'A code first',
      body: 'Ask for a code by e-mail or SMS and enter it; it is valid for {codeLife}. As soon as it is enough, you go on. Say so if you cannot get one of them.',
    },
    enrolling: {
      title: 'Add your account to the app',
      body: 'Install an authenticator app on your phone and show the QR code. Scan it, or copy the account name and the key into the app. Write the key on paper, keep it safe and never put it online: it brings your codes back if the phone is lost.',
    },
    'enrolling.confirming': {
      title: 'Enter the code from the app',
      body: 'The app shows 6 digits for your account, new ones every 30 seconds. Enter those it shows now. It is the same on the web and in the app.',
    },
    submitting: {
      title: 'Link the authenticator',
      body: 'The code was right. One last step: link it to your account.',
    },
    holding: {
      title: 'Your authenticator is linked',
      body: 'From now on a sign-in asks for its code. For {hold} the addresses and numbers we know can object to it; what is off meanwhile is shown here.',
    },
    completed: {
      title: 'Your authenticator is linked',
      body: 'From now on a sign-in asks for its code. Keep the key on paper, never online: with it you can restore the authenticator yourself.',
    },
    denied: {
      title: 'Not linked',
      body: 'We could not be sure that it was you, so no authenticator was linked. Make sure that a code reaches you by e-mail or SMS, then try again, or ask customer service.',
    },
    support: {
      title: 'Customer service can help',
      body: 'Without a code that shows that it is you, no authenticator can be linked here. Contact customer service from the help page. They will ask you to show who you are, but never for a password or a code.',
    },
    conditions: {
      title: 'Not needed, or not possible yet',
      body: 'If your account has an authenticator already, nothing is left to do; if that one is lost, say so when you sign in. If your account has neither e-mail nor phone, add one of them first, then come back.',
    },
  },
  inputs: {
    'factor.declareUnavailable': 'I cannot get this code',
    'enrolment.start': 'Show a QR code and key',
    'request.submit': 'Link the authenticator',
  },
  notices: {
    holdOver: {
      subject: 'The time to object is over',
      text: '{realm}: Nobody objected to the authenticator that was linked to your account. It stays linked. Was it not you? Tell us: {link}',
    },
    applied: {
      subject: 'An authenticator was linked to your account',
      text: '{realm}: An authenticator was linked to your account. From now on a sign-in asks for its code. Not you? Object now: {link}',
    },
  },
}
