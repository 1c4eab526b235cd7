import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Lost authenticator',
  does: 'reset your authenticator',
  about: 'the reset of your authenticator',
  screens: {
    identifying: {
      title: 'Which account is it?',
      body: 'Give its e-mail address or phone number.',
    },
    password: {
      title: 'Your password',
      body: 'Enter your password. After that you can restore your authenticator or apply for a reset.',
    },
    checkingBound: {
      title: 'One moment',
      body: 'We are looking whether an authenticator is set up.',
    },
    choosingPath: {
      title: 'How do you want to get it back?',
      body: 'A removed app, a new phone or a system reset leaves you without codes. With the old phone or the key you kept you can restore them yourself, and nothing changes on the account. If you have neither, apply for a reset.',
    },
    transferring: {
      title: 'Transfer it from your old phone',
      body: 'Old phone: open the menu in the authenticator, choose to transfer, then to export this account; it shows a QR code. New phone: choose to import, and scan it. Then enter a code from the new phone here. The old phone keeps its copy, so remove it there.',
    },
    enteringKey: {
      title: 'Use the key you kept',
      body: 'Add an account to the authenticator with a setup key: a name you recognise, the 16-character key from when you set it up, and the time-based type. Then enter the code it shows. Type the key only into the app, never here.',
    },
    acknowledging: {
      title: 'Before you apply',
      body: 'You show that the account is yours, then answer questions about it. Review and reset take up to {reviewTarget}, public holidays not counted. After that {holdFor} are off for {hold}, and you set up a new authenticator.',
    },
    proving: {
      title: 'Show that the account is yours',
      body: 'Complete the checks you still have, in any order. A code is valid for {codeLife}. Say so if one of them is lost too.',
    },
    answering: {
      title: 'Questions about the account',
      body: 'Answer as well as you can. The answers are scored at once and count in the review, but they never decide it alone.',
    },
    submitting: {
      title: 'Send your application',
      body: 'Everything is in place. Your authenticator stays on the account until the application is approved.',
    },
    deciding: {
      title: 'Your application has been sent',
      body: 'The system takes a first look, then a person does. There is nothing you need to do.',
    },
    underReview: {
      title: 'Under review',
      body: 'A person is looking at your application. Review and reset take up to {reviewTarget}, public holidays not counted. We tell you by e-mail how it goes.',
    },
    applying: {
      title: 'Your authenticator is being taken off',
      body: 'This can no longer be cancelled. It usually takes moments, and you need not stay here.',
    },
    holding: {
      title: 'Sign in and set up a new authenticator',
      body: 'The old one has been taken off the account. Sign in at once and set up a new one. From the reset on, {holdFor} are off for {hold}.',
    },
    completed: {
      title: 'All done',
      body: 'Withdrawals are on again. If you have not set up a new authenticator yet, do it now.',
    },
    restored: {
      title: 'Your authenticator works again',
      body: 'Nothing was changed on the account, and nothing is off. Sign in with a code from the app.',
    },
    restoredByKey: {
      title: 'Your authenticator works again',
      body: 'Nothing was changed on the account, and nothing is off. Your key is shorter than we use today, so set up the authenticator anew when you can.',
    },
    denied: {
      title: 'Application denied',
      body: 'We could not be sure that it was you. We tell you by e-mail what else you can do: transfer it from your old phone, use the key you kept, or ask customer service.',
    },
    toSignIn: {
      title: 'No authenticator is set up',
      body: 'There is nothing to restore. Go on and sign in.',
    },
  },
  notices: {
    started: {
      subject: 'An application to reset your authenticator has begun',
      text: '{realm}: Someone who knows your password has begun to apply for a reset of your authenticator. Nothing is changed yet. Not you? Stop it: {link}',
    },
    submitted: {
      subject: 'We have your application',
      text: '{realm}: A reset of your authenticator has been applied for. Not you? Stop it: {link}',
    },
    underReview: {
      subject: 'Your application is under review',
      text: '{realm}: A person is looking at the application to reset your authenticator. Review and reset take up to {reviewTarget}, public holidays not counted. Not you? Stop it: {link}',
    },
    denied: {
      subject: 'Your application was denied',
      text: '{realm}: Your authenticator was not reset. Other ways: transfer it from the old phone, restore it with the key you kept, or ask customer service. Was the application not yours? Tell us: {link}',
    },
    rebind: {
      subject: 'Set up your authenticator again',
      text: '{realm}: Your authenticator was taken off the account. Sign in and set up a new one now. For {hold} these are off: {holdFor}. Not you? Object now: {link}',
    },
  },
}
