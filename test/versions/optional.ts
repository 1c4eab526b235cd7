/**
 * What may be absent from a document of the right form, by its path, with the reason why its absence is safe. That it was not lost since it was
 * written is told by the sum of the document.
 */
export const mayBeAbsent: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: {
    'client.version': 'asked at the opening alone',
    account: 'nobody has said who they are; without it nothing can be guessed at or shown',
    accountRevision: 'nothing was shown of the account; nobody is signed in and nothing is changed without it',
    subject: 'no other account was found',
    locale: 'messages are in English',
    challenge: 'no check was begun: it has to be begun before it is answered',
    review: 'people are not asked: none can decide',
    to: 'it was not handed over: a pointer for those who look',
    redeemedAt: 'the sign-in was not taken up yet',
    ownerSignedInAt: 'the owner has not signed in: told to the person, nothing hangs on it',
    'issues.*.closedAt': 'the code was neither spent nor voided',
    'roll.*.disputedAt': 'they have not objected yet, and may',
    'tickets.*.session': 'the ticket of a visitor, who has no session',
    'tickets.*.retired': 'the ticket is in use',
    'tickets.*.retired.command': 'the command had no id: its answer is not repeated to anybody',
  },
  ledger: {
    'holds.*.until': 'the hold has no end yet: it holds on',
    'holds.*.was': 'the hold was never contested',
    changing: 'no case is open on the account',
    passwordRoot: 'the password was not reset by a case',
    lastTotpStep: 'no code of an authenticator was taken yet',
  },
}
/** Maps, whose entries are data: what is not counted has none. */
export const maps: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  case: {
    tries: 'tries of a kind that was never tried',
    'policy.minClientVersion': 'a channel that takes any version',
    'challenge.body': 'what the provider gave for the device: never read here',
  },
  ledger: { budgets: 'a purpose that nothing was spent on' },
}
