import { assign, setup } from 'xstate'
import {
  type Asking,
  apartFromPassword,
  type Context,
  contactsLeft,
  couldSuffice,
  isAskedEnough,
  isFirst,
  isIndependent,
  isSufficient,
  remaining,
} from './context.ts'
import type { EffectParams } from './vocabulary/effects.ts'
import {
  type Evidence,
  evidenceOf,
  type Factor,
  factorsOf,
  inOrder,
  isFactor,
  Mark,
  type PasswordRoot,
} from './vocabulary/factors.ts'
import type { ClockFact, Fact } from './vocabulary/facts.ts'
import type { Outcome, Step, Tone } from './vocabulary/outcomes.ts'
import { nominal, type Policy } from './vocabulary/policy.ts'

/** What a state or transition says about itself. */
export interface Meta {
  step?: Step
  tone?: Tone
  outcome?: Outcome
  label?: string
  happy?: boolean
  /** One row per factor: the state proves or replaces each of this set. */
  each?: 'remaining' | 'leaving'
}

type Heard = Fact | ClockFact

/** The factor a fact speaks of. */
function kindOf(fact: Heard): Factor | undefined {
  if ('kind' in fact && fact.type !== 'evidence.stale') return fact.kind
  if (fact.type.startsWith('totp.') || fact.type.startsWith('enrolment.')) return 'totp'
  if (fact.type.startsWith('passkey.')) return 'passkey'
  return undefined
}
const speaksOf = (fact: Heard, of: readonly Factor[]): boolean => {
  const kind = kindOf(fact)
  return kind !== undefined && of.includes(kind)
}
/** The set that a choice would call lost. */
function chosen(fact: Heard): readonly Factor[] {
  if (fact.type === 'lost.confirmed') return fact.kinds
  const kind = kindOf(fact)
  return kind === undefined ? [] : [kind]
}
/** What would be lost then: one more while proving, a new choice when choosing. */
const wouldLose = (context: Context, fact: Heard): readonly Factor[] =>
  fact.type === 'factor.unavailable' ? [...context.lost, fact.kind] : chosen(fact)
const losing = (context: Context, kinds: readonly Factor[]): Context => ({
  ...context,
  lost: factorsOf(kinds),
  proven: context.proven.filter((evidence) => !kinds.some((kind) => kind === evidence)),
})
const within = (context: Context, kinds: readonly Factor[]): boolean =>
  kinds.length > 0 && kinds.every((kind) => context.enrolled.includes(kind))
/** Only what is enrolled can be lost; while proving, only what is still asked for. */
const canLose = (context: Context, fact: Heard): boolean =>
  within(context, chosen(fact)) &&
  (fact.type !== 'factor.unavailable' ||
    (remaining(context).includes(fact.kind) && !context.proven.includes(fact.kind)))
/** Of these what is left and not shown yet. */
const asked = (context: Context, of: readonly Factor[]): Factor[] =>
  remaining(context).filter((kind) => of.includes(kind) && !context.proven.includes(kind))
const sameSet = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((member) => b.includes(member))
const opens = (fact: Heard) =>
  fact.type === 'password.accepted' ||
  fact.type === 'federated.accepted' ||
  fact.type === 'account.reached' ||
  fact.type === 'session.recognised' ||
  fact.type === 'handOver.received'
/** What the first accepted evidence tells about the account. */
function learned(fact: Heard, context: Context): Partial<Context> {
  if (!opens(fact)) return {}
  const shown: readonly Evidence[] =
    fact.type === 'password.accepted'
      ? ['password']
      : fact.type === 'federated.accepted'
        ? ['federated']
        : fact.type === 'handOver.received'
          ? fact.evidence
          : fact.type === 'account.reached'
            ? fact.enrolled.filter((kind) => kind === fact.kind)
            : []
  return {
    enrolled: factorsOf(fact.enrolled),
    proven: evidenceOf([
      ...(fact.type === 'federated.accepted' || fact.type === 'password.accepted' ? firsts(context) : []),
      ...shown,
    ]),
    passwordRoot: 'root' in fact ? rootAmong(fact.root, fact.enrolled) : context.passwordRoot,
  }
}
/** A root that is no factor of this account tells nothing that another proof could repeat. */
const rootAmong = (root: PasswordRoot, enrolled: readonly Factor[]): PasswordRoot =>
  enrolled.some((kind) => kind === root) ? root : 'password'
