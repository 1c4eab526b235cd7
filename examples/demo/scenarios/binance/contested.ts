import { ADA, NEW } from '../people.ts'
import { type Scenario, scenario } from '../story.ts'
import { all, flow, off, request } from './walk.ts'

/** “This was not me”, when the change is being made or was made. */
export const contested: readonly Scenario[] = [
  scenario({
    name: 'binance/objection-after-the-end',
    flow,
    says: 'the mailbox objects a day after all is over: too late for the case, but operators hear of it',
    async run(story) {
      const ada = await request(story)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
      await story.pass({ days: 1 })
      await story.faults('case_closed', () => story.object(ADA.email))
      story.check(
        story.world.log.some(({ event }) => event === 'dispute_after_end'),
        'operators hear of it',
      )
      await story.pass({ days: 7 })
      await story.world.recovery.purge()
      await story.faults('ticket_invalid', () => story.object(ADA.email))
    },
  }),
  scenario({
    name: 'binance/objection-while-applying',
    flow,
    says: 'the mailbox objects while the host makes the change: too late to stop it, but it is heard right after',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') throw new Error('busy')
      }
      const thief = await request(story)
      await thief.at('applying')
      await thief.offered('case.cancel', false)
      await thief.fails({ type: 'case.cancel' }, 'input_not_allowed')
      await story.object(ADA.email)
      await thief.at('applying')
      story.fault = () => undefined
      await story.pass({ minutes: 5 })
      await thief.at('holding.contested')
      story.applied(1)
      story.check(story.ada.frozen, 'the account is frozen at once')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'binance/hold-objection-from-kept',
    flow,
    says: 'the mailbox objects in the hold: the account is frozen, a person looks and finds it was not Ada',
    async run(story) {
      const thief = await request(story)
      await story.pass({ hours: 20 })
      await story.object(ADA.email)
      await thief.at('holding.contested')
      story.check(story.ada.frozen, 'the account is frozen')
      story.sentToAll([...all, NEW.phone], 'disputed')
      await story.pass({ hours: 20 })
      for (const capability of off) await story.allows(capability, false)
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      story.sentToAll([...all, NEW.phone], 'blocked')
      story.sent(ADA.email, 'holdOver', 0)
      await story.allows('withdraw', false)
    },
  }),
  scenario({
    name: 'binance/hold-objection-withdrawn',
    flow,
    says: 'the mailbox objects in the hold, but it was Ada after all: the change stands and the hold goes on',
    async run(story) {
      const ada = await request(story)
      const ends = await ada.deadline('holdEnds')
      await story.object(ADA.email)
      await ada.at('holding.contested')
      await story.pass({ hours: 2 })
      await story.decide(ada, 'approve')
      await ada.at('holding.running')
      story.check((await ada.deadline('holdEnds')) === ends, 'the hold ends when it would have ended')
      await story.passUntil(ends)
      await ada.ends('completed')
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'binance/hold-objection-from-leaving',
    flow,
    says: 'the old number objects in the hold: its end is suspended until a person has looked, overdue or not',
    async run(story) {
      const ada = await request(story)
      const ends = await ada.deadline('holdEnds')
      await story.pass({ hours: 23 })
      await story.object(ADA.phone)
      await ada.at('holding.contested.inTime')
      story.check(!story.ada.frozen, 'the account is not frozen')
      await story.object(ADA.phone, { again: true })
      story.sent(ADA.phone, 'disputed')
      await story.pass({ hours: 48 })
      await ada.at('holding.contested.overdue')
      story.escalated('review')
      story.check(story.world.now > ends, 'the old end is past')
      story.check((await story.allows('withdraw', false)) === undefined, 'and no new one is set')
      await story.decide(ada, 'approve')
      await ada.ends('completed')
      await story.allows('withdraw', true)
      story.sent(ADA.email, 'holdOver')
    },
  }),
  scenario({
    name: 'binance/hold-objection-from-leaving-upheld',
    flow,
    says: 'the old number objects in the hold and is right: the account is frozen and stays so',
    async run(story) {
      const thief = await request(story)
      await story.object(ADA.phone)
      await thief.at('holding.contested')
      story.check(!story.ada.frozen, 'nothing is frozen yet')
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
      story.check(story.ada.frozen, 'the account is frozen')
      await story.allows('withdraw', false)
    },
  }),
]
