import { okxReset, okxResetSignedIn } from 'regain/machines'
import { signedIn } from '../okx/signedIn/walk.ts'
import { request, toFace } from '../okx/walk.ts'
import { lookAtFace } from '../steps.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'

/** Begins a check of identity; returns the id under which its provider reports. */
async function begin(story: Story, visitor: Visitor, method: 'face' | 'document' = 'face'): Promise<string> {
  await visitor.submit({ type: 'identity.start', method })
  const finish = visitor.view.inputs.find(({ type }) => type === 'identity.finish')
  return String(story.given(finish, 'a begun check').challenge?.['request'])
}
/** The provider tells what came of it. */
async function report(story: Story, to: string, says: 'passed' | 'failed', heard: boolean): Promise<void> {
  story.tell('host', `the identity provider reports: ${says}`)
  const result =
    says === 'passed' ? ({ type: 'identity.passed', of: 'owner' } as const) : { type: `identity.failed` as const }
  const is = await story.world.recovery.report(to, result, { eventId: `event-${story.lines.length}` })
  story.check(is === heard, `that is ${heard ? '' : 'not '}heard`)
  await story.settle()
}

/** What a provider says late is about the attempt it was asked about, and about no other. */
export const webhooks: readonly Scenario[] = [
  scenario({
    name: 'meeting/late-webhook-of-an-earlier-attempt',
    flow: okxReset,
    says: 'the camera was started twice: a late “it is her” about the first attempt does not pass the second',
    async run(story) {
      const ada = await toFace(story)
      const first = await begin(story, ada)
      const second = await begin(story, ada)
      await report(story, first, 'passed', false)
      await ada.at('provingIdentity.face')
      await report(story, second, 'passed', true)
      await ada.at('replacing')
      await report(story, second, 'passed', false)
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/late-webhook-of-a-failure',
    flow: okxReset,
    says: 'a late “it is not her” about an attempt that was given up costs no try, however often it is repeated',
    async run(story) {
      const ada = await toFace(story)
      const first = await begin(story, ada)
      const second = await begin(story, ada)
      for (let time = 0; time < 3; time++) await report(story, first, 'failed', false)
      await ada.at('provingIdentity.face')
      await report(story, second, 'failed', true)
      await ada.at('provingIdentity.face')
      await lookAtFace(ada)
      await ada.at('replacing')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/late-webhook-of-an-ended-case',
    flow: okxReset,
    says: 'the case is cancelled and a new one begun, which waits for a face: the late answer is about neither',
    async run(story) {
      const thief = await toFace(story)
      const late = await begin(story, thief)
      await thief.submit({ type: 'case.cancel' })
      await report(story, late, 'passed', false)
      await thief.ends('cancelled')
      const ada = await toFace(story)
      await begin(story, ada)
      await report(story, late, 'passed', false)
      await ada.at('provingIdentity.face')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/late-webhook-of-a-superseded-case',
    flow: okxResetSignedIn,
    says: 'another flow has taken the account over: what the provider says about the first one proves nothing in it',
    async run(story) {
      const thief = await toFace(story)
      const late = await begin(story, thief)
      const ada = await toFace(story, 'email', signedIn)
      await thief.ends('cancelled', { why: 'superseded' })
      await begin(story, ada)
      await report(story, late, 'passed', false)
      await thief.ends('cancelled', { why: 'superseded' })
      await ada.at('provingIdentity.face')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'meeting/late-webhook-after-the-desk',
    flow: okxReset,
    says: 'the desk has refused the documents; the provider’s late “passed” about them is too late',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 3; time++) await lookAtFace(ada, 'unclear')
      const late = await begin(story, ada, 'document')
      await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      await ada.at('checkingDocuments')
      await story.decide(ada, 'deny')
      await ada.at('provingIdentity.documents')
      await report(story, late, 'passed', false)
      await ada.at('provingIdentity.documents')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/late-webhook-after-the-change',
    flow: okxReset,
    says: 'all is done and under the hold: a late “it is not her” undoes nothing, that is what notices are for',
    async run(story) {
      const ada = await toFace(story)
      const late = await begin(story, ada)
      await ada.submit({ type: 'case.cancel' })
      const again = await request(story)
      await again.at('holding')
      await report(story, late, 'failed', false)
      await report(story, late, 'passed', false)
      await again.at('holding')
      await story.pass({ hours: 24 })
      await again.ends('completed')
      story.applied(1)
    },
  }),
]
