import { giveNew, lookAtFace, pastPassword, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, toFace } from './walk.ts'

/** A face, and documents when it fails. */
export const identity: readonly Scenario[] = [
  scenario({
    name: 'okx/face-then-documents',
    flow,
    says: 'the camera fails three times: documents instead, a person at the desk accepts them',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 2; time++) {
        await lookAtFace(ada, 'unclear')
        ada.refused('identity_failed')
      }
      await lookAtFace(ada, 'unclear')
      ada.refused('identity_exhausted')
      await ada.at('provingIdentity.documents')
      await ada.submit({ type: 'identity.start', method: 'document' })
      await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      await ada.at('checkingDocuments')
      await story.decide(ada, 'approve')
      await ada.at('replacing')
      await giveNew(story, ada, 'phone')
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/documents-overdue',
    flow,
    says: 'the documents lie at the desk for two days: it escalates; refused three times, the request is denied',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 3; time++) await lookAtFace(ada, 'unclear')
      await ada.submit({ type: 'identity.start', method: 'document' })
      await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      await story.pass({ hours: 47 })
      await ada.at('checkingDocuments.inTime')
      const back = await story.open({ as: 'Ada, later' })
      await pastPassword(back)
      await back.at('checkingDocuments')
      await story.pass({ hours: 1 })
      await ada.at('checkingDocuments.overdue')
      story.escalated('review')
      story.sentToAll(all, 'overdue')
      for (let time = 0; time < 2; time++) {
        await story.decide(ada, 'deny')
        await ada.at('provingIdentity.documents')
        await ada.submit({ type: 'identity.start', method: 'document' })
        await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      }
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/documents-by-report',
    flow,
    says: 'the identity provider answers later, under the id of its request: heard once, repeated in vain',
    async run(story) {
      const ada = await toFace(story)
      for (let time = 0; time < 3; time++) await lookAtFace(ada, 'unclear')
      await ada.submit({ type: 'identity.start', method: 'document' })
      const { challenge } = story.given(
        ada.view.inputs.find(({ type }) => type === 'identity.finish'),
        'a begun check',
      )
      await ada.submit({ type: 'identity.finish', response: { papers: 'passport' } })
      const { report } = story.world.recovery
      const passed = { type: 'identity.passed', of: 'owner' } as const
      const request = String(challenge?.['request'])
      story.tell('host', 'the identity provider reports: it is the owner')
      story.check(await report(request, passed, { eventId: 'event-1' }), 'the report is heard')
      await story.settle()
      await ada.at('replacing')
      story.check(!(await report(request, passed, { eventId: 'event-1' })), 'the same event counts once')
      story.check(!(await report('nobody.nothing', passed, { eventId: 'event-2' })), 'a forged one is not heard')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/someone-else',
    flow,
    says: "every code is right, but the face is Bob's: denied",
    async run(story) {
      const thief = await toFace(story)
      await lookAtFace(thief, 'Bob')
      await thief.ends('denied')
      story.sentToAll(all, 'denied')
      story.applied(0)
    },
  }),
]
