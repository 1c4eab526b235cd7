import { begin, describe as describeFlow, type Flow, leavesOf, nominal, step } from 'regain/core'
import { flows } from 'regain/machines'
import { describe, expect, it } from 'vitest'
import { nextDeadline, wait } from '../../atlas/model/clock.ts'
import { conditionsOf, openingsOf, usual } from '../../atlas/model/conditions.ts'
import { doerOf, isFact } from '../../atlas/model/heard.ts'
import { onwardFrom } from '../../atlas/model/next.ts'
import { back, play, started } from '../../atlas/model/play.ts'
import { screenOf } from '../../atlas/model/screen.ts'
import { OPENED, opened, outcomeOf, type Session, stateOf, tell } from '../../atlas/model/session.ts'
import { movesOf } from '../../atlas/model/tales.ts'
import { placesOf } from '../../atlas/model/transitions.ts'
import { worldOf } from '../../atlas/model/world.ts'
import { taleOf } from '../../scripts/docs/tales.ts'
import { storiesIn } from './told.ts'

const begun = (flow: Flow): Session => opened(flow, 'exchange', usual(flow))
const flowOf = (id: string): Flow => {
  const flow = flows.find((one) => one.id === id)
  if (!flow) throw new RangeError(id)
  return flow
}
const reset = flowOf('binance.reset')
/** A tale of a flow, played as far as the page plays it. */
function played(flow: Flow, id: string, moves = Number.POSITIVE_INFINITY): Session {
  const story = storiesIn(flow).find((one) => one.id === id)
  if (!story) throw new RangeError(id)
  return movesOf(taleOf(story))
    .slice(0, moves)
    .reduce((session, move) => play(session, move) ?? session, begun(flow))
}

describe('a session', () => {
  it.each(flows)('plays every story of $id to the ending it claims, by the transitions it names', (flow) => {
    const stories = storiesIn(flow)
    expect(stories.length).toBeGreaterThan(10)
    for (const story of stories) {
      let session = begun(flow)
      for (const [index, move] of movesOf(taleOf(story)).entries()) {
        const next = play(session, move)
        if (!next) throw new Error(`${story.id}: step ${index + 1} is not heard in ${stateOf(session)}`)
        session = next
        expect([story.id, index, stateOf(session)]).toEqual([story.id, index, story.steps[index]?.to])
      }
      expect(session.trail.map(({ taken }) => taken)).toEqual(story.steps.map(({ transitions }) => transitions))
      expect(stateOf(session)).toBe(story.end)
      expect(outcomeOf(session)?.type).toBe(story.outcome)
    }
  })

  it('does what the engine does', () => {
    let session = begun(reset)
    let { snapshot } = begin(reset.machine, reset.policy)
    for (const { fact } of played(reset, 'happy').trail) {
      if (fact === undefined) continue
      snapshot = step(reset.machine, snapshot, fact).snapshot
      session = tell(session, fact) ?? session
      expect(leavesOf(session.snapshot)).toEqual(leavesOf(snapshot))
    }
    expect(stateOf(session)).toBe('completed')
  })

  it('stays as it was when something is not heard', () => {
    expect(play(begun(reset), { type: 'hear', fact: { type: 'change.applied' } })).toBeUndefined()
  })

  it('begins as its conditions say', () => {
    for (const flow of flows)
      for (const start of openingsOf(flow)) {
        const session = started(flow, 'exchange', { ...usual(flow), start })
        expect(session.moves).toHaveLength(1)
        expect(session.trail[0]?.fact?.type).toBe(start)
      }
  })

  it('knows from moves what account they speak of', () => {
    const { moves } = played(reset, 'lost:email+phone+totp')
    expect(conditionsOf(moves, { ...usual(reset), enrolled: [] }).enrolled).toEqual(['email', 'phone', 'totp'])
  })

  it('goes back to any of its moves', () => {
    const whole = played(reset, 'happy')
    expect(stateOf(back(whole, reset, 4))).toBe(whole.trail[3]?.to)
    expect(back(whole, reset, whole.moves.length).trail).toEqual(whole.trail)
  })

  it('names transitions by their place in the description', () => {
    for (const flow of flows) {
      const { transitions } = describeFlow(flow)
      for (const [transition, place] of placesOf(flow.machine)) {
        const says = transitions[place]
        expect(says?.on.type === 'fact' ? says.on.name : transition.eventType).toBe(transition.eventType)
        expect(says?.label ?? undefined).toBe(transition.meta?.label)
      }
    }
  })
})

