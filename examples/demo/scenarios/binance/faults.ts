import { ADA, NEW } from '../people.ts'
import { giveNew, proveByCode, proveByTotp, send } from '../steps.ts'
import { type Scenario, scenario } from '../story.ts'
import { flow, lose, request, toProving, toReplacing } from './walk.ts'

/** Networks, processes and languages. */
export const faults: readonly Scenario[] = [
  scenario({
    name: 'binance/restarted-everywhere',
    flow,
    says: 'the process dies after every step of the way: the next one goes on where it was, nothing is sent twice',
    async run(story) {
      const ada = await story.open()
      const steps = [
        () => ada.submit({ type: 'identifier.submit', identifier: ADA.email }),
        () => ada.submit({ type: 'passkey.skip' }),
        () => ada.submit({ type: 'password.submit', password: ADA.password }),
        () => lose(ada, ['phone']),
        () => proveByCode(story, ada, 'email'),
        () => proveByTotp(story, ada),
        () => giveNew(story, ada, 'phone'),
        () => send(ada),
        () => story.pass({ hours: 23 }),
        () => story.pass({ hours: 1 }),
      ]
      for (const step of steps) {
        await step()
        story.world.restart()
        story.tell('operator', 'the process ends and another begins')
      }
      await ada.ends('completed')
      const keys = story.world.sent.map(({ key }) => key)
      story.check(new Set(keys).size === keys.length, 'nothing was sent twice')
      story.applied(1)
    },
  }),
  scenario({
    name: 'binance/superseded-code-stays-home',
    flow,
    says: 'the mail server was down when the first code was asked for: only the newest one goes out',
    async run(story) {
      const ada = await toProving(story)
      story.fault = (port) => {
        if (port === 'email') throw new Error('down')
      }
      await ada.submit({ type: 'code.request', kind: 'email' })
      await story.pass({ seconds: 60 })
      await ada.submit({ type: 'code.request', kind: 'email' })
      story.check(story.codesSent(ADA.email) === 0, 'nothing has come')
      story.fault = () => undefined
      await story.pass({ minutes: 3 })
      story.check(story.codesSent(ADA.email) === 1, 'one code has come')
      await ada.submit({ type: 'code.submit', kind: 'email', code: await story.code(ADA.email) })
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/late-code-stays-home',
    flow,
    policy: { codeLife: { value: { minutes: 2 }, source: ['R-23'] } },
    says: 'the mail server is down for longer than a code lives: it never goes out',
    async run(story) {
      const ada = await toProving(story)
      story.fault = (port) => {
        if (port === 'email') throw new Error('down')
      }
      await ada.submit({ type: 'code.request', kind: 'email' })
      await story.pass({ minutes: 3 })
      story.fault = () => undefined
      await story.pass({ minutes: 5 })
      story.check(story.codesSent(ADA.email) === 0, 'the late code stayed home')
      story.check((await story.world.recovery.troubles()).length === 0, 'and troubles nobody')
      await proveByCode(story, ada, 'email')
      ada.accepted()
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/password-service-down',
    flow,
    says: 'the password service hangs up: a fault, no guess is counted, and the next try counts',
    async run(story) {
      const ada = await story.open()
      await ada.submit({ type: 'identifier.submit', identifier: ADA.email })
      await ada.submit({ type: 'passkey.skip' })
      story.fault = (port) => {
        if (port === 'password') throw new Error('down')
      }
      for (let time = 0; time < 12; time++)
        await ada.fails({ type: 'password.submit', password: ADA.password }, 'port_failed')
      await ada.at('password')
      story.fault = () => undefined
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await ada.at('requirements')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/same-code-at-once',
    flow,
    says: 'the right code comes eight times at once, and eight wrong ones beside it: it counts once, and it does count',
    async run(story) {
      const ada = await toProving(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const [right, wrong] = [await story.code(ADA.email), await story.wrong(ADA.email)]
      const codes = [wrong, right, wrong, right, right, right, wrong, right, right, right, right]
      story.tell('person', 'Ada: “Confirm the code”, eight times at once, and three times something else')
      const told = await Promise.allSettled(
        codes.map((code) => story.world.recovery.submit(ada.ticket, { type: 'code.submit', kind: 'email', code })),
      )
      const accepted = told.flatMap((each) =>
        each.status === 'fulfilled' && !each.value.view.refusal ? [each.value] : [],
      )
      story.check(accepted.length === 1, `one of them counts, not ${accepted.length}`)
      ada.ticket = accepted[0]?.ticket ?? ''
      await story.pass({ seconds: 30 })
      await ada.submit({ type: 'totp.submit', code: story.world.totp(ADA.totp) })
      await ada.at('replacing')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/in-swedish',
    flow,
    says: 'screens and messages follow the language of the visitor',
    async run(story) {
      const ada = await story.open({ client: { locale: 'sv-SE' } })
      const { screens = {}, notices = {} } = story.flow.copy['sv'] ?? {}
      story.check(ada.view.step.title === screens['identifying']?.title, 'the screen is Swedish')
      await ada.submit({ type: 'identifier.submit', identifier: ADA.email })
      await ada.submit({ type: 'passkey.skip' })
      await ada.submit({ type: 'password.submit', password: ADA.password })
      await lose(ada, ['phone'])
      const message = await story.world.mail(ADA.email)
      story.check(message.subject === notices.started?.subject, 'the notice is Swedish')
      story.check(!/\{\w+\}/.test(message.text), 'no brace is left unfilled')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/erased-in-the-hold',
    flow,
    says: 'Ada asks to be forgotten while the hold runs: her case is gone at once, the hold runs to its end',
    async run(story) {
      const ada = await request(story)
      const ends = await ada.deadline('holdEnds')
      await story.world.recovery.account(ADA.id).erase()
      story.tell('host', 'Ada is erased')
      await ada.ticketIsDead()
      await story.allows('withdraw', false)
      await story.passUntil(ends)
      await story.allows('withdraw', true)
      story.sent(NEW.phone, 'holdOver', 0)
    },
  }),
  scenario({
    name: 'binance/resend-to-the-new-number',
    flow,
    says: 'the code to the new number does not come: asked for again, the newer one counts',
    async run(story) {
      const ada = await toReplacing(story)
      await ada.submit({ type: 'contact.propose', kind: 'phone', address: NEW.phone })
      const old = await story.code(NEW.phone)
      await ada.submit({ type: 'code.request', kind: 'phone', to: 'replacement' })
      ada.refused('send_too_soon')
      await story.pass({ seconds: 60 })
      await ada.submit({ type: 'code.request', kind: 'phone', to: 'replacement' })
      await ada.submit({ type: 'contact.prove', kind: 'phone', code: old })
      ada.refused('code_wrong')
      await ada.submit({ type: 'contact.prove', kind: 'phone', code: await story.code(NEW.phone) })
      await ada.at('submitting')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
]