/** Whoever has to give the first factor again proves the factors again too; a face and answers stand by themselves. */
function forgetting(context: Context, kind: Evidence): Partial<Context> {
  const proven = context.proven.filter((evidence) => evidence !== kind)
  return !isFirst(kind) || firsts({ ...context, proven }).length > 0
    ? { proven }
    : { proven: proven.filter((evidence) => !isFactor(evidence)), passwordRoot: 'password' }
}
const carried = ({ evidence }: Fact<'handOver.received'>, of: readonly Evidence[]) =>
  evidence.filter((one) => of.includes(one))
const firsts = (context: Context): Evidence[] => context.proven.filter(isFirst)

const effect =
  <T>() =>
  (_: unknown, _params: T): void => {}

export interface Of {
  of: readonly Factor[]
}
const says = (fact: Heard, verdict: 'approve' | 'deny') => 'verdict' in fact && fact.verdict === verdict
const refusedFor = (fact: Heard, why: 'taken' | 'frozen') => fact.type === 'change.refused' && fact.why === why

/** The one XState setup every flow is built from: facts in, effects as named actions that do nothing. */
export const recovery = setup({
  types: {
    context: {} as Context,
    events: {} as Fact | ClockFact,
    input: {} as { policy?: Policy } | undefined,
    meta: {} as Meta,
  },
  actions: {
    'code.send': effect<EffectParams<'code.send'>>(),
    notify: effect<EffectParams<'notify'>>(),
    'risk.ask': effect<EffectParams<'risk.ask'>>(),
    'change.apply': effect<EffectParams<'change.apply'>>(),
    'account.freeze': effect<EffectParams<'account.freeze'>>(),
    'review.open': effect<EffectParams<'review.open'>>(),
    'review.escalate': effect<EffectParams<'review.escalate'>>(),
    'review.close': effect<EffectParams<'review.close'>>(),
    'apply.escalate': effect<EffectParams<'apply.escalate'>>(),
    'hold.place': effect<EffectParams<'hold.place'>>(),
    'hold.start': effect<EffectParams<'hold.start'>>(),
    'hold.lift': effect<EffectParams<'hold.lift'>>(),
    'hold.suspend': effect<EffectParams<'hold.suspend'>>(),
    'hold.resume': effect<EffectParams<'hold.resume'>>(),
    'contact.reserve': effect<EffectParams<'contact.reserve'>>(),
    'contact.ban': effect<EffectParams<'contact.ban'>>(),
    'obligation.place': effect<EffectParams<'obligation.place'>>(),
    'obligation.lift': effect<EffectParams<'obligation.lift'>>(),
    'case.handOver': effect<EffectParams<'case.handOver'>>(),

    learn: assign(({ context, event }) => ({ ...learned(event, context), lost: [], leaving: [], replaced: [] })),
    learnCarried: assign(({ context, event }, { of }: { of: readonly Evidence[] }) =>
      event.type === 'handOver.received' ? learned({ ...event, evidence: carried(event, of) }, context) : {},
    ),
    remember: assign(({ context, event }) => {
      const { passwordRoot = context.passwordRoot, proven = [] } = learned(event, context)
      return { passwordRoot, proven: evidenceOf([...context.proven, ...proven]) }
    }),
    tickLost: assign(({ context, event }) => losing(context, [...context.lost, ...chosen(event)])),
    chooseLost: assign(({ context, event }) => losing(context, chosen(event))),
    // only what was acknowledged leaves; going back to the choice undoes it
    takeOffLost: assign(({ context }, { of }: Of) => ({ leaving: context.lost.filter((kind) => of.includes(kind)) })),
    reconsider: assign({ leaving: [], replaced: [] }),
    chooseLeaving: assign(({ event }) => ({ leaving: factorsOf(chosen(event)) })),
    loseTotp: assign(({ context }) => losing(context, ['totp'])),
    keepAll: assign({ lost: [] }),
    markProven: assign(({ context, event }) => ({ proven: evidenceOf([...context.proven, ...chosen(event)]) })),
    markIdentity: assign(({ context }) => ({ proven: evidenceOf([...context.proven, 'identity']) })),
    markAnswers: assign(({ context }) => ({ proven: evidenceOf([...context.proven, 'answers']) })),
    markReplaced: assign(({ context, event }) => ({ replaced: factorsOf([...context.replaced, ...chosen(event)]) })),
    forgetReplaced: assign({ replaced: [] }),
    forgetStale: assign(({ context, event }) =>
      event.type === 'evidence.stale' ? forgetting(context, event.kind) : {},
    ),
    mark: assign(({ context }, params: { mark: Mark }) => ({
      marked: inOrder(Mark.options, [...context.marked, params.mark]),
    })),
  },
  guards: {
    // the first factor
    promptsPasskey: ({ event }) => event.type === 'identifier.given' && event.passkeyPrompt,
    enrolsNone: ({ event }, { of }: Of) => 'enrolled' in event && !event.enrolled.some((kind) => of.includes(kind)),
    goesOn: ({ context, event }) =>
      'enrolled' in event && context.leaving.length > 0 && sameSet(context.enrolled, event.enrolled),
    isStaleSession: ({ event }) => event.type === 'session.recognised' && !event.fresh,
    carriesFirst: ({ event }, { of }: { of: readonly Evidence[] }) =>
      event.type === 'handOver.received' && carried(event, of).length > 0 && event.enrolled.length > 0,
    mayRetryLater: ({ event }) => event.type === 'retry.refused' && event.why !== 'cap',
    // choices
    isEnrolled: ({ context, event }, { of }: Of) => speaksOf(event, of) && within(context, chosen(event)),
    hasAny: ({ context }, { of }: Of) => context.enrolled.some((kind) => of.includes(kind)),
    hasAll: ({ context }, { of }: Of) => of.length > 0 && of.every((kind) => context.enrolled.includes(kind)),
    losesEnrolled: ({ context, event }) => within(context, chosen(event)),
    leavesTooLittle: ({ context, event }, asking: Asking = {}) =>
      canLose(context, event) && !couldSuffice(losing(context, wouldLose(context, event)), asking),
    leavesAnother: ({ context, event }, { of }: Of) => {
      const apart = apartFromPassword(context, of)
      return (
        speaksOf(event, asked(context, apart)) &&
        remaining(losing(context, wouldLose(context, event))).some((kind) => apart.includes(kind))
      )
    },
    leavesNoContact: ({ context, event }) =>
      canLose(context, event) && contactsLeft(losing(context, wouldLose(context, event))).length === 0,
    totpLeavesTooLittle: ({ context }) => !couldSuffice(losing(context, ['totp'])),
    byPath: ({ event }, { path }: { path: 'transfer' | 'savedKey' | 'application' }) =>
      event.type === 'path.chosen' && event.path === path,
    // proofs
    isAsked: ({ context, event }, { of }: Of) => speaksOf(event, asked(context, of)),
    isAskedApart: ({ context, event }, { of }: Of) => speaksOf(event, asked(context, apartFromPassword(context, of))),
    allProven: ({ context }, { of }: Of) => {
      const left = remaining(context).filter((kind) => of.includes(kind))
      return (
        left.every((kind) => context.proven.includes(kind)) && (left.length > 0 || context.proven.includes('identity'))
      )
    },
    oneProvenApart: ({ context }, { of }: Of) =>
      apartFromPassword(context, of).some((kind) => context.proven.includes(kind)),
    has: ({ context }, { evidence }: { evidence: Evidence }) => context.proven.includes(evidence),
    lacksFirst: ({ context }) => firsts(context).length === 0,
    isAgreed: ({ context }) => context.leaving.length > 0,
    holdsStale: ({ context, event }) => event.type === 'evidence.stale' && context.proven.includes(event.kind),
    lacksStandIn: ({ context }, { of }: Of) =>
      context.lost.some((kind) => of.includes(kind)) &&
      !(context.proven.includes('identity') && couldSuffice(context, { of })),
    hasTooLittle: ({ context }, asking: Asking = {}) => !couldSuffice(context, asking),
    isAskedEnough: ({ context }) => isAskedEnough(context),
    identityIsOff: ({ context }) => context.policy.identity === 'off',
    identityIsNoHelp: ({ context }, { of }: Asking = {}) =>
      !couldSuffice(context, { also: ['identity'], ...(of ? { of } : {}) }),
    by: ({ event }, { method }: { method: 'face' | 'document' }) => 'method' in event && event.method === method,
    isOwner: ({ event }) => event.type === 'identity.passed' && event.of === 'owner',
    isAnother: ({ event }) => event.type === 'identity.passed' && event.of === 'another',
    scoresWeak: ({ event }) => event.type === 'answers.scored' && event.band === 'weak',
    // replacements
    isOwed: ({ context, event }, { of }: Of) => {
      const kind = kindOf(event)
      return (
        kind !== undefined && of.includes(kind) && context.leaving.includes(kind) && !context.replaced.includes(kind)
      )
    },
    allReplaced: ({ context }, { of }: Of) =>
      context.leaving.length > 0 &&
      context.leaving.filter((kind) => of.includes(kind)).every((kind) => context.replaced.includes(kind)),
    // request, decision, change
    isSufficient: ({ context }) => isSufficient(context),
    approves: ({ event }) => says(event, 'approve'),
    denies: ({ event }) => says(event, 'deny'),
    approvesAlone: ({ context, event }) =>
      says(event, 'approve') &&
      context.policy.review !== 'always' &&
      context.marked.length === 0 &&
      isIndependent(context),
    waitIsOff: ({ context }) => nominal(context.policy.wait) === 0,
    refusedTaken: ({ event }) => refusedFor(event, 'taken'),
    refusedFrozen: ({ event }) => refusedFor(event, 'frozen'),
    isEnrolledAnew: ({ context }) => context.replaced.includes('totp'),
    owes: ({ context }, { by }: { by: readonly Factor[] }) =>
      context.marked.includes('owing') && context.enrolled.some((kind) => by.includes(kind)),
    isMarked: ({ context }, { mark }: { mark: Mark }) => context.marked.includes(mark),
    // from outside
    byKept: ({ event }) => event.type === 'case.disputed' && event.by === 'kept',
    usesLost: ({ event }) => event.type === 'account.signedIn' && event.using === 'lost',
  },
  // the runtime resolves these names itself; the lengths serve previews
  delays: {
    caseLife: ({ context }) => nominal(context.policy.caseLife),
    decisionLife: ({ context }) => nominal(context.policy.decisionLife),
    reviewTarget: ({ context }) => nominal(context.policy.reviewTarget),
    documentsTarget: ({ context }) => nominal(context.policy.documentsTarget),
    applyTarget: ({ context }) => nominal(context.policy.applyTarget),
    wait: ({ context }) => nominal(context.policy.wait),
    hold: ({ context }) => nominal(context.policy.hold),
  },
})

/** The context factory of a flow: `createActor(flow.machine)` without input takes the exchange's own policy. */
export const beginsWith =
  (policy: Policy, start: (policy: Policy) => Context) =>
  ({ input }: { input?: { policy?: Policy } | undefined }): Context =>
    start(input?.policy ?? policy)