describe('the clock', () => {
  it('fires deadlines in the order in which they are due, each at its own time', () => {
    const review = played(reset, 'screen:underReview.overdue', 14)
    const [first, ...more] = review.timers
    expect(stateOf(review)).toMatch(/^underReview/)
    expect([first, ...more].map((timer) => timer?.due)).toEqual(
      review.timers.map(({ due }) => due).toSorted((a, b) => a - b),
    )
    const later = wait(review, { type: 'wait', ms: 72 * 3_600_000 })
    expect(later && stateOf(later)).toBe('underReview.overdue')
    expect(later?.trail.at(-1)?.at).toBe(first?.due)
    expect(later?.now).toBe(review.now + 72 * 3_600_000)
  })

  it('fires nothing before it is due, and what is due exactly now', () => {
    const holding = played(reset, 'happy', 15)
    const hold = nominal(reset.policy.hold)
    expect(nextDeadline(holding)?.due).toBe(holding.now + hold)
    const early = wait(holding, { type: 'wait', ms: hold - 60_000 })
    expect(early && stateOf(early)).toBe('holding.running')
    const just = early && wait(early, { type: 'wait', ms: 60_000 })
    expect(just && stateOf(just)).toBe('completed')
    expect(just?.timers).toEqual([])
  })

  it('counts the life of a case from its opening', () => {
    const session = started(reset, 'exchange', usual(reset))
    expect(nextDeadline(session)).toMatchObject({ delay: 'caseLife', due: OPENED + nominal(reset.policy.caseLife) })
  })

  it('waits for business days, and for nothing where nothing is armed', () => {
    const lost = flowOf('pionex.authenticatorLost')
    const end = lost.policy.reviewTarget
    expect(end).toHaveProperty('businessDays')
    const story = storiesIn(lost).find(({ steps }) => steps.some(({ says }) => says === 'after reviewTarget'))
    const session = played(lost, story?.id ?? '')
    const overdue = session.trail.find(({ fact }) => fact && !isFact(fact) && fact.type.includes('reviewTarget'))
    const asked = session.trail[session.trail.findIndex((entry) => entry === overdue) - 1]
    const days = ((overdue?.at ?? 0) - (asked?.at ?? 0)) / 86_400_000
    expect(days).toBeGreaterThanOrEqual('businessDays' in end ? end.businessDays : Number.NaN)
    expect(wait(session, { type: 'next' })).toBeUndefined()
  })

  it('puts the end of a hold off while it is contested', () => {
    const contested = played(reset, 'screen:holding.contested.overdue', 16)
    expect(stateOf(contested)).toBe('holding.contested.inTime')
    expect(contested.timers.map(({ delay }) => delay)).toEqual(['reviewTarget'])
    expect(screenOf(contested, 'en').view.restrictions[0]).not.toHaveProperty('until')
    const after = wait(contested, { type: 'wait', ms: 10 * 86_400_000 })
    expect(after && stateOf(after)).toBe('holding.contested.overdue')
  })
})

describe('the screen and the world', () => {
  const every = flows.flatMap((flow) =>
    storiesIn(flow)
      .filter(({ kind }) => kind === 'happy' || kind === 'ending')
      .map(({ id }) => ({ flow, id })),
  )
  it('keep apart what a person does and what others say, on every way to an ending', () => {
    const seen = { mine: 0, theirs: 0 }
    for (const { flow, id } of every.filter((_, index) => index % 6 === 0)) {
      let session = begun(flow)
      for (const move of played(flow, id).moves) {
        const { factors, actions, view } = screenOf(session, 'en')
        const all = [...factors.flatMap((row) => row.actions), ...actions]
        const theirs = worldOf(session).flatMap(({ happenings }) => happenings)
        expect(all.filter(({ primary }) => primary).length).toBeLessThanOrEqual(1)
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
        for (const { label, hope } of all) {
          expect(label).not.toBe('')
          if (hope === undefined) continue
          expect(['person', 'check']).toContain(doerOf(hope))
          expect(tell(session, hope), `${view.step.name}: ${hope.type}`).toBeDefined()
          seen.mine++
        }
        for (const { fact } of theirs) {
          expect(tell(session, fact), `${view.step.name}: ${fact.type}`).toBeDefined()
          if (doerOf(fact) === 'person') expect(fact.type).toBe('case.disputed')
          seen.theirs++
        }
        session = play(session, move) ?? session
      }
      expect(screenOf(session, 'zh').actions).toEqual([])
      expect(worldOf(session)).toEqual([])
    }
    expect(Math.min(seen.mine, seen.theirs)).toBeGreaterThan(500)
  })

  it('shows one button as the main one where something can be done', () => {
    const session = started(reset, 'exchange', usual(reset))
    const { actions, view } = screenOf(session, 'sv')
    expect(actions.filter(({ primary }) => primary).map(({ input }) => input)).toEqual(['identifier.submit'])
    expect(view.step.title).toBe(reset.copy['sv']?.screens['identifying']?.title)
  })

  it('takes a code only once it was sent, and says why not before', () => {
    const proving = played(reset, 'happy', 7)
    const email = () => screenOf(proving, 'en').factors.find(({ factor }) => factor.kind === 'email')?.actions ?? []
    const submit = email().find(({ input }) => input === 'code.submit')
    expect(submit?.disabled).toBe(reset.copy.en.refusals.code_none)
    const sent = tell(proving, { type: 'code.requested', kind: 'email' })
    const code = sent && screenOf(sent, 'en').factors[0]?.actions.find(({ input }) => input === 'code.submit')
    expect(code?.disabled).toBeUndefined()
    const late = sent && wait(sent, { type: 'wait', ms: nominal(reset.policy.codeLife) })
    const old = late && screenOf(late, 'en').factors[0]?.actions.find(({ input }) => input === 'code.submit')
    expect(old?.disabled).toBe(reset.copy.en.refusals.code_expired)
    expect(worldOf(proving).flatMap(({ happenings }) => happenings.map(({ fact }) => fact.type))).not.toContain(
      'code.rejected',
    )
  })

  it('says what is off, and until when', () => {
    const holding = played(reset, 'happy', 15)
    const until = holding.now + nominal(reset.policy.hold)
    expect(screenOf(holding, 'en').view.restrictions).toContainEqual({
      capability: 'withdraw',
      label: 'withdrawals',
      until,
    })
    const done = wait(holding, { type: 'next' })
    expect(done && screenOf(done, 'en').view.restrictions).toEqual([])
  })

  it('marks as possible exactly what is taken when it is tried', () => {
    const session = played(reset, 'happy', 13)
    const onward = onwardFrom(session)
    expect(onward.length).toBeGreaterThan(3)
    for (const { transition, fact, to } of onward) {
      const next = tell(session, fact)
      expect(next?.trail.at(-1)?.taken).toContain(transition)
      expect(next && stateOf(next)).toBe(to)
    }
  })
})
