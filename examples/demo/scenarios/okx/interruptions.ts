import { ADA, NEW } from '../people.ts'
import { pastPassword } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, request, toSubmitting } from './walk.ts'

/** What stops a request, or never lets it begin. */
export const interruptions: readonly Scenario[] = [
  scenario({
    name: 'okx/cancelled-by-person',
    flow,
    says: 'Ada finds her phone and cancels before she has sent anything',
    async run(story) {
      const ada = await toSubmitting(story)
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
      story.sentToAll([...all, NEW.phone], 'cancelled')
      await story.allowsRegister('phone', NEW.phone, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/cancelled-by-notice',
    flow,
    says: 'the mailbox says it was not them while a person is looking: cancelled',
    async run(story) {
      story.world.risk = 'review'
      const thief = await request(story)
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/objection-while-applying',
    flow,
    says: 'the old number objects while the change is being made: it is kept, and the hold is contested at once',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') throw new Error('busy')
      }
      const ada = await request(story)
      await story.object(ADA.phone)
      await ada.at('applying')
      story.fault = () => undefined
      await story.pass({ minutes: 5 })
      await ada.at('holding.contested')
      story.check(!story.ada.frozen, 'a contact that left freezes nothing')
      story.check((await story.allows('withdraw', false)) === undefined, 'the end of the hold is suspended')
      await story.decide(ada, 'approve')
      await ada.at('holding.running')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'okx/outdated',
    flow,
    policy: { minClientVersion: { value: { android: '6.80.0' }, source: ['O-13'] } },
    says: 'the app is too old: update first; the same on a newer one or on the web goes on',
    async run(story) {
      const old = await story.open({ client: { channel: 'android', version: '6.79.9' } })
      await old.ends('blocked', { why: 'outdated' })
      const updated = await story.open({ client: { channel: 'android', version: '6.80' } })
      await updated.at('identifying')
      await updated.submit({ type: 'case.cancel' })
      const web = await story.open()
      await web.at('identifying')
      await web.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'okx/frozen-at-start',
    flow,
    says: 'Ada froze the account herself: no item can be reset until it is unfrozen',
    async run(story) {
      await story.freeze()
      const ada = await story.open()
      await pastPassword(ada)
      await ada.ends('blocked', { why: 'frozen' })
      story.sentToAll(all, 'blocked')
    },
  }),
  scenario({
    name: 'okx/frozen-at-the-change',
    flow,
    says: 'frozen between approval and change: the host refuses, the hold is lifted, the new authenticator is not bound',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') story.world.host.touch(ADA.id, { frozen: true })
      }
      const ada = await request(story, 'totp')
      await ada.ends('blocked', { why: 'frozen' })
      story.check(story.ada.totp === ADA.totp, 'the old authenticator is as it was')
      await story.allows('withdraw', true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'okx/forgotten-password',
    flow,
    says: 'cannot sign in at all: customer service',
    async run(story) {
      const ada = await story.open()
      await ada.submit({ type: 'identifier.submit', identifier: ADA.email })
      await ada.submit({ type: 'password.forget' })
      await ada.ends('referred', { to: 'support' })
    },
  }),
  scenario({
    name: 'okx/wait-cancelled-by-notice',
    flow,
    preset: 'hardened',
    says: 'hardened: approved, but the mailbox objects within the wait: cancelled, and nothing was changed',
    async run(story) {
      const thief = await request(story)
      await thief.at('waiting')
      await story.pass({ hours: 23 })
      await story.object(ADA.email)
      await thief.ends('cancelled')
      story.applied(0)
    },
  }),
]
