import type { Flow, Input, View } from 'regain'
import { binanceReset, pionexPassword } from 'regain/machines'
import { request } from '../okx/walk.ts'
import { ADA, BOB } from '../people.ts'
import { type Scenario, type Story, scenario } from '../story.ts'
import type { Visitor } from '../visitor.ts'
import { signedOut } from './walk.ts'

const NOBODY = { email: 'nobody@example.org', phone: '+46701740699' } as const

const fieldsOf = (view: View) => new Map(Object.entries({ ...view, case: { ...view.case, id: '' } }))
const written = (value: unknown) =>
  JSON.stringify(value, (key, field) => (key === 'challenge' ? 'each its own' : field))
/** What two people see differs in nothing but the number of their case and the challenge of a passkey. */
function same(story: Story, [one, other]: readonly [Visitor, Visitor], about: string): void {
  const [a, b] = [fieldsOf(one.view), fieldsOf(other.view)]
  for (const field of new Set([...a.keys(), ...b.keys()]))
    story.check(written(a.get(field)) === written(b.get(field)), `after ${about} ${field} is the same`)
}
/** Somebody tries an address that is known and one that is not: the same things in the same order, and sees the same. */
async function tryBoth(story: Story, flow: Flow, known: string, unknown: string): Promise<void> {
  const open = () => story.open({ flow, as: 'Somebody' })
  const two = [await open(), await open()] as const
  same(story, two, 'opening')
  for (const [visitor, identifier] of [
    [two[0], known],
    [two[1], unknown],
  ] as const)
    await visitor.submit({ type: 'identifier.submit', identifier })
  same(story, two, 'the identifier')
  const each = async (input: Input) => {
    for (const visitor of two) await visitor.submit(input)
    same(story, two, input.type)
  }
  const { name } = two[0].view.step
  if (name === 'passkey') {
    await each({ type: 'passkey.start' })
    await each({ type: 'passkey.finish', response: { credential: 'a guess' } })
    await each({ type: 'passkey.skip' })
  }
  if (name === 'checkingBot') {
    await each({ type: 'bot.submit', response: { person: 'no' } })
    await each({ type: 'bot.submit', response: { person: 'yes' } })
  }
  if (two[0].view.step.name === 'password')
    for (let guess = 0; guess < 6; guess++) await each({ type: 'password.submit', password: `guess ${guess}` })
  else await tryCodes(story, each)
  await each({ type: 'case.cancel' })
}
async function tryCodes(story: Story, each: (input: Input) => Promise<void>): Promise<void> {
  for (const kind of ['email', 'phone'] as const) {
    await each({ type: 'account.reach', kind, code: '000000' })
    await each({ type: 'code.request', kind })
    await each({ type: 'code.request', kind })
    for (let guess = 0; guess < 3; guess++) await each({ type: 'account.reach', kind, code: '000000' })
    await story.pass({ minutes: 1 })
    await each({ type: 'code.request', kind })
    for (let guess = 0; guess < 3; guess++) await each({ type: 'account.reach', kind, code: '000000' })
    await story.pass({ minutes: 1 })
    await each({ type: 'code.request', kind })
    await story.pass({ minutes: 10 })
    await each({ type: 'account.reach', kind, code: '000000' })
  }
}

async function tryAll(story: Story, known: string, unknown: string): Promise<void> {
  for (const flow of signedOut) {
    await tryBoth(story, flow, known, unknown)
    await story.pass({ days: 1 })
  }
}

/** Signed out nobody learns whether an account exists, or what guards it. */
export const decoys: readonly Scenario[] = [
  scenario({
    name: 'meeting/decoy-by-mail',
    flow: binanceReset,
    says: 'an address that nobody has: every signed-out flow answers as to Ada’s, field by field, till the last refusal',
    async run(story) {
      await tryAll(story, ADA.email, NOBODY.email)
      story.check(!story.world.sent.some(({ to }) => to === NOBODY.email), 'nothing is sent to it')
      story.check(
        story.world.sent.some(({ to }) => to === ADA.email),
        'Ada hears of the guessing',
      )
    },
  }),
  scenario({
    name: 'meeting/decoy-by-phone',
    flow: binanceReset,
    says: 'the same by number, Bob’s against nobody’s: his has no authenticator, which nobody is told either',
    async run(story) {
      await tryAll(story, BOB.phone, NOBODY.phone)
      story.check(!story.world.sent.some(({ to }) => to === NOBODY.phone), 'nothing is sent to it')
    },
  }),
  scenario({
    name: 'meeting/decoy-of-what-it-has',
    flow: pionexPassword,
    has: ['email'],
    says: 'Ada has a mailbox only, Bob a number as well: who does not read them cannot tell the one from the other',
    async run(story) {
      await tryAll(story, ADA.email, BOB.email)
      story.check(story.codesSent(BOB.phone) > 0, 'his phone was written to')
    },
  }),
  scenario({
    name: 'meeting/decoy-of-what-happens-to-it',
    flow: pionexPassword,
    says: 'Ada has a request standing, and then is frozen; Bob has none and is not: before a first proof nobody is told',
    async run(story) {
      story.world.risk = 'review'
      const ada = await request(story)
      await tryAll(story, ADA.email, BOB.email)
      await ada.at('underReview')
      await ada.submit({ type: 'case.cancel' })
      await story.change({ frozen: true }, 'ada is frozen')
      await tryAll(story, ADA.email, BOB.email)
      story.sent(ADA.email, 'blocked', 0)
      story.applied(0)
    },
  }),
]
