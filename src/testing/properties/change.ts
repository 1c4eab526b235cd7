import { isContact } from '../../vocabulary/factors.ts'
import { alongWays, inStates, onSteps } from '../property.ts'
import { apart, byDelay, changeOf, does, endsAs, type Phase, phaseAfter, placeOf, same, within } from './reading.ts'

/** What leaves, what comes in its place, and what the account is kept from meanwhile. */
export const change = [
  inStates(
    {
      name: 'the sets stand in order',
      says: 'What was replaced is part of what leaves, that is part of what is lost, and that is part of what is enrolled.',
      rows: ['RI-3', 'I-31', 'R-80'],
    },
    ({ context: { replaced, leaving, lost, enrolled } }) =>
      within(replaced, leaving) && within(leaving, lost) && within(lost, enrolled),
  ),
  onSteps(
    {
      name: 'a replacement is proven',
      says: 'A new contact or authenticator counts only after its own code, and only in the place of one that leaves.',
      rows: ['I-29', 'B-19', 'R-14', 'TH-10', 'TH-24'],
    },
    ({ fact, from, after }) =>
      within(after.replaced, [
        ...from.context.replaced,
        ...(fact.type === 'contact.proved' && from.context.leaving.includes(fact.kind) ? [fact.kind] : []),
        ...(fact.type === 'enrolment.proved' && from.context.leaving.includes('totp') ? ['totp'] : []),
      ]),
  ),
  onSteps(
    {
      name: 'a proven contact is reserved',
      says: 'A new contact is reserved in the step that proves it.',
      rows: ['I-27', 'I-28', 'R-59', 'TH-24'],
    },
    (edge) =>
      edge.fact.type !== 'contact.proved' ||
      edge.effects.some(
        (effect) => effect.type === 'contact.reserve' && 'kind' in edge.fact && effect.params.kind === edge.fact.kind,
      ),
  ),
  onSteps(
    {
      name: 'only what was acknowledged leaves',
      says: 'What leaves is decided by accepting the consequences, undone by going back, and by nothing else.',
      rows: ['B-15', 'B-16', 'P-35', 'R-57'],
    },
    ({ fact, from, after }) =>
      after.leaving.length === 0 ||
      after.leaving.join() === from.context.leaving.join() ||
      (fact.type === 'consequences.accepted' && within(after.leaving, from.context.lost)),
  ),
  onSteps(
    {
      name: 'the change is what was agreed',
      says: 'A change releases exactly what leaves, never nothing, and binds only what was proven in its place.',
      rows: ['RI-3', 'RI-4', 'I-33', 'TH-11', 'R-49', 'R-58'],
    },
    (edge) => {
      const asked = changeOf(edge)
      if (asked === undefined) return true
      const { leaving, replaced, enrolled } = edge.after
      return (
        asked.release.length > 0 &&
        same(asked.release, leaving) &&
        same(asked.bind, replaced) &&
        within(asked.bind, asked.release) &&
        within(asked.release, enrolled)
      )
    },
  ),
  onSteps(
    {
      name: 'nobody is left without a second factor',
      says: 'After the change the account has a factor left, or owes one before anything else.',
      rows: ['I-34', 'P-42', 'P-56', 'AP-17', 'TH-10', 'AO-5'],
    },
    (edge) => {
      if (edge.fact.type !== 'change.applied') return true
      const { enrolled, leaving, replaced } = edge.from.context
      const left = enrolled.filter((kind) => !leaving.includes(kind) || replaced.includes(kind))
      const owed = edge.effects.flatMap((effect) => (effect.type === 'obligation.place' ? effect.params.kinds : []))
      const owesTotp = leaving.includes('totp') && !replaced.includes('totp')
      return (left.length > 0 || owed.length > 0) && owed.includes('totp') === owesTotp && within(owed, leaving)
    },
  ),
  onSteps(
    {
      name: 'released contacts are banned',
      says: 'In the step that hears of the change every contact that left is banned, and no other.',
      rows: ['I-30', 'P-34', 'P-65', 'TH-24'],
    },
    (edge) => {
      const banned = edge.effects.flatMap((effect) => (effect.type === 'contact.ban' ? [...effect.params.kinds] : []))
      if (edge.fact.type !== 'change.applied') return !does(edge, 'contact.ban')
      return does(edge, 'contact.ban') && same(banned, edge.from.context.leaving.filter(isContact))
    },
  ),
  onSteps(
    {
      name: 'the hold comes first',
      says: 'Wherever a change is asked for, the hold is placed before it in the same step.',
      rows: ['I-23', 'I-25', 'I-46', 'RI-4', 'RI-5', 'B-02', 'O-03'],
    },
    (edge) => {
      const hold = placeOf(edge, 'hold.place')
      const asked = placeOf(edge, 'change.apply')
      return asked === -1 ? hold === -1 : hold !== -1 && hold < asked
    },
  ),
  alongWays<'none' | 'placed' | 'running' | 'suspended' | 'wrong'>(
    {
      name: 'a hold runs its course',
      says: 'A hold is placed, starts when the change is made, is lifted when it is refused, is suspended while contested, and the case completes only while it runs, by its own deadline.',
      rows: ['I-24', 'I-26', 'RI-10', 'AO-12', 'AB-3', 'TH-17'],
    },
    {
      start: () => 'none',
      next(hold, edge) {
        const steps = {
          place: 'none',
          start: 'placed',
          lift: 'placed',
          suspend: 'running',
          resume: 'suspended',
        } as const
        const after = {
          place: 'placed',
          start: 'running',
          lift: 'none',
          suspend: 'suspended',
          resume: 'running',
        } as const
        let at = hold
        for (const { type } of edge.effects) {
          if (!type.startsWith('hold.')) continue
          for (const verb of ['place', 'start', 'lift', 'suspend', 'resume'] as const)
            if (type === `hold.${verb}`) at = at === steps[verb] ? after[verb] : 'wrong'
        }
        return at
      },
      holds: (hold, { fact, to, from }) =>
        hold !== 'wrong' &&
        (fact.type !== 'change.applied' || hold === 'running') &&
        (fact.type !== 'change.refused' || hold === 'none') &&
        (to.outcome?.type !== 'completed' || (hold === 'running' && byDelay(fact, 'hold'))) &&
        (to.outcome === undefined || to.outcome.type === 'completed' || hold === 'none' || hold === 'suspended') &&
        (hold === 'suspended' || !from.name.includes('contested') || fact.type === 'review.decided'),
    },
  ),
  alongWays<Phase | 'twice'>(
    {
      name: 'changed at most once',
      says: 'A change is never asked for while one is pending, nor after one was made.',
      rows: ['I-32', 'R-58', 'TH-08'],
    },
    {
      start: () => 'open',
      next: (phase, edge) => (phase === 'twice' ? phase : phaseAfter(phase, edge)),
      holds: (_, edge, before) =>
        changeOf(edge) === undefined || before === 'open' || edge.fact.type === 'change.refused',
    },
  ),
  alongWays<number>(
    {
      name: 'completed means done',
      says: 'Every way to completion asked for a change, heard that it was made, started the hold, banned what left and told everyone.',
      rows: ['RI-4', 'I-33', 'I-47', 'B-21'],
    },
    {
      start: () => 0,
      next: (seen, edge) =>
        seen |
        (does(edge, 'change.apply') ? 1 : 0) |
        (edge.fact.type === 'change.applied' ? 2 : 0) |
        (does(edge, 'hold.start') ? 4 : 0) |
        (edge.fact.type === 'request.submitted' ? 8 : 0) |
        (edge.fact.type === 'consequences.accepted' ? 16 : 0),
      holds: (seen, edge) => !endsAs(edge, 'completed') || seen === 31,
    },
  ),
  onSteps(
    {
      name: 'refused changes nothing',
      says: 'A refused change binds and bans nothing; what was taken is asked for anew, a frozen account ends the case, anything else is decided again, the second time by a person.',
      rows: ['I-27', 'TH-26', 'TH-27', 'O-11', 'R-59'],
    },
    (edge) => {
      const { fact, after } = edge
      if (fact.type !== 'change.refused') return true
      if (does(edge, 'contact.ban') || does(edge, 'hold.start') || changeOf(edge)) return false
      if (fact.why === 'taken') return after.replaced.length === 0
      if (fact.why === 'frozen') return edge.to.outcome?.why === 'frozen'
      const isSecond = edge.from.context.marked.includes('stale')
      return after.marked.includes('stale') && does(edge, isSecond ? 'review.open' : 'risk.ask')
    },
  ),
  onSteps(
    {
      name: 'asked codes are sent',
      says: 'Whoever asks for a code or names a new contact is sent one there.',
      rows: ['B-19', 'P-25', 'O-17'],
    },
    ({ fact, effects }) =>
      (fact.type !== 'code.requested' && fact.type !== 'contact.proposed') ||
      effects.some(
        (effect) =>
          effect.type === 'code.send' &&
          effect.params.kind === fact.kind &&
          effect.params.to === (fact.type === 'code.requested' ? 'current' : 'replacement'),
      ),
  ),
  onSteps(
    {
      name: 'codes go where they belong',
      says: 'A code goes to a contact of the account that is not lost and not proven yet, or to the new one for what leaves.',
      rows: ['TH-02', 'I-2', 'B-19', 'TH-21'],
    },
    ({ effects, from: { context } }) =>
      effects.every(
        (effect) =>
          effect.type !== 'code.send' ||
          (effect.params.to === 'current'
            ? context.enrolled.includes(effect.params.kind) &&
              apart([effect.params.kind], [...context.lost, ...context.proven])
            : context.leaving.includes(effect.params.kind) && !context.replaced.includes(effect.params.kind)),
      ),
  ),
]
