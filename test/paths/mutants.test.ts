import { flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { mutantsOf } from '../../src/testing/mutate.ts'
import { figure } from '../support/figures.ts'
import { type Judged, judgeAll } from './judge.ts'
import { explainedIn, tallyOf, unexplained } from './tally.ts'

/** Faults that must never pass, each in a flow where it does harm. */
const grave: Readonly<Record<string, readonly string[]>> = {
  'binance.reset': [
    'acknowledging: consequences.accepted does not do takeOffLost',
    'provingIdentity: identity.passed (1) loses its guard isOwner',
    'proving: step.back does not do reconsider',
  ],
  'binance.password': [
    'proving: code.accepted loses its guard isAsked',
    'choosingPassword: newPassword.given does not do notify',
    'deciding: risk.decided (2) loses its guard approvesAlone',
    'waiting.waiting: case.disputed (1) loses its guard byKept',
    'holding.running: login.returned does not do case.handOver',
  ],
  'pionex.signIn': [
    'open: obligation.standing does not do mark',
    'checkingSecond: always (1) loses its guard hasAny',
    'checkingSecond: always (1) is gone',
    'checkingSecond: always (2) loses its guard owes',
    'checkingSecond: always (2) is gone',
    'federated: federated.accepted does not do learn',
    'provingSecond: code.accepted loses its guard isAskedApart',
    'provingSecond: always loses its guard oneProvenApart',
    'provingSecond: factor.unavailable (1) is gone',
    'provingEmail: always loses its guard allProven',
  ],
  'pionex.password': [
    'checkingBot: bot.rejected is gone',
    'reaching: account.reached does not do learn',
    'reaching: contacts.unavailable is gone',
    'proving: always loses its guard isAskedEnough',
    'choosingPassword: newPassword.refused is gone',
    'choosingPassword: evidence.stale does not do forgetStale',
  ],
  'pionex.contactChange': [
    'choosingContact: item.chosen loses its guard isEnrolled',
    'provingTotp: always loses its guard allProven',
    'provingTotp: factor.unavailable is gone',
    'provingContacts: always (1) loses its guard lacksStandIn',
    'provingContacts: always (1) is gone',
    'provingContacts: always (2) loses its guard allProven',
    'provingContacts: factor.unavailable does not do tickLost',
    'replacing: contact.proved does not do contact.reserve',
    'replacing: contact.proposed loses its guard isOwed',
    'applying: change.applied does not do contact.ban',
    'applying: change.refused (1) does not do forgetReplaced',
  ],
  'pionex.authenticatorLost': [
    'answering: answers.scored (1) does not do mark',
    'answering: answers.scored (2) does not do markAnswers',
    'applying: change.applied does not do obligation.place',
  ],
  'pionex.authenticatorBinding': [
    'checkingBound: always (1) loses its guard hasAny',
    'enrolling: always loses its guard isEnrolledAnew',
    'enrolling.confirming: enrolment.proved does not do markReplaced',
    'applying: change.applied does not do obligation.lift',
    'submitting: request.submitted goes to #applying',
  ],
  'okx.resetSignedIn': [
    'arriving: session.recognised (1) loses its guard isStaleSession',
    'arriving: case.standing is gone',
    'proving: totp.accepted does not do markProven',
    'proving: always loses its guard allProven',
    'checkingDocuments: identity.passed (1) loses its guard isOwner',
    'submitting: evidence.stale does not do forgetStale',
  ],
  'okx.migration': [
    'arriving: conditions.unmet is gone',
    'provingContacts: always loses its guard allProven',
    'provingIdentity: identity.passed (1) loses its guard isAnother',
    'checkingDocuments: identity.passed (1) loses its guard isAnother',
    'confirming: subject.confirmed does not do notify',
    'submitting: conditions.unmet is gone',
    'submitting: request.submitted does not do notify',
    'deciding: after decisionLife is gone',
    'underReview: review.decided (1) loses its guard approves',
    'underReview: review.decided (1) goes to #applying',
    'underReview.inTime: after reviewTarget is gone',
    'applying does not do hold.place on entry',
    'applying does change.apply before hold.place on entry',
    'applying: change.applied does not do hold.start',
    'applying: change.applied does not do contact.ban',
    'applying: change.refused (2) does not do hold.lift',
    'applying.asked: after applyTarget is gone',
    'holding does not do notify on entry',
    'holding.running: case.disputed (1) does not do account.freeze',
    'holding.contested does not do hold.suspend on entry',
    'open: case.cancelled is gone',
    'open: account.frozen is gone',
    'open: account.signedIn (1) is gone',
    'open: case.disputed (2) does not do mark',
    'open.session: after caseLife is gone',
  ],
}

describe('a fault put in on purpose', () => {
  let judged: readonly Judged[] = []
  beforeAll(async () => {
    const named = (flow: string) => [...(grave[flow] ?? []), ...explainedIn(flow)]
    judged = await judgeAll({ step: 40, named, isThorough: false })
  }, 300_000)

  it('is found when it is grave', () => {
    for (const { flow, verdicts } of judged) {
      const found = new Set(verdicts.flatMap(({ says, is }) => (is === 'killed' ? [says] : [])))
      expect(
        (grave[flow] ?? []).filter((says) => !found.has(says)),
        flow,
      ).toEqual([])
    }
    expect(judged.map(({ flow }) => flow).sort()).toEqual(flows.map(({ id }) => id).sort())
  })
  it('is found whatever it is, or there is a reason why it does no harm', () => {
    const tallies = judged.map(tallyOf)
    for (const tally of tallies) figure('a choice of machine mutants', tally)
    expect(tallies.reduce((sum, { killed }) => sum + killed, 0)).toBeGreaterThan(170)
    expect(unexplained(judged)).toEqual([])
  })
  it('has a name of its own', () => {
    for (const { machine, id } of flows) {
      const names = mutantsOf(machine, { targets: ['completed'] }).map(({ says }) => says)
      expect(names.length, id).toBeGreaterThan(100)
      expect(new Set(names).size, id).toBe(names.length)
    }
  })
})
