import type { Words } from './words.ts'

export const en: Words = {
  screens: {
    arriving: { title: 'One moment', body: 'We are getting things ready.' },
    settling: {
      title: 'Please show it once more',
      body: 'Part of what you showed is older than {evidenceLife}. We only ask for that part again.',
    },
    proving: {
      title: 'Prove what you still have',
      body: 'Complete every check below, in any order. A code is valid for {codeLife}.',
    },
    provingIdentity: {
      title: 'Show that it is you',
      body: 'Look into the camera. We compare your face with the one this account was verified with. If that does not work, you can send documents instead.',
    },
    'provingIdentity.documents': {
      title: 'Send documents instead',
      body: 'Your face was not recognised. That happens. Send a picture of the identity document this account was verified with.',
    },
    checkingDocuments: {
      title: 'We are looking at your documents',
      body: 'A person looks at them within {documentsTarget}. The answer appears here.',
    },
    'checkingDocuments.overdue': {
      title: 'This takes longer than promised',
      body: 'Your documents have waited more than {documentsTarget} and have been moved up. There is nothing you need to do.',
    },
    replacing: {
      title: 'Your new e-mail address or phone number',
      body: 'Give a new one for each that you lost, and ask for a code. Entering the code shows that it reaches you. Nothing is changed yet.',
    },
    submitting: {
      title: 'Send your request',
      body: 'Everything is in place. We check the request before anything changes.',
    },
    deciding: {
      title: 'Your request has been sent',
      body: 'The system is checking it. If that takes longer than {decisionLife}, a person takes over. There is nothing you need to do.',
    },
    underReview: {
      title: 'Under review',
      body: 'A team is looking at your request, which can take up to {reviewTarget}. You get a message when it is decided. To see how it stands, come back and start again in the same way.',
    },
    'underReview.overdue': {
      title: 'The review takes longer than promised',
      body: 'Your request has waited more than {reviewTarget} and has been moved up. It is never decided by waiting: a person still looks at it.',
    },
    waiting: {
      title: 'Approved, but not changed yet',
      body: 'The change is made {wait} after the approval. Until then it can be cancelled. If you did not ask for it, cancel it now.',
    },
    applying: {
      title: 'The change is being made',
      body: 'It can no longer be cancelled. This usually takes moments, and you need not stay here.',
    },
    'applying.late': {
      title: 'The change is late',
      body: 'It should have been made within {applyTarget}. The people who run the service have been told. There is nothing you need to do.',
    },
    'holding.contested': {
      title: 'Someone objects to this reset',
      body: 'Someone who received our message says the reset was not theirs. A person looks at it within {reviewTarget}. Until then the restrictions stay, and the account may be frozen.',
    },
    'holding.contested.overdue': {
      title: 'The objection is still open',
      body: 'It has waited more than {reviewTarget} and has been moved up. The restrictions stay until a person has decided.',
    },
    completed: {
      title: 'All done',
      body: 'The restrictions have ended and everything is on again. Sign in with your new security checks.',
    },
    signedIn: { title: 'You can sign in', body: 'What you showed is enough. Nothing was reset.' },
    denied: {
      title: 'Request denied',
      body: 'We could not be sure that it was you. Look again at which security checks you still have, then make a new request.',
    },
    cancelled: {
      title: 'Cancelled',
      body: 'This request has been cancelled and nothing was changed. You can begin a new one.',
    },
    expired: {
      title: 'Time ran out',
      body: 'The request was not finished in time, so it has ended. Nothing was changed. You can begin again.',
    },
    frozen: {
      title: 'This account is frozen',
      body: 'While it is frozen, no security check can be reset. Customer service can help you to unfreeze it.',
    },
    outdated: {
      title: 'Please update the app',
      body: 'This version is too old for a reset. Install the newest one, then begin again.',
    },
    coolDown: {
      title: 'Not yet',
      body: 'A request was denied recently, or the restrictions of an earlier change are still on. Try again once that time is over.',
    },
    support: {
      title: 'Customer service can help',
      body: 'This cannot be done safely here. Contact customer service from the sign-in page. They will ask you to show who you are, but never for a password or a code.',
    },
    toPassword: {
      title: 'A new password first',
      body: 'Choose a new password. After that you can go on here.',
    },
    joined: {
      title: 'You have already asked',
      body: 'Your earlier request is still open. We show you how it stands; a second one is not needed.',
    },
  },
  inputs: {
    'identifier.submit': 'Continue',
    'bot.submit': 'I am a person',
    'federated.start': 'Sign in with Google or Apple',
    'federated.finish': 'Continue',
    'passkey.start': 'Use a passkey',
    'passkey.finish': 'Confirm the passkey',
    'passkey.skip': 'My passkeys are not available',
    'password.submit': 'Continue',
    'password.forget': 'I forgot my password',
    'path.choose': 'Choose this way',
    'factor.declareUnavailable': 'I cannot use this',
    'item.choose': 'Reset this one',
    'lost.submit': 'Confirm what is lost',
    'consequences.accept': 'I have read this, go on',
    'subject.confirm': 'Yes, this is my account',
    'step.back': 'Back',
    'code.request': 'Send a code',
    'code.submit': 'Confirm the code',
    'totp.submit': 'Confirm the app code',
    'identity.start': 'Begin',
    'identity.finish': 'Send',
    'answers.start': 'Show the questions',
    'answers.submit': 'Send the answers',
    'contact.propose': 'Send a code to it',
    'contact.prove': 'Confirm the code',
    'replacement.skip': 'Not now',
    'enrolment.start': 'Set up a new authenticator',
    'enrolment.confirm': 'Confirm the app code',
    'key.confirmSaved': 'I have written down the key',
    'newPassword.submit': 'Set the password',
    'request.submit': 'Send the request',
    'case.cancel': 'Cancel the request',
  },
  notices: {
    started: {
      subject: 'A security reset has begun',
      text: '{realm}: Someone who knows your password has begun to reset the security checks of your account. Nothing is changed yet. Not you? Stop it: {link}',
    },
    submitted: {
      subject: 'A security reset has been requested',
      text: '{realm}: A reset of your security checks has been requested and is being checked. Not you? Stop it: {link}',
    },
    underReview: {
      subject: 'Your request is under review',
      text: '{realm}: A team is looking at the reset of your security checks. This can take up to {reviewTarget}. Not you? Stop it: {link}',
    },
    overdue: {
      subject: 'Your request takes longer than promised',
      text: '{realm}: The reset of your security checks takes longer than promised and has been moved up. Nothing is changed until a person has decided. Not you? Stop it: {link}',
    },
    waiting: {
      subject: 'A security reset will be made soon',
      text: '{realm}: The reset of your security checks was approved and will be made in {wait}. Not you? Stop it before then: {link}',
    },
    denied: {
      subject: 'Your request was denied',
      text: '{realm}: The reset of your security checks was denied. See which of them you still have, then try again or ask customer service. Was the request not yours? Tell us: {link}',
    },
    cancelled: {
      subject: 'A security reset was cancelled',
      text: '{realm}: The reset of your security checks was cancelled and nothing was changed. Was the request not yours? Tell us: {link}',
    },
    blocked: {
      subject: 'A security reset was stopped',
      text: '{realm}: The reset of your security checks was stopped, because your account does not allow it now. Customer service can help. Was the request not yours? Tell us: {link}',
    },
    applied: {
      subject: 'Your security checks were reset',
      text: '{realm}: Your security checks were reset, and you can sign in with the new ones. Some things are off for {hold}. Not you? Object now: {link}',
    },
    restored: {
      subject: 'Your authenticator works again',
      text: '{realm}: A code from your restored authenticator was accepted. Nothing was changed. Not you? Tell us: {link}',
    },
    rebind: {
      subject: 'Set up your authenticator again',
      text: '{realm}: Your authenticator was taken off the account. Sign in and set up a new one now. Some things are off for {hold}. Not you? Object now: {link}',
    },
    weakKey: {
      subject: 'Your authenticator key is short',
      text: '{realm}: The key you restored is shorter than we use today. Set up the authenticator anew when you can. Not you? Tell us: {link}',
    },
    late: {
      subject: 'Your reset is late',
      text: '{realm}: The reset of your security checks is approved but not made yet. The people who run the service have been told. Not you? Object now: {link}',
    },
    holdOver: {
      subject: 'Everything is on again',
      text: '{realm}: The restrictions after the reset of your security checks have ended. Was the reset not yours? Tell us: {link}',
    },
    guessing: {
      subject: 'Many wrong attempts',
      text: '{realm}: Someone keeps entering wrong codes or passwords for your account, and further attempts must wait. Not you? Change your password and tell customer service. {link}',
    },
    disputed: {
      subject: 'Someone objects to the reset',
      text: '{realm}: Someone says that the reset of your security checks was not theirs. A person looks at it, and the restrictions stay until then. Do you object too? Tell us: {link}',
    },
  },
  code: {
    subject: 'Your code to reset your security checks',
    text: '{code} is your code to reset your security checks, valid for {codeLife}. Never share it; we never ask for it. Not you? Do not enter it.',
  },
  refusals: {
    password_wrong: 'These details do not match. Check the address or number and the password.',
    password_exhausted: 'Too many attempts. Please try again later.',
    passkey_rejected: 'The passkey could not be used. Try again, or go on without it.',
    passkey_exhausted: 'Too many attempts. Please try again later, or go on without it.',
    code_wrong: 'That code is not right. Check it and try again.',
    code_expired: 'That code is too old. Ask for a new one.',
    code_none: 'No code is waiting. Ask for one first.',
    code_exhausted: 'Too many wrong codes. Ask for a new one, or try again later.',
    totp_wrong: 'That code is not right. Wait for the next one in the app and try again.',
    totp_exhausted: 'Too many wrong codes. Please try again later.',
    send_too_soon: 'A code was sent just now. Ask again {resendAfter} after the last one.',
    send_exhausted: 'Too many codes were sent. Please try again later.',
    identity_failed: 'That could not be matched. Try again in good light, with nothing covered.',
    identity_exhausted: 'Too many attempts. Another way is needed.',
    answers_exhausted: 'Too many attempts at the questions.',
    contact_lost: 'You said that you lost this one. Give another.',
    contact_banned: 'This one was recently taken off an account and cannot be used yet. Give another.',
    contact_occupied: 'This one already belongs to an account. Give another.',
    contact_invalid: 'That does not look like an e-mail address or phone number. Check it.',
    enrolment_wrong: 'That code is not right. Check that the app has the new key, then enter the next code.',
    enrolment_exhausted: 'Too many wrong codes. Please try again later.',
    evidence_stale: 'Part of what you showed is too old. We ask for it once more.',
    retry_later: 'Too soon for a new request. Please try again later.',
    retry_capped: 'Too many requests were denied. Customer service can help you now.',
    hold_running: 'The restrictions of an earlier change are still on. Try again once they have ended.',
  },
  factors: { email: 'E-mail', phone: 'Phone', totp: 'Authenticator app', passkey: 'Passkey' },
  options: {
    transfer: 'Move it over from my old phone',
    savedKey: 'Enter the key I kept',
    application: 'I have neither: ask for a reset',
    face: 'Look into the camera',
    document: 'Send documents',
    google: 'Google',
    apple: 'Apple',
  },
  capabilities: {
    withdraw: 'withdrawals',
    p2pSell: 'P2P selling',
    pay: 'payment services',
    card: 'card services',
    apiKeys: 'API keys',
    addressBook: 'new withdrawal addresses',
    recover: 'further resets',
  },
  businessDays: { one: '1 business day', other: '{n} business days' },
}
