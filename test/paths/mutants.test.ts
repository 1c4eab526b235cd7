import type { Flow } from 'regain/core'
import { flows } from 'regain/machines'
import { beforeAll, describe, expect, it } from 'vitest'
import { judgedIn, mutantsFor } from './judge.ts'

/** Faults that must never pass, wherever the machine has the place for them. */
const grave = [
  'proving: code.accepted loses its guard isAsked',
  'proving: totp.accepted does not do markProven',
  'proving: step.back does not do reconsider',
  'acknowledging: consequences.accepted does not do takeOffLost',
  'acknowledging: consequences.accepted does not do notify',
  'provingIdentity: identity.passed (1) loses its guard isOwner',
  'checkingDocuments: identity.passed (1) loses its guard isOwner',
  'replacing: contact.proved does not do contact.reserve',
  'replacing: contact.proposed loses its guard isOwed',
  'submitting: request.submitted does not do notify',
  'submitting: request.submitted goes to #applying',
  'deciding: risk.decided (2) loses its guard approvesAlone',
  'deciding: after decisionLife is gone',
  'underReview: review.decided (1) loses its guard approves',
  'underReview: review.decided (1) goes to #applying',
  'underReview.inTime: after reviewTarget is gone',
  'waiting.waiting: case.disputed (1) loses its guard byKept',
  'applying does not do hold.place on entry',
  'applying turns its entry round',
  'applying: change.applied does not do hold.start',
  'applying: change.applied does not do contact.ban',
  'applying: change.applied does not do obligation.place',
  'applying: change.refused (1) does not do forgetReplaced',
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
  'answering: answers.scored (1) does not do mark',
  'answering: answers.scored (2) does not do markAnswers',
]
/** Each is tried in the first flow that has the place for it. */
function graveOf(flow: Flow): string[] {
  const earlier = new Set(flows.slice(0, flows.indexOf(flow)).flatMap((one) => mutantsFor(one).map(({ says }) => says)))
  const here = new Set(mutantsFor(flow).map(({ says }) => says))
  return grave.filter((says) => here.has(says) && !earlier.has(says))
}

describe('a fault put in on purpose', () => {
  let judged: readonly (readonly [string, Awaited<ReturnType<typeof judgedIn>>])[] = []
  beforeAll(async () => {
    judged = await Promise.all(
      flows.map(async (flow) => [flow.id, await judgedIn(flow.id, 25, graveOf(flow))] as const),
    )
  }, 300_000)

  it('is found when it is grave', () => {
    const killed = new Set(judged.flatMap(([, verdict]) => verdict.killed.map(({ says }) => says)))
    const alive = judged.flatMap(([id, { survived, same }]) =>
      [...survived, ...same].filter((says) => grave.some((one) => one === says)).map((says) => `${id}: ${says}`),
    )
    expect(alive).toEqual([])
    expect(grave.filter((says) => !killed.has(says))).toEqual([])
  })
  it('is found in at least 97 of 100 cases', () => {
    const sum = (count: (verdict: (typeof judged)[number][1]) => number) =>
      judged.reduce((total, [, verdict]) => total + count(verdict), 0)
    const [killed, survived] = [sum((one) => one.killed.length), sum((one) => one.survived.length)]
    const alive = judged.flatMap(([id, verdict]) => verdict.survived.map((says) => `${id}: ${says}`))
    console.info([`${killed} of ${killed + survived} mutants killed`, ...alive].join('\n'))
    expect(killed / (killed + survived)).toBeGreaterThanOrEqual(0.97)
  })
})
