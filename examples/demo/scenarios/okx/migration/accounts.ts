import { ADA, ADA_AGAIN, BOB } from '../../people.ts'
import { identify, lookAtFace, send } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { flow as okxReset, request, toProving } from '../walk.ts'
import { again, flow, fromNew, migrate, old, toConfirming, toFace, toSubmitting } from './walk.ts'

const THIRD = { id: 'ada-third', email: 'ada@third.example', phone: '+46701740609' } as const

/** Two accounts are concerned, and either can stand in the way. */
export const twoAccounts: readonly Scenario[] = [
  scenario({
    name: 'okx/migration-not-empty',
    flow,
    says: 'there is money in the new account: it cannot be closed, so it lends nothing until it is empty',
    async run(story) {
      again(story, { ...ADA_AGAIN, empty: false })
      const ada = await toSubmitting(story)
      await send(ada)
      ada.refused('conditions_assets')
      await ada.ends('blocked', { why: 'conditions' })
      await story.change({ empty: true }, 'the new account is emptied', { account: ADA_AGAIN.id })
      const later = await migrate(story)
      await later.at('holding')
      await story.pass({ hours: 24 })
      await later.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/migration-old-one-frozen',
    flow,
    says: 'the old account is frozen: the face finds it, and that is where it ends; unfreezing is another matter',
    async run(story) {
      again(story)
      await story.freeze()
      const ada = await toFace(story)
      await lookAtFace(ada)
      await ada.ends('blocked', { why: 'frozen' })
      story.check(ada.view.subject === undefined, 'it is not shown')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-frozen-meanwhile',
    flow,
    says: 'the old account is frozen while a person looks at the request: nothing is migrated; the same for the new one',
    async run(story) {
      story.world.risk = 'review'
      again(story)
      const first = await migrate(story)
      await story.freeze()
      await first.ends('blocked', { why: 'frozen' })
      story.sentToAll(old, 'blocked')
      await story.change({ frozen: false }, 'ada is frozen no more')
      const second = await migrate(story)
      await story.freeze(ADA_AGAIN.id)
      await second.ends('blocked', { why: 'frozen' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-old-one-on-hold',
    flow,
    says: 'something was changed in the old account an hour ago: nothing new begins there before its hold ends',
    async run(story) {
      const changed = await request(story, 'phone')
      const ends = await changed.deadline('holdEnds')
      again(story)
      const early = await toFace(story)
      await lookAtFace(early)
      early.refused('hold_running')
      story.check(early.retryAt() === ends, 'until the hold ends')
      await early.ends('blocked', { why: 'conditions' })
      await story.passUntil(ends)
      await changed.ends('completed')
      const ada = await toConfirming(story)
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/migration-old-one-has-a-request',
    flow,
    says: 'a reset of the old account was sent and stands: no migration beside it; one that was only begun gives way',
    async run(story) {
      story.world.risk = 'review'
      again(story)
      const sent = await request(story, 'phone')
      const early = await toFace(story)
      await lookAtFace(early)
      early.refused('retry_later')
      await early.ends('blocked', { why: 'conditions' })
      await sent.at('underReview')
      await story.decide(sent, 'deny')
      const begun = await toProving(story, 'phone')
      const ada = await toFace(story)
      await begun.at('proving')
      await lookAtFace(ada)
      await ada.at('confirming')
      await begun.ends('cancelled', { why: 'superseded' })
      await begun.fails({ type: 'code.request', kind: 'email' }, 'case_closed')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/migration-two-new-accounts',
    flow,
    says: 'two new accounts for one old: the later takes the place of an unfinished one, and none of one that was sent',
    async run(story) {
      again(story)
      again(story, THIRD)
      const first = await toConfirming(story)
      const second = await toConfirming(story, THIRD.id)
      await first.ends('cancelled', { why: 'superseded' })
      const third = await toSubmitting(story)
      await second.ends('cancelled', { why: 'superseded' })
      await send(third)
      await third.at('holding')
      const late = await toFace(story, THIRD.id)
      await lookAtFace(late)
      await late.ends('blocked', { why: 'conditions' })
      story.applied(1)
      story.check(story.ada.email === ADA_AGAIN.email, 'one of them lent its contacts')
      story.check(story.world.host.get(THIRD.id).email === THIRD.email, 'the other keeps its own')
      await story.pass({ hours: 24 })
      await third.ends('completed')
    },
  }),
  scenario({
    name: 'okx/migration-two-at-the-same-time',
    flow,
    says: 'two of them look into the camera at the very same moment: one goes on, the other is superseded',
    async run(story) {
      again(story)
      again(story, THIRD)
      const both = [await toFace(story), await toFace(story, THIRD.id)] as const
      for (const one of both) await one.submit({ type: 'identity.start', method: 'face' })
      await Promise.all(both.map((one) => one.submit({ type: 'identity.finish', response: { face: ADA.face } })))
      const open = []
      for (const one of both) {
        const { outcome } = (await one.look()).case
        if (outcome) await one.ends('cancelled', { why: 'superseded' })
        else open.push(one)
      }
      story.check(open.length === 1, 'one is open')
      for (const one of open) {
        await one.submit({ type: 'subject.confirm' })
        await send(one)
        await one.at('holding')
        await story.pass({ hours: 24 })
      }
      story.applied(1)
    },
  }),
  scenario({
    name: 'okx/migration-one-for-two',
    flow,
    says: 'one new account for two old ones: the later request lets go of the other old account, and only it is made',
    async run(story) {
      again(story)
      const first = await toConfirming(story)
      const second = await toFace(story)
      await first.ends('cancelled', { why: 'superseded' })
      await lookAtFace(second, BOB.face)
      await second.submit({ type: 'subject.confirm' })
      await send(second)
      await second.at('holding')
      const late = await fromNew(story)
      await late.ends('blocked', { why: 'conditions' })
      story.check(story.ada.email === ADA.email, 'Ada keeps hers')
      story.check(story.world.host.get(BOB.id).email === ADA_AGAIN.email, 'Bob has the new one')
      await story.allows('withdraw', true)
      await story.allows('withdraw', false, BOB.id)
      const ada = await story.open({ flow: okxReset })
      await identify(ada)
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await ada.at('requirements')
      await ada.submit({ type: 'case.cancel' })
      await story.pass({ hours: 24 })
      await second.ends('completed')
    },
  }),
]
