import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Get your old account back',
  does: 'get your old account back',
  about: 'the move of your account to new contact details',
  capabilities: { p2pSell: 'C2C selling' },
  screens: {
    provingContacts: {
      title: 'Get your old account back',
      body: 'You are signed in to your new account. Its phone number or e-mail address will become that of your old, verified one. Were you told that your ID is used already? Then you are in the right place. First enter a code for each one below; it is valid for {codeLife}.',
    },
    provingIdentity: {
      title: 'Show that the old account is yours',
      body: 'Look into the camera. We look for the account that was verified with your face. If that does not work, you can send documents instead.',
    },
    'provingIdentity.documents': {
      title: 'Send documents instead',
      body: 'Your face was not recognised. That happens. Send a picture of the identity document your old account was verified with.',
    },
    confirming: {
      title: 'We found your old account',
      body: 'If you go on, its old phone number and e-mail address are replaced by those of this new account. This new account is then closed for good, so it must be empty. After the move, {holdFor} are off for {hold}.',
    },
    submitting: {
      title: 'Ask for the move',
      body: 'Everything is in place. We check the request before anything changes on either account.',
    },
    holding: {
      title: 'Your old account is yours again',
      body: 'Sign in to it with the phone number or e-mail address you moved; the ones from before no longer work. The new account is closed. From the move on, {holdFor} are off for {hold}.',
    },
    completed: {
      title: 'All done',
      body: 'The restrictions have ended and everything is on again. You sign in to your old account with the phone number or e-mail address you moved.',
    },
    denied: {
      title: 'Move denied',
      body: 'We could not be sure that the old account is yours, so neither account was changed. Try again in good light or with a clear picture of your document, or ask customer service.',
    },
    frozen: {
      title: 'One of the accounts is frozen',
      body: 'While the old or the new account is frozen, nothing can be moved. Customer service can help you to unfreeze it.',
    },
    support: {
      title: 'Customer service can help',
      body: 'We found no account that was verified with your face, or none that can be moved here. Contact customer service from the help page. They will ask you to show who you are, but never for a password or a code.',
    },
    conditions: {
      title: 'Not possible yet',
      body: 'Your new account must be empty and have phone numbers and e-mail addresses that reach you and may be used, and neither account may be under restrictions. Put that right, then come back.',
    },
  },
  inputs: {
    'subject.confirm': 'Yes, move it to my old account',
  },
  notices: {
    denied: {
      subject: 'Your request was denied',
      text: '{realm}: The move of your account to new contact details was denied and nothing was changed. Try the identity check again, or ask customer service. Was the request not yours? Tell us: {link}',
    },
    started: {
      subject: 'A move of your account has begun',
      text: '{realm}: Someone has passed the identity check for your account and begun to replace its phone number and e-mail address. Nothing is changed yet. Not you? Stop it: {link}',
    },
    applied: {
      subject: 'Your account was moved',
      text: '{realm}: Your account has a new phone number or e-mail address; the old ones no longer work for it. The account the new one came from is closed. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
