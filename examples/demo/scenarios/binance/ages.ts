import { ADA, NEW } from '../people.ts'
import { giveNew, pastPassword, proveByCode, proveByTotp, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { flow, lose, proveRest, toProving, toReplacing, toSubmitting } from './walk.ts'

/** What becomes too old. */
export const ages: readonly Scenario[] = [
  scenario({
    name: 'binance/late-code',
    flow,
    says: 'the code comes to an end after ten minutes and costs no guess then',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const code = await story.code(ADA.email)
      const expires = await ada.deadline('codeExpires')
      await story.passUntil(expires)
      await ada.submit({ type: 'code.submit', kind: 'email', code })
      ada.refused('code_expired')
      await proveByCode(story, ada, 'email')
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/evidence-too-old',
    flow,
    says: 'half an hour over a cup of tea: the first proofs are too old at submission and are shown again',
    async run(story) {
      const ada = await toProving(story)
      await proveByCode(story, ada, 'email')
      await story.pass({ minutes: 20 })
      await proveByTotp(story, ada)
      await story.pass({ minutes: 8 })
      await giveNew(story, ada, 'phone')
      await ada.at('submitting')
      await story.pass({ minutes: 2 })
      await send(ada)
      ada.refused('evidence_stale')
      await ada.at('password')
      story.applied(0)
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await ada.at('proving')
      await proveRest(story, ada, ['email', 'totp'])
      await ada.at('submitting')
      await send(ada)
      await ada.at('holding')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/idle-ticket',
    flow,
    says: 'an hour without a touch: the ticket is worth nothing, and Ada begins anew',
    async run(story) {
      const ada = await toReplacing(story)
      await story.pass({ hours: 1, seconds: 1 })
      await ada.ticketIsDead()
      await ada.fails({ type: 'case.cancel' }, 'ticket_invalid')
      const again = await toSubmitting(story)
      await again.submit({ type: 'case.cancel' })
      await again.ends('cancelled')
      await ada.ends('cancelled', { why: 'superseded' })
    },
  }),
  scenario({
    name: 'binance/case-life',
    flow,
    says: 'a request that is never sent ends after 24 hours, however often its screens are visited',
    async run(story) {
      const ada = await story.open()
      const ends = await ada.deadline('caseExpires')
      await pastPassword(ada)
      await lose(ada, ['phone'])
      for (let hour = 0; hour < 23; hour++) {
        await story.pass({ minutes: 59 })
        await ada.submit({ type: 'step.back' })
        await ada.submit({ type: 'lost.submit', kinds: ['phone'] })
        await ada.submit({ type: 'consequences.accept' })
      }
      await proveRest(story, ada, ['email', 'totp'])
      await giveNew(story, ada, 'phone')
      await story.allowsRegister('phone', NEW.phone, false)
      await story.passUntil(ends)
      await ada.ends('expired')
      await story.allowsRegister('phone', NEW.phone, true)
      story.applied(0)
    },
  }),
]
