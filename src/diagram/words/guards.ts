import { z } from 'zod'
import type { TransitionDescription } from '../../describe.ts'
import { sayFactor } from './facts.ts'
import { humanised, lowered } from './names.ts'

/** Conditions in a few words; braces are filled from their parameters. */
const words: Readonly<Record<string, string>> = {
  promptsPasskey: 'a prompt is to be shown',
  enrolsNone: 'none set up: {of}',
  goesOn: 'a reset is under way',
  isStaleSession: 'signed in too long ago',
  carriesFirst: 'shown before, still fresh',
  mayRetryLater: 'possible again later',
  isEnrolled: 'it is set up',
  hasAny: 'set up: {of}',
  hasAll: 'all set up: {of}',
  losesEnrolled: 'all ticked are set up',
  leavesTooLittle: 'too little would be left',
  leavesAnother: 'another one is left',
  leavesNoContact: 'no contact would be left',
  totpLeavesTooLittle: 'too little without the app',
  byPath: '{path}',
  isAsked: 'it is asked for',
  isAskedApart: 'asked for, apart from the password',
  allProven: 'everything is proven',
  oneProvenApart: 'one is proven',
  has: '{evidence} shown already',
  lacksFirst: 'the password is missing',
  isAgreed: 'accepted already',
  holdsStale: 'shown too long ago',
  lacksStandIn: 'nothing stands in for it',
  hasTooLittle: 'too little is left',
  isAskedEnough: 'enough is proven',
  identityIsOff: 'no identity check here',
  identityIsNoHelp: 'not enough even so',
  by: 'by {method}',
  isOwner: 'it is the owner',
  isAnother: 'it is another owner',
  scoresWeak: 'the answers are weak',
  isOwed: 'a new one is owed',
  allReplaced: 'nothing left to replace',
  isSufficient: 'enough is shown',
  approves: 'approved',
  denies: 'denied',
  approvesAlone: 'no doubt is left',
  waitIsOff: 'no wait in the policy',
  refusedTaken: 'taken by someone else',
  refusedFrozen: 'the account is frozen',
  isEnrolledAnew: 'the new one works',
  owes: 'one has to be set up',
  isMarked: 'marked: {mark}',
  byKept: 'says a contact that stays',
  usesLost: 'with what was called lost',
}
/** Conditions that a label of the branch tells in its own words. */
const told: ReadonlySet<string> = new Set([
  'allProven',
  'allReplaced',
  'approves',
  'by',
  'denies',
  'hasTooLittle',
  'holdsStale',
  'identityIsNoHelp',
  'identityIsOff',
  'isAgreed',
  'isEnrolledAnew',
  'isStaleSession',
  'lacksFirst',
  'leavesTooLittle',
  'oneProvenApart',
  'refusedFrozen',
  'refusedTaken',
  'usesLost',
  'waitIsOff',
])

const Params = z.record(z.string(), z.union([z.string(), z.array(z.string())])).catch({})
const values: Readonly<Record<string, string>> = {
  savedKey: 'with the saved key',
  transfer: 'from the old phone',
  application: 'by a request',
  document: 'documents',
}

/** A condition in words; `undefined` where there is none that the label does not tell. */
export function sayGuard({ guard, label }: Pick<TransitionDescription, 'guard' | 'label'>): string | undefined {
  if (!guard || (label !== null && told.has(guard.name))) return undefined
  const params = Params.parse(guard.params ?? {})
  const fill = (_: string, name: string): string =>
    [params[name] ?? []]
      .flat()
      .map((one) => values[one] ?? lowered(sayFactor(one)))
      .join(', ')
  const said = (words[guard.name] ?? lowered(humanised(guard.name))).replace(/\{(\w+)\}/g, fill)
  return label !== null && said === label ? undefined : said
}
