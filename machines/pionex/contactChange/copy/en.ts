import type { OwnWords } from '../../../common/copy.ts'

export const en: OwnWords = {
  title: 'Change or switch off e-mail or phone',
  does: 'change your e-mail or phone',
  about: 'the change of your e-mail address or phone number',
  screens: {
    choosingContact: {
      title: 'What do you want to change?',
      body: 'Choose your e-mail address or your phone number. You can give a new one on the way, or only switch the old one off.',
    },
    acknowledging: {
      title: 'Before you go on',
      body: 'After the change, {holdFor} are off for {hold}. What you take off cannot be registered or linked to an account for {ban}. We tell you at the addresses and numbers we know. You can cancel as long as nothing has been changed.',
    },
    provingTotp: {
      title: 'A code from your authenticator',
      body: 'Enter the 6 digits that the app shows now. Are they not accepted? Let the phone set its clock by itself and take the next ones. If you have lost the app, say that you cannot get this code.',
    },
    provingContacts: {
      title: 'A code from both',
      body: 'Ask for a code by e-mail and one by SMS and enter both, also for the one that leaves. Each is valid for {codeLife}. Do you have a new phone, or is the mailbox closed? Say that you cannot get this code, and we show you another way.',
    },
    replacing: {
      title: 'Do you have a new one?',
      body: 'Give the new e-mail address or phone number, ask for a code and enter it. Or go on without: then this check is switched off, and you should set up a new one soon. Nothing is changed yet.',
    },
    submitting: {
      title: 'Make the change?',
      body: 'Everything is in place. We check it once more before anything changes.',
    },
    holding: {
      title: 'The change is made',
      body: 'From now on {holdFor} are off for {hold}, and what you took off stays blocked for {ban}. If you gave no new one, set one up as soon as you can: your account is safer with it.',
    },
    completed: {
      title: 'All done',
      body: 'The restrictions have ended. If you gave no new e-mail address or phone number yet, set one up now.',
    },
    denied: {
      title: 'Change denied',
      body: 'We could not be sure that it was you, so nothing was changed. Make sure that you can get all three codes, then try again, or ask customer service.',
    },
    support: {
      title: 'Customer service can help',
      body: 'The change takes every code, or another proof of who you are, and cannot be made here without them. Contact customer service from the help page. They will ask you to show who you are, but never for a password or a code.',
    },
    conditions: {
      title: 'All three must be set up',
      body: 'To change or switch one off, your account needs an e-mail address, a phone number and an authenticator. Set up what is missing, then come back.',
    },
    toAuthenticatorLost: {
      title: 'Your authenticator first',
      body: 'Without its code neither e-mail nor phone can be changed. Restore it yourself or ask for a reset, then begin here again.',
    },
  },
  inputs: {
    'item.choose': 'Change or switch off this one',
    'factor.declareUnavailable': 'I cannot get this code',
    'replacement.skip': 'Go on without a new one',
    'request.submit': 'Make the change',
  },
  notices: {
    started: {
      subject: 'A change of your e-mail or phone has begun',
      text: '{realm}: Someone who is signed in to your account has begun to change or switch off its e-mail address or phone number. Nothing is changed yet. Not you? Stop it: {link}',
    },
    applied: {
      subject: 'Your e-mail or phone was changed',
      text: '{realm}: An e-mail address or phone number was changed or switched off on your account. The old one stays blocked for {ban}; {holdFor} are off for {hold}. No new one yet? Set one up soon. Not you? Object now: {link}',
    },
  },
}
