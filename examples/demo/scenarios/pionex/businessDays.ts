import { businessCalendar, type Calendar } from 'regain'
import { ADA } from '../people.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'
import { all, apply, flow } from './walk.ts'

/** Sweden: clocks go forward on 29 March 2026 and back on 25 October; Easter is from 3 to 6 April. */
const stockholm = businessCalendar({
  timeZone: 'Europe/Stockholm',
  holidays: ['2026-04-03', '2026-04-06', '2026-05-01'],
})
const utc = (month: number, day: number, hour: number, minute = 0) => Date.UTC(2026, month - 1, day, hour, minute)

interface Due {
  readonly name: string
  readonly start: number
  /** Default: the library's own. */
  readonly calendar?: Calendar
  readonly due: number
  readonly says: string
}
/** An application that nobody looks at until it is due. */
const dueIn = ({ name, start, calendar, due, says }: Due): Scenario =>
  scenario({
    name,
    flow,
    start,
    ...(calendar ? { recovery: { calendar } } : {}),
    says,
    run: async (story) => isDue(story, await apply(story), due),
  })

/** Three business days, by the host's calendar: when nobody has looked by then it escalates, to the minute, and decides nothing. */
export const businessDays: readonly Scenario[] = [
  dueIn({
    name: 'pionex/over-the-weekend',
    start: utc(3, 6, 15),
    due: utc(3, 11, 15),
    says: 'sent on a Friday afternoon: three business days end on Wednesday, the weekend does not count',
  }),
  dueIn({
    name: 'pionex/on-a-saturday',
    start: utc(3, 7, 15),
    due: utc(3, 12, 0),
    says: 'sent on a Saturday: the days are Monday to Wednesday, whole ones',
  }),
  dueIn({
    name: 'pionex/over-a-holiday',
    start: utc(3, 6, 15),
    calendar: businessCalendar({ timeZone: 'Asia/Singapore', holidays: ['2026-03-10'] }),
    due: utc(3, 12, 15),
    says: 'sent on a Friday night in Singapore, and Tuesday is a holiday: due on Thursday night',
  }),
  dueIn({
    name: 'pionex/over-easter',
    start: utc(4, 2, 9, 17),
    calendar: stockholm,
    due: utc(4, 9, 9, 17),
    says: 'sent in Stockholm on the Thursday before Easter, 11:17: five days off, due a week later at 11:17',
  }),
  dueIn({
    name: 'pionex/on-a-holiday',
    start: utc(5, 1, 8),
    calendar: stockholm,
    due: utc(5, 6, 22),
    says: 'sent in Stockholm on the first of May, a Friday: counted from Monday 00:00 there',
  }),
  dueIn({
    name: 'pionex/clocks-go-forward',
    start: utc(3, 27, 15, 30),
    calendar: stockholm,
    due: utc(4, 1, 14, 30),
    says: 'sent in Stockholm on a Friday at 16:30, clocks go forward on Sunday: due on Wednesday at 16:30, an hour sooner',
  }),
  dueIn({
    name: 'pionex/clocks-go-back',
    start: utc(10, 23, 14, 30),
    calendar: stockholm,
    due: utc(10, 28, 15, 30),
    says: 'the same in October, when clocks go back: due on Wednesday at 16:30, an hour later',
  }),
  dueIn({
    name: 'pionex/in-the-hour-that-comes-twice',
    start: utc(10, 25, 1, 30),
    calendar: stockholm,
    due: utc(10, 28, 23),
    says: 'sent on a Sunday at half past two, the second time that it is: counted from Monday 00:00 all the same',
  }),
  scenario({
    name: 'pionex/objection-over-the-weekend',
    flow,
    start: utc(3, 27, 15, 30),
    recovery: { calendar: stockholm },
    says: 'done, and objected to on a Friday: who looks at the objection has three business days, too',
    async run(story) {
      const thief = await apply(story)
      await story.decide(thief, 'approve')
      await story.object(ADA.phone)
      await thief.at('holding.contested.inTime')
      story.check((await thief.deadline('reviewDue')) === utc(4, 1, 14, 30), 'due on Wednesday at 16:30 in Stockholm')
      await story.passUntil(utc(4, 1, 14, 29))
      await thief.at('holding.contested.inTime')
      story.escalated('review', 0)
      await story.pass({ minutes: 1 })
      await thief.at('holding.contested.overdue')
      story.escalated('review')
      await story.allows('withdraw', false)
      await story.decide(thief, 'deny')
      await thief.ends('blocked', { why: 'frozen' })
    },
  }),
]

/** Not a minute before, and then without a decision; it ends well or badly by a person only. */
async function isDue(story: Story, visitor: Visitor, at: number): Promise<void> {
  const shown = await visitor.deadline('reviewDue')
  story.check(shown === at, `it is due at ${new Date(at).toISOString()}, not at ${new Date(shown).toISOString()}`)
  await story.passUntil(at - 60_000)
  await visitor.at('underReview.inTime')
  story.sentToAll(all, 'overdue', 0)
  story.escalated('review', 0)
  await story.pass({ minutes: 1 })
  await visitor.at('underReview.overdue')
  await visitor.noticed('reviewOverdue')
  story.sentToAll(all, 'overdue')
  story.escalated('review')
  await story.pass({ days: 30 })
  await visitor.at('underReview.overdue')
  story.applied(0)
  await story.decide(visitor, 'deny')
  await visitor.ends('denied')
}
