import { ADA, NEW } from '../people.ts'
import { giveNew, lookAtFace, pastPassword, proveByCode, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { flow, lose, request } from './walk.ts'

/** What a proof is worth: claiming a factor lost is free, so it never lowers the bar. */
export const roots: readonly Scenario[] = [
  scenario({
    name: 'binance/one-root-twice',
    flow,
    has: ['email', 'phone'],
    says: 'the password was reset through the phone yesterday: password and phone are one root, a person decides',
    async run(story) {
      await story.change({ passwordRoot: 'phone' }, 'the password was reset through the phone', { told: false })
      const ada = await story.open()
      await pastPassword(ada)
      await lose(ada, ['email'])
      await proveByCode(story, ada, 'phone')
      await giveNew(story, ada, 'email')
      await send(ada)
      await ada.at('underReview')
      await story.decide(ada, 'deny')
      await ada.ends('denied')
    },
  }),
  scenario({
    name: 'binance/one-root-is-too-little',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'hardened: the same leaves one root only: identity has to stand in, before anything else',
    async run(story) {
      await story.change({ passwordRoot: 'phone' }, 'the password was reset through the phone', { told: false })
      const ada = await story.open()
      await pastPassword(ada)
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.submit({ type: 'lost.submit', kinds: ['email'] })
      await ada.at('provingIdentity')
      await lookAtFace(ada, 'Bob')
      await ada.ends('denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/swapped-sim',
    flow,
    preset: 'hardened',
    has: ['email', 'phone'],
    says: 'hardened: password and SMS alone, as after a SIM swap: never without people',
    async run(story) {
      const thief = await request(story, ['email'])
      await thief.at('underReview')
      story.sent(ADA.email, 'underReview')
      await story.object(ADA.email)
      await thief.at('underReview')
      const { marked } = await story.world.recovery.desk.view(thief.view.case.id)
      story.check(marked.join() === 'disputed', 'the desk sees that the lost mailbox objects')
      await story.decide(thief, 'deny')
      await thief.ends('denied')
      await story.allowsRegister('email', NEW.email, true)
    },
  }),
  scenario({
    name: 'binance/identity-of-someone-else',
    flow,
    preset: 'hardened',
    says: 'hardened: everything is called lost, and the face is nobody’s we know: denied',
    async run(story) {
      const thief = await story.open({ as: 'Somebody' })
      await pastPassword(thief)
      await thief.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await thief.submit({ type: 'lost.submit', kinds: ['email', 'phone', 'totp'] })
      await lookAtFace(thief, 'a mask')
      await thief.ends('denied')
      story.sent(ADA.email, 'denied')
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/lost-after-all',
    flow,
    says: 'while proving it turns out that the mailbox is lost too: back to the choice, and both are replaced',
    async run(story) {
      const ada = await story.open()
      await pastPassword(ada)
      await lose(ada, ['phone'])
      await ada.submit({ type: 'factor.declareUnavailable', kind: 'email' })
      await ada.at('choosingLost')
      await ada.submit({ type: 'lost.submit', kinds: ['email', 'phone'] })
      await ada.submit({ type: 'consequences.accept' })
      await ada.fails({ type: 'code.request', kind: 'email' }, 'input_not_allowed')
      await story.pass({ seconds: 30 })
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await giveNew(story, ada, 'email')
      await giveNew(story, ada, 'phone')
      await send(ada)
      await ada.at('holding')
      story.check(story.ada.email === NEW.email && story.ada.phone === NEW.phone, 'both are new')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
]
