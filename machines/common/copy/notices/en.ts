import { capital, type Words } from '../words.ts'

export const notices: Words['notices'] = ({ does, about }) => ({
  started: {
    subject: 'A change to your account has begun',
    text: `{realm}: Someone who knows your password has begun to ${does}. Nothing is changed yet. Not you? Stop it: {link}`,
  },
  submitted: {
    subject: 'A change to your account has been requested',
    text: `{realm}: ${capital(about)} has been requested and is being checked. Not you? Stop it: {link}`,
  },
  underReview: {
    subject: 'Your request is under review',
    text: `{realm}: A team is looking at ${about}. This can take up to {reviewTarget}. Not you? Stop it: {link}`,
  },
  overdue: {
    subject: 'Your request takes longer than promised',
    text: `{realm}: ${capital(about)} takes longer than promised and has been moved up. Nothing is changed until a person has decided. Not you? Stop it: {link}`,
  },
  waiting: {
    subject: 'A change to your account will be made soon',
    text: `{realm}: ${capital(about)} was approved and will be made in {wait}. Not you? Stop it before then: {link}`,
  },
  denied: {
    subject: 'Your request was denied',
    text: `{realm}: ${capital(about)} was denied. See which of your security checks still work, then try again or ask customer service. Was the request not yours? Tell us: {link}`,
  },
  cancelled: {
    subject: 'A request on your account was cancelled',
    text: `{realm}: ${capital(about)} was cancelled and nothing was changed. Was the request not yours? Tell us: {link}`,
  },
  blocked: {
    subject: 'A request on your account was stopped',
    text: `{realm}: ${capital(about)} was stopped, because your account does not allow it now. Customer service can help. Was the request not yours? Tell us: {link}`,
  },
  applied: {
    subject: 'A change to your account was made',
    text: `{realm}: ${capital(about)} is done. Some things are off for {hold}. Not you? Object now: {link}`,
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
    subject: 'A change to your account is late',
    text: `{realm}: ${capital(about)} is approved but not made yet. The people who run the service have been told. Not you? Object now: {link}`,
  },
  holdOver: {
    subject: 'Everything is on again',
    text: `{realm}: The restrictions after ${about} have ended. Was the change not yours? Tell us: {link}`,
  },
  guessing: {
    subject: 'Many wrong attempts',
    text: '{realm}: Someone keeps entering wrong codes or passwords for your account, and further attempts must wait. Not you? Change your password and tell customer service. {link}',
  },
  disputed: {
    subject: 'Someone objects to a change to your account',
    text: `{realm}: Someone says they did not ask for ${about}. A person looks at it, and the restrictions stay until then. Do you object too? Tell us: {link}`,
  },
})
