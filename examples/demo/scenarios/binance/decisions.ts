import { ADA, NEW } from '../people.ts'
import { givePassword, identify, pastPassword } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, off, request } from './walk.ts'

/** What the system and the people at the desk decide. */
export const decisions: readonly Scenario[] = [
  scenario({
    name: 'binance/happy',
    flow,
    says: 'the phone is lost: mailbox and authenticator prove it, a new number comes in, 24 hours of hold',
    async run(story) {
      const ada = await request(story)
      await ada.at('holding')
      story.check(story.ada.phone === NEW.phone && story.ada.sessions === 0, 'the new number is bound, sessions ended')
      for (const capability of off) await story.allows(capability, false)
      await story.allows('apiKeys', true)
      story.sentToAll(all, 'started')
      story.sent(NEW.phone, 'started', 0)
      for (const notice of ['submitted', 'applied'] as const) story.sentToAll([...all, NEW.phone], notice)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      story.sentToAll([...all, NEW.phone], 'holdOver')
      for (const capability of off) await story.allows(capability, true)
      await story.owes()
      story.applied(1)
    },
  }),
  scenario({
    name: 'binance/must-set-up-again',
    flow,
    says: 'phone and authenticator are lost: the authenticator comes off, and setting up a new one stays owed',
    async run(story) {
      const ada = await request(story, ['phone', 'totp'])
      await ada.at('holding')
      story.check(story.ada.totp === undefined, 'the authenticator is off')
      await story.owes('totp')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      await story.owes('totp')
      await story.change({ totp: ADA.totp }, 'Ada sets up a new authenticator')
      await story.owes()
    },
  }),
  scenario({
    name: 'binance/denied-then-again',
    flow,
    says: 'denied by the system; Ada looks again at what she has and her second request is approved',
    async run(story) {
      story.world.risk = 'deny'
      const first = await request(story)
      await first.ends('denied')
      story.sentToAll([...all, NEW.phone], 'denied')
      await story.allows('withdraw', true)
      story.applied(0)
      story.world.risk = 'approve'
      const second = await request(story, ['phone', 'totp'])
      await second.at('holding')
      await first.ends('denied')
      await story.pass({ hours: 24 })
      await second.ends('completed')
      story.applied(1)
    },
  }),
  scenario({
    name: 'binance/denied-cool-down',
    flow,
    preset: 'hardened',
    says: 'hardened: after a denial a new request must wait for 24 hours',
    async run(story) {
      story.world.risk = 'deny'
      await (await request(story)).ends('denied')
      const soon = await story.open()
      await pastPassword(soon)
      soon.refused('retry_later')
      const retryAt = soon.retryAt()
      await soon.ends('blocked', { why: 'coolDown' })
      await story.passUntil(retryAt)
      const later = await story.open()
      await pastPassword(later)
      await later.at('requirements')
      await later.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/denied-too-often',
    flow,
    says: 'three requests are denied; the fourth leads to customer service',
    async run(story) {
      story.world.risk = 'deny'
      for (let time = 0; time < 3; time++) {
        await (await request(story)).ends('denied')
        await story.pass({ hours: 2 })
      }
      const fourth = await story.open()
      await pastPassword(fourth)
      fourth.refused('retry_capped')
      await fourth.ends('referred', { to: 'support' })
      story.sent(ADA.email, 'denied', 3)
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/denied-by-review',
    flow,
    says: 'the system is not sure, a person looks and says no',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await ada.at('underReview')
      story.sentToAll([...all, NEW.phone], 'underReview')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
      story.sentToAll([...all, NEW.phone], 'denied')
      story.check((await story.world.recovery.desk.queue()).length === 0, 'the desk is empty')
      await story.allowsRegister('phone', NEW.phone, true)
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/overdue-review',
    flow,
    says: 'nobody looks within 48 hours: it escalates, decides nothing, and is approved at last',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      const due = await ada.deadline('reviewDue')
      await story.pass({ hours: 47 })
      await ada.at('underReview.inTime')
      await story.passUntil(due)
      await ada.at('underReview.overdue')
      await ada.noticed('reviewOverdue')
      story.escalated('review')
      story.sentToAll([...all, NEW.phone], 'overdue')
      await story.pass({ days: 9 })
      await ada.at('underReview.overdue')
      story.applied(0)
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/risk-engine-down',
    flow,
    says: 'the risk engine fails: a person decides instead',
    async run(story) {
      story.fault = (port) => {
        if (port === 'risk') throw new Error('down')
      }
      const ada = await request(story)
      await ada.at('underReview')
      await story.decide(ada, 'approve')
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/two-approvers',
    flow,
    preset: 'hardened',
    says: 'hardened: two people must agree, and the same person does not count twice',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await ada.at('underReview')
      await story.decide(ada, 'approve', 'Mia')
      await ada.at('underReview')
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve', 'Mia'))
      await story.faults('input_not_allowed', () => story.decide(ada, 'approve', ADA.id))
      story.applied(0)
      await story.decide(ada, 'approve', 'Noa')
      await ada.at('waiting')
      await story.pass({ hours: 24 })
      await ada.at('holding')
      await story.pass({ hours: 48 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/wait-first',
    flow,
    preset: 'hardened',
    says: 'hardened: 24 hours to object before the change, then 48 hours of hold',
    async run(story) {
      const ada = await request(story)
      await ada.at('waiting')
      story.sentToAll([...all, NEW.phone], 'waiting')
      const ends = await ada.deadline('waitEnds')
      await story.pass({ hours: 23 })
      await ada.at('waiting')
      story.applied(0)
      await story.passUntil(ends)
      await ada.at('holding')
      await story.allows('apiKeys', false)
      await story.pass({ hours: 47 })
      await ada.at('holding')
      await story.pass({ hours: 1 })
      await ada.ends('completed')
      await story.allows('apiKeys', true)
    },
  }),
  scenario({
    name: 'binance/too-little-left',
    flow,
    says: 'everything is lost at once: only customer service can help',
    async run(story) {
      const ada = await story.open()
      await identify(ada)
      await givePassword(ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.submit({ type: 'lost.submit', kinds: ['email', 'phone', 'totp'] })
      await ada.ends('referred', { to: 'support' })
      story.sent(ADA.email, 'started', 0)
      story.applied(0)
    },
  }),
]
