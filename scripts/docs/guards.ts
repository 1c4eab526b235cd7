import type { Copy, TransitionDescription } from 'regain/core'
import { z } from 'zod'

/** Every guard as a condition in words; braces are filled from its parameters. */
export const guards: Readonly<Record<string, string>> = {
  // the first factor
  promptsPasskey: 'a passkey prompt is to be shown',
  enrolsNone: 'none of these is set up: {of}',
  goesOn: 'a reset is under way and the same factors are set up',
  isStaleSession: 'the sign-in is too old',
  carriesFirst: 'what was shown before is still fresh: {of}',
  mayRetryLater: 'a later try is possible',
  // choices
  isEnrolled: 'it is set up',
  hasAny: 'one of these is set up: {of}',
  hasAll: 'all of these are set up: {of}',
  losesEnrolled: 'all that is ticked is set up',
  leavesTooLittle: 'what would be left is too little',
  leavesAnother: 'another one is left that the password does not stand on',
  leavesNoContact: 'neither e-mail nor phone would be left',
  totpLeavesTooLittle: 'without the authenticator app too little is left',
  byPath: 'the choice is “{path}”',
  // proofs
  isAsked: 'it is still asked for',
  isAskedApart: 'it is still asked for, and the password does not stand on it',
  allProven: 'everything asked for is proven',
  oneProvenApart: 'one is proven that the password does not stand on',
  has: '{evidence} was shown already',
  lacksFirst: 'the password has to be given again',
  isAgreed: 'the consequences were accepted already',
  holdsStale: 'it was shown, too long ago',
  lacksStandIn: 'one is lost and nothing stands in for it',
  hasTooLittle: 'what is left is too little',
  isAskedEnough: 'enough is proven to ask',
  identityIsOff: 'the policy offers no identity check',
  identityIsNoHelp: 'an identity check would not be enough either',
  by: 'by {method}',
  isOwner: 'it is the owner',
  isAnother: 'it is the owner of another account',
  scoresWeak: 'the answers are weak',
  // replacements
  isOwed: 'a new one is still to be given',
  allReplaced: 'nothing is left to replace',
  // request, decision, change
  isSufficient: 'what was shown is enough to ask',
  approves: 'approved',
  denies: 'denied',
  approvesAlone: 'approved, nothing is marked, and the proofs are independent enough',
  waitIsOff: 'the policy has no wait',
  refusedTaken: 'somebody else has taken the new one',
  refusedFrozen: 'the account is frozen',
  isEnrolledAnew: 'the new one is set up',
  owes: 'something has to be set up first, and one of these can vouch for it: {by}',
  isMarked: 'the case is marked: {mark}',
  // from outside
  byKept: 'by an address or number that stays',
  usesLost: 'with what was called lost',
}

const Params = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({})
const extras: Readonly<Record<string, string>> = {
  identity: 'the identity',
  answers: 'the answers',
  password: 'the password',
  federated: 'the sign-in elsewhere',
  document: 'documents',
  face: 'the face',
  stale: 'the account changed meanwhile',
}

/** A guard in words; nothing where there is none. */
export function sayGuard({ guard }: TransitionDescription, copy: Copy): string {
  if (!guard) return ''
  const params = Params.parse(guard.params ?? {})
  const words: Readonly<Record<string, string>> = { ...copy.options, ...copy.factors, ...extras }
  const fill = (_: string, name: string): string =>
    [params[name] ?? []]
      .flat()
      .map((each) => words[each] ?? each)
      .join(', ')
  return (guards[guard.name] ?? guard.name).replace(/\{(\w+)\}/g, fill)
}
