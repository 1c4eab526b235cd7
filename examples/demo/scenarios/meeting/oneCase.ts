import { binancePassword, okxMigration, okxReset, okxResetSignedIn, pionexContactChange } from 'regain/machines'
import { again, proveLent } from '../okx/migration/walk.ts'
import { signedIn } from '../okx/signedIn/walk.ts'
import { toSubmitting as toItemSubmitting } from '../okx/walk.ts'
import { ADA, ADA_AGAIN, NEW } from '../people.ts'
import { toSubmitting as toContactSubmitting } from '../pionex/contactChange/walk.ts'
import { choosePassword, lookAtFace, proveByCode, proveByTotp, send } from '../steps.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'
import { come, getIn } from './walk.ts'

/** A purpose for which her account would be changed: how far it is when it is begun, and how it is sent. */
interface Purpose {
  readonly flow:
    | typeof binancePassword
    | typeof okxReset
    | typeof okxResetSignedIn
    | typeof pionexContactChange
    | typeof okxMigration
  readonly begin: (story: Story) => Promise<Visitor>
  readonly send: (story: Story) => Promise<Visitor>
}
async function newPassword(story: Story): Promise<Visitor> {
  const visitor = await getIn(story, binancePassword)
  await proveByCode(story, visitor, 'phone')
  await proveByTotp(story, visitor)
  await choosePassword(visitor, `${NEW.password} ${story.lines.length}`)
  return visitor
}
async function toConfirming(story: Story): Promise<Visitor> {
  const visitor = await story.open({ flow: okxMigration, signedIn: { account: ADA_AGAIN.id } })
  // where one is sent already, that is shown
  if (visitor.view.step.name !== 'provingContacts') return visitor
  await proveLent(story, visitor)
  await lookAtFace(visitor)
  return visitor
}
async function sent(visitor: Visitor): Promise<Visitor> {
  await send(visitor)
  return visitor
}
const purposes: readonly Purpose[] = [
  { flow: binancePassword, begin: (story) => getIn(story, binancePassword), send: newPassword },
  {
    flow: okxReset,
    begin: (story) => getIn(story, okxReset),
    send: async (story) => sent(await toItemSubmitting(story)),
  },
  {
    flow: okxResetSignedIn,
    begin: signedIn,
    send: async (story) => sent(await toItemSubmitting(story, 'phone', signedIn)),
  },
  {
    flow: pionexContactChange,
    begin: (story) => story.open({ flow: pionexContactChange, signedIn: {} }),
    send: async (story) => sent(await toContactSubmitting(story)),
  },
  {
    flow: okxMigration,
    begin: toConfirming,
    send: async (story) => {
      const visitor = await toConfirming(story)
      await visitor.submit({ type: 'subject.confirm' })
      return sent(visitor)
    },
  },
]

/** One case that changes an account is open at a time, whatever it is for, and through whichever account. */
export const oneCase: readonly Scenario[] = [
  scenario({
    name: 'meeting/one-case-begun',
    flow: okxReset,
    says: 'password, reset, change from a session, migration: in every order the later takes the unfinished one’s place',
    async run(story) {
      again(story)
      for (const first of purposes)
        for (const second of purposes) {
          const one = await first.begin(story)
          await one.look()
          story.check(one.view.case.outcome === undefined, `${first.flow.id} is begun`)
          const two = await second.begin(story)
          await one.ends('cancelled', { why: 'superseded' })
          await two.look()
          story.check(two.view.case.outcome === undefined, `${second.flow.id} goes on after ${first.flow.id}`)
          await two.submit({ type: 'case.cancel' })
          await story.pass({ hours: 3 })
        }
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/one-case-sent',
    flow: okxReset,
    says: 'in every order: what was sent stands, and the later one is shown it, or is told that it is not the time',
    async run(story) {
      again(story)
      story.world.risk = 'review'
      for (const first of purposes)
        for (const second of purposes) {
          const one = await first.send(story)
          await one.at('underReview')
          const two = await second.begin(story)
          await one.at('underReview')
          const joins = second.flow !== okxMigration || first.flow === okxMigration
          await two.look()
          if (joins) {
            story.check(two.view.case.id === one.view.case.id, `${second.flow.id} shows ${first.flow.id}`)
            await two.fails({ type: 'case.cancel' }, 'input_not_allowed')
          } else await two.ends('blocked', { why: 'conditions' })
          await one.submit({ type: 'case.cancel' })
          await one.ends('cancelled')
          await story.pass({ hours: 6 })
        }
      story.applied(0)
      await story.allows('withdraw', true)
    },
  }),
  scenario({
    name: 'meeting/one-case-at-once',
    flow: okxReset,
    says: 'four ways in at the very same moment: one case is open afterwards, the others gave way',
    async run(story) {
      const reset = await come(story, okxReset)
      const password = await come(story, binancePassword)
      await password.submit({ type: 'code.request', kind: 'email' })
      const code = await story.code(ADA.email)
      const [, , one, two] = await Promise.all([
        reset.submit({ type: 'password.submit', password: ADA.password }),
        password.submit({ type: 'account.reach', kind: 'email', code }),
        signedIn(story),
        story.open({ flow: pionexContactChange, signedIn: {} }),
      ])
      const all = [reset, password, one, two]
      const open = []
      for (const visitor of all) {
        const { outcome } = (await visitor.look()).case
        if (outcome) await visitor.ends('cancelled', { why: 'superseded' })
        else open.push(visitor)
      }
      story.check(open.length === 1, `one is open, not ${open.length}`)
      for (const visitor of open) await visitor.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'meeting/one-case-until-the-change',
    flow: okxReset,
    says: 'the host makes the change just now, and late: whoever comes meanwhile sees that, in every flow',
    async run(story) {
      story.fault = (port) => {
        if (port === 'accounts.apply') throw new Error('busy')
      }
      const ada = await sent(await toItemSubmitting(story))
      await ada.at('applying')
      again(story)
      for (const { flow, begin } of purposes) {
        const late = await begin(story)
        if (flow === okxMigration) await late.ends('blocked', { why: 'conditions' })
        else story.check(late.view.case.id === ada.view.case.id, `${flow.id} shows it`)
      }
      await ada.at('applying')
      story.fault = () => undefined
      await story.pass({ minutes: 5 })
      await ada.at('holding')
      story.applied(1)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
]
