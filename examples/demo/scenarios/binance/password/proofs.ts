import { ADA, NEW } from '../../people.ts'
import { choosePassword, identify, proveByCode, proveByTotp, reachBy, seeTheSame } from '../../steps.ts'
import { type Scenario, scenario } from '../../story.ts'
import { all } from '../walk.ts'
import { flow, toPassword, toProving, toReaching } from './walk.ts'

/** Codes, checks and passwords that are good enough, or not. */
export const proofs: readonly Scenario[] = [
  scenario({
    name: 'binance/password-unknown-account',
    flow,
    says: 'nobody has this address: the same screens and refusals as for Ada, and nothing is sent to anyone',
    async run(story) {
      const known = await story.open({ as: 'Somebody' })
      const unknown = await story.open({ as: 'Somebody' })
      const same = () => seeTheSame(story, known, unknown)
      const both = async (input: Parameters<typeof known.submit>[0]) => {
        await known.submit(input)
        await unknown.submit(input)
        same()
      }
      await identify(known)
      await identify(unknown, 'nobody@example.org')
      same()
      for (const kind of ['email', 'phone'] as const) {
        await both({ type: 'code.request', kind })
        await both({ type: 'code.request', kind })
        unknown.refused('send_too_soon')
        for (let guess = 0; guess < 6; guess++) await both({ type: 'account.reach', kind, code: '000000' })
        unknown.refused('code_expired')
      }
      await story.pass({ minutes: 1 })
      await both({ type: 'code.request', kind: 'email' })
      await both({ type: 'account.reach', kind: 'email', code: '000000' })
      unknown.refused('code_exhausted')
      const others = story.world.sent.filter(({ to }) => to !== ADA.email && to !== ADA.phone)
      story.check(others.length === 0 && story.codesSent(ADA.email) === 2, 'only Ada got codes')
      await both({ type: 'contacts.declareUnavailable' })
      await unknown.ends('referred', { to: 'support' })
    },
  }),
  scenario({
    name: 'binance/password-not-hers',
    flow,
    has: ['email', 'totp'],
    says: 'a code is asked for by SMS where no number is known: none is sent, none is right, the mailbox works',
    async run(story) {
      const ada = await toReaching(story)
      await ada.submit({ type: 'code.request', kind: 'phone' })
      ada.accepted()
      await story.settle()
      story.check(story.world.sent.length === 0, 'there is no number to send to')
      await ada.submit({ type: 'account.reach', kind: 'phone', code: '123456' })
      ada.refused('code_wrong')
      await reachBy(story, ada, 'email')
      await ada.at('proving')
      await ada.submit({ type: 'case.cancel' })
      await ada.ends('cancelled')
    },
  }),
  scenario({
    name: 'binance/password-all-that-is-left',
    flow,
    has: ['email', 'phone', 'totp', 'passkey'],
    says: 'every check that is left has to be passed, in any order, before a password can be chosen',
    async run(story) {
      const ada = await toProving(story)
      await ada.fails({ type: 'newPassword.submit', password: NEW.password }, 'input_not_allowed')
      await proveByTotp(story, ada)
      await ada.submit({ type: 'passkey.start' })
      await ada.submit({ type: 'passkey.finish', response: { credential: 'another passkey' } })
      ada.refused('passkey_rejected')
      await ada.submit({ type: 'passkey.start' })
      await ada.submit({ type: 'passkey.finish', response: { credential: ADA.passkey } })
      await ada.at('proving')
      await proveByCode(story, ada, 'phone')
      await ada.at('choosingPassword')
      await ada.submit({ type: 'case.cancel' })
      story.applied(0)
    },
  }),
  scenario({
    name: 'binance/password-weak-or-same',
    flow,
    says: 'too short, then the very one she has: refused kindly, as often as it takes, and nothing is sent off',
    async run(story) {
      const ada = await toPassword(story)
      await choosePassword(ada, 'short')
      ada.refused('newPassword_weak')
      await choosePassword(ada, ADA.password)
      ada.refused('newPassword_same')
      await ada.at('choosingPassword')
      story.sentToAll(all, 'submitted', 0)
      await choosePassword(ada)
      await ada.at('holding')
      story.sentToAll(all, 'submitted')
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
  scenario({
    name: 'binance/password-wrong-codes',
    flow,
    says: 'slips of the finger at each check: refused, and the right ones count all the same',
    async run(story) {
      const ada = await toReaching(story)
      await ada.submit({ type: 'account.reach', kind: 'email', code: '123456' })
      ada.refused('code_none')
      await ada.submit({ type: 'code.request', kind: 'email' })
      await ada.submit({ type: 'account.reach', kind: 'email', code: await story.wrong(ADA.email) })
      ada.refused('code_wrong')
      await ada.submit({ type: 'account.reach', kind: 'email', code: await story.code(ADA.email) })
      await ada.at('proving')
      await ada.submit({ type: 'totp.submit', code: '000000' })
      ada.refused('totp_wrong')
      await ada.submit({ type: 'code.request', kind: 'phone' })
      await ada.submit({ type: 'code.submit', kind: 'phone', code: await story.wrong(ADA.phone) })
      ada.refused('code_wrong')
      await ada.submit({ type: 'code.submit', kind: 'phone', code: await story.code(ADA.phone) })
      await proveByTotp(story, ada)
      await ada.at('choosingPassword')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/password-owner-not-locked-out',
    flow,
    says: 'a stranger guesses until nothing is left: Ada is told, and from her own device she goes on at once',
    async run(story) {
      const thief = await toReaching(story, { as: 'Somebody' })
      await thief.submit({ type: 'code.request', kind: 'email' })
      const wrong = await story.wrong(ADA.email)
      for (let guess = 0; guess < 5; guess++) {
        await thief.submit({ type: 'account.reach', kind: 'email', code: wrong })
        thief.refused('code_wrong')
      }
      await story.pass({ minutes: 1 })
      await thief.submit({ type: 'code.request', kind: 'email' })
      await thief.submit({ type: 'account.reach', kind: 'email', code: wrong })
      thief.refused('code_exhausted')
      const later = thief.retryAt()
      story.sentToAll(all, 'guessing')
      await thief.submit({ type: 'case.cancel' })

      const ada = await toReaching(story, { recognised: true })
      await reachBy(story, ada, 'email')
      await ada.at('proving')
      await ada.submit({ type: 'case.cancel' })
      const elsewhere = await toReaching(story, { as: 'Ada in a café' })
      await elsewhere.submit({ type: 'code.request', kind: 'email' })
      await elsewhere.disabled('account.reach', 'code_none')
      await reachBy(story, elsewhere, 'phone')
      await elsewhere.at('proving')
      await elsewhere.submit({ type: 'case.cancel' })
      await story.passUntil(later)
      const tomorrow = await toReaching(story)
      await reachBy(story, tomorrow, 'email')
      await tomorrow.at('proving')
      await tomorrow.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/password-code-too-late',
    flow,
    says: 'a new code voids the older one, and is over after ten minutes; who is not known yet gets two an hour',
    async run(story) {
      const ada = await toReaching(story)
      await ada.submit({ type: 'code.request', kind: 'email' })
      const first = await story.code(ADA.email)
      await ada.submit({ type: 'code.request', kind: 'email' })
      ada.refused('send_too_soon')
      await story.passUntil(ada.retryAt())
      await ada.submit({ type: 'code.request', kind: 'email' })
      ada.accepted()
      await ada.submit({ type: 'account.reach', kind: 'email', code: first })
      ada.refused('code_wrong')
      await story.pass({ minutes: 10 })
      await ada.submit({ type: 'account.reach', kind: 'email', code: await story.code(ADA.email) })
      ada.refused('code_expired')
      await ada.submit({ type: 'code.request', kind: 'email' })
      ada.refused('send_exhausted')
      await story.passUntil(ada.retryAt())
      await reachBy(story, ada, 'email')
      await ada.at('proving')
      await ada.submit({ type: 'case.cancel' })
    },
  }),
  scenario({
    name: 'binance/password-proofs-too-old',
    flow,
    says: 'she thinks about the password for half an hour: every check is asked for once more',
    async run(story) {
      const ada = await toPassword(story)
      await story.pass({ minutes: 31 })
      await choosePassword(ada)
      ada.refused('evidence_stale')
      await ada.at('proving')
      story.applied(0)
      for (const kind of ['email', 'phone'] as const) await proveByCode(story, ada, kind)
      await proveByTotp(story, ada)
      await choosePassword(ada)
      await ada.at('holding')
      story.applied(1)
      await story.pass({ hours: 24 })
      await ada.ends('completed')
    },
  }),
]
