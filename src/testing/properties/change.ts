import type { Context } from '../../context.ts'
import { Contact, type Factor, isContact } from '../../vocabulary/factors.ts'
import type { FactType } from '../../vocabulary/facts.ts'
import type { Edge, State } from '../explore.ts'
import { alongWays, onSteps, type Property } from '../property.ts'
import { type Kind, when } from './kind.ts'
import {
  byDelay,
  changeOf,
  does,
  endsAs,
  isContested,
  isSubmission,
  type Phase,
  phaseAfter,
  placeOf,
  same,
  stepOf,
  within,
} from './reading.ts'

type Sets = Pick<Context, 'leaving' | 'replaced'>
/** What of a case's sets a change asks for: what is taken off and what is bound. */
const agreed = (kind: Kind['does'], { leaving, replaced }: Sets) => ({
  how: kind === 'password' ? 'password' : kind === 'migration' ? 'migrate' : 'swap',
  release: leaving,
  bind: replaced,
})
/** What a change is about; a new password and a migration move none of the sets. */
const about: { readonly [K in Kind['does']]?: keyof Sets } = {
  reset: 'leaving',
  voluntary: 'leaving',
  binding: 'replaced',
}
const isSomething = (kind: Kind['does'], sets: Sets): boolean => {
  const moved = about[kind]
  return moved === undefined || sets[moved].length > 0
}

const kindsOf = ({ effects }: Edge, type: 'obligation.place' | 'obligation.lift' | 'contact.ban'): Factor[] =>
  effects.flatMap((effect): Factor[] => (effect.type === type && 'kinds' in effect.params ? effect.params.kinds : []))

const asksForNew = (state: State): boolean => ['replace', 'enrol'].some((step) => step === stepOf(state))

/** What a completed case has heard besides its request and the change. */
const consent: Readonly<Record<Exclude<Kind['does'], 'signIn'>, FactType>> = {
  reset: 'consequences.accepted',
  voluntary: 'consequences.accepted',
  binding: 'enrolment.proved',
  password: 'account.reached',
  migration: 'subject.confirmed',
}

/** What leaves, what comes in its place, and what the account is kept from meanwhile. */
export const change = ({ does: kind }: Kind): readonly Property[] => (kind === 'signIn' ? [] : changing(kind))

const changing = (kind: Exclude<Kind['does'], 'signIn'>): readonly Property[] => [
  onSteps(
    {
      name: 'a replacement is proven',
      says: 'A new contact or authenticator counts only after its own code, and only in the place of one that leaves or where one is to be set up.',
      rows: ['I-29', 'B-19', 'P-83', 'P-90', 'R-14', 'TH-10', 'TH-24'],
    },
    ({ fact, from, after }) => {
      const owed: readonly Factor[] = kind === 'binding' ? ['totp'] : from.context.leaving
      const shown = fact.type === 'contact.proved' ? fact.kind : fact.type === 'enrolment.proved' ? 'totp' : undefined
      return within(
        after.replaced,
        owed.filter((factor) => factor === shown || from.context.replaced.includes(factor)),
      )
    },
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
  ...when(
    kind === 'reset',
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
  ),
  ...when(
    kind === 'voluntary',
    onSteps(
      {
        name: 'only what was chosen leaves',
        says: 'What leaves is decided by the choice, one at a time, undone by going back, and by nothing else.',
        rows: ['P-31', 'P-63', 'R-57', 'AP-11'],
      },
      ({ fact, from, after }) =>
        after.leaving.length === 0 ||
        after.leaving.join() === from.context.leaving.join() ||
        (fact.type === 'item.chosen' && after.leaving.join() === fact.kind),
    ),
  ),
  onSteps(
    {
      name: 'the change is what was agreed',
      says: 'A change is of the kind that was asked for, releases exactly what leaves and binds exactly what was proven in its place; it is never about nothing.',
      rows: ['RI-3', 'RI-4', 'I-33', 'TH-11', 'R-49', 'R-58', 'O-23'],
    },
    (edge) => {
      const asked = changeOf(edge)
      if (asked === undefined) return true
      const { how, release, bind } = agreed(kind, edge.after)
      return (
        asked.how === how && same(asked.release, release) && same(asked.bind, bind) && isSomething(kind, edge.after)
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
      const left = enrolled.filter((factor) => !leaving.includes(factor) || replaced.includes(factor))
      const owed = kindsOf(edge, 'obligation.place')
      const owesTotp = leaving.includes('totp') && !replaced.includes('totp')
      return (
        (leaving.length === 0 || left.length + owed.length > 0) &&
        owed.includes('totp') === owesTotp &&
        within(owed, leaving)
      )
    },
  ),
  onSteps(
    {
      name: 'what was set up is owed no more',
      says: 'In the step that hears of the change the obligations for all that was bound are lifted, and no other.',
      rows: ['I-34', 'P-56', 'P-71', 'TH-10'],
    },
    (edge) =>
      edge.fact.type === 'change.applied'
        ? does(edge, 'obligation.lift') && same(kindsOf(edge, 'obligation.lift'), edge.from.context.replaced)
        : !does(edge, 'obligation.lift'),
  ),
  onSteps(
    {
      name: 'released contacts are banned',
      says: 'In the step that hears of the change every contact that left is banned, in a migration both of the account that got new ones, and no other.',
      rows: ['I-30', 'P-34', 'P-65', 'O-27', 'TH-24'],
    },
    (edge) => {
      if (edge.fact.type !== 'change.applied') return !does(edge, 'contact.ban')
      const left = kind === 'migration' ? Contact.options : edge.from.context.leaving.filter(isContact)
      return does(edge, 'contact.ban') && same(kindsOf(edge, 'contact.ban'), left)
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
        (hold === 'suspended' || !isContested(from) || fact.type === 'review.decided'),
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
      says: 'Every way to completion made the request after what it rests on, asked for a change, heard that it was made and started the hold.',
      rows: ['RI-4', 'I-33', 'I-47', 'B-21', 'P-29'],
    },
    {
      start: () => 0,
      next: (seen, edge) =>
        seen |
        (does(edge, 'change.apply') ? 1 : 0) |
        (edge.fact.type === 'change.applied' ? 2 : 0) |
        (does(edge, 'hold.start') ? 4 : 0) |
        (isSubmission(edge.fact) && (seen & 16) > 0 ? 8 : 0) |
        (edge.fact.type === consent[kind] ? 16 : 0),
      holds: (seen, edge) => !endsAs(edge, 'completed') || seen === 31,
    },
  ),
  onSteps(
    {
      name: 'refused changes nothing',
      says: 'A refused change binds and bans nothing; what was taken is asked for anew or looked at by a person, a frozen account ends the case, anything else is decided again, the second time by a person.',
      rows: ['I-27', 'TH-26', 'TH-27', 'O-11', 'R-59'],
    },
    (edge) => {
      const { fact, after } = edge
      if (fact.type !== 'change.refused') return true
      if (does(edge, 'contact.ban') || does(edge, 'hold.start') || changeOf(edge)) return false
      const moves = about[kind] !== undefined
      if (fact.why === 'taken')
        return (
          after.replaced.length === 0 &&
          !does(edge, 'risk.ask') &&
          (asksForNew(edge.to) || (edge.from.context.replaced.length === 0 && (moves || does(edge, 'review.open'))))
        )
      if (fact.why === 'frozen') return edge.to.outcome?.why === 'frozen'
      const isSecond = edge.from.context.marked.includes('stale')
      return after.marked.includes('stale') && does(edge, isSecond ? 'review.open' : 'risk.ask')
    },
  ),
]
