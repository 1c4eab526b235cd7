import { log } from '@clack/prompts'
import { type InputView, RecoveryError, type View } from 'regain'
import { Client } from './client.ts'
import { pass } from './clock.ts'
import { review } from './desk.ts'
import { fill } from './form.ts'
import type { Demo } from './host.ts'
import { showKey, typeKey, useApp } from './key.ts'
import { announce, newest, read } from './letters.ts'
import { chooseAccount, chooseLanguage, showCard } from './lobby.ts'
import { type Around, askNext, isReviewed } from './menu.ts'
import { redeem, signIn, toggleFreeze, withdraw } from './owner.ts'
import { exchangeOf, personOf } from './people.ts'
import { Back, during, Leave } from './prompts.ts'
import { codeLinesOf, linesOf, refusalOf, titleOf } from './screen.ts'
import { dayOf, timeOf, wrap } from './text.ts'

const hourMs = 3_600_000

/** A new case for an account that is chosen now. */
export async function enter(demo: Demo): Promise<Client> {
  const { exchange, person } = await chooseAccount(demo)
  showCard(demo, person)
  demo.post.openAll()
  return Client.begin(demo, { account: person.id, flow: exchange.flow, locale: 'en' })
}

/** Walks a case by its views until the person leaves. */
export async function walk(demo: Demo, first: Client): Promise<void> {
  let client = first
  let shown: Shown = { face: '', codes: '' }
  /** Challenges that were put to the person already. */
  let asked = ''
  for (;;) {
    const view = await look(client)
    if (typeof view === 'string') {
      log.warn(wrap(view).join('\n'))
      client = await begin(demo, client)
      continue
    }
    shown = show(view, demo, shown)
    if (view.case.outcome?.type === 'signedIn') await redeem(demo, client.session.ticket)
    const challenged = isReviewed(view) ? undefined : view.inputs.find(({ challenge }) => challenge)
    const challenge = challenged ? JSON.stringify([challenged.type, challenged.challenge]) : ''
    const fresh = challenge !== asked
    asked = challenge
    try {
      const chosen = challenged && fresh ? challenged : await askNext(view, demo)
      if (typeof chosen !== 'string') await submit(demo, client, chosen, view)
      else client = (await act(demo, client, chosen)) ?? client
    } catch (error) {
      if (error instanceof RecoveryError) log.warn(error.message)
      else if (!(error instanceof Back)) throw error
    }
  }
}

/** The view, or why there is none any more. */
export async function look(client: Client): Promise<View | string> {
  try {
    return await client.view()
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
    if (error.code === 'ticket_invalid') return 'This request was left alone for too long. Begin again.'
    return `${error.message} Begin again.`
  }
}
const begin = (demo: Demo, { session }: Client, locale = session.locale): Promise<Client> =>
  Client.begin(demo, { ...session, locale })

/** A view is shown when it is another than the last one; where only a deadline is new, that is told alone. */
function show(view: View, demo: Demo, before: Shown): Shown {
  const now = demo.clock.now()
  const shown = {
    face: JSON.stringify([view.case.id, view.step, view.factors, view.notices, view.restrictions]),
    codes: JSON.stringify(view.deadlines.filter(({ id }) => id === 'codeExpires')),
  }
  if (shown.face !== before.face) {
    const say = { calm: log.step, warn: log.warn, good: log.success, bad: log.error }[view.step.tone]
    say([titleOf(view, now), ...linesOf(view, now)].join('\n'))
  } else if (shown.codes !== before.codes && codeLinesOf(view, now).length > 0) log.message(codeLinesOf(view, now))
  const refusal = refusalOf(view, now)
  if (refusal !== undefined) log.warn(refusal)
  return shown
}
interface Shown {
  readonly face: string
  readonly codes: string
}

async function submit(demo: Demo, client: Client, input: InputView, view: View): Promise<void> {
  const filled = await fill(input, view)
  if (!filled) {
    log.warn('That is not the right form.')
    return
  }
  const before = newest(demo)
  const work = client.submit(filled)
  const answered = input.type === 'password.submit' ? await during('Checking', 'Checked.', work) : await work
  await demo.recovery.tick()
  const { reveal } = answered
  if (reveal) showKey(reveal, demo.authenticator.code(reveal.secret).code)
  announce(demo, before)
}

/** Another client when the case changes. */
async function act(demo: Demo, client: Client, chosen: Around): Promise<Client | undefined> {
  const { account } = client.session
  switch (chosen) {
    case 'mail':
      return void (await changing(demo, () => read(demo, 'email')))
    case 'phone':
      return void (await changing(demo, () => read(demo, 'phone')))
    case 'app':
      return void (await useApp(demo, account))
    case 'key':
      return void (await typeKey(demo, account))
    case 'withdraw':
      return void (await withdraw(demo, account))
    case 'desk':
      return void (await changing(demo, () => review(demo)))
    case 'signIn':
      return void (await changing(demo, () => signIn(demo, account)))
    case 'freeze':
      return void (await changing(demo, () => toggleFreeze(demo, account)))
    case 'skip1':
      return void (await changing(demo, () => skip(demo, hourMs)))
    case 'skip24':
      return void (await changing(demo, () => skip(demo, 24 * hourMs)))
    case 'language':
      return begin(demo, client, await chooseLanguage())
    case 'card':
      return void showCard(demo, personOf(account))
    case 'again':
      return begin(demo, client)
    case 'other':
      return enter(demo)
    case 'look':
      return undefined
    case 'leave':
      throw new Leave()
  }
}
async function skip(demo: Demo, ms: number): Promise<void> {
  await pass(demo, ms)
  const now = demo.clock.now()
  log.info(`It is ${dayOf(now)}, ${timeOf(now)} now.`)
}
async function changing(demo: Demo, work: () => Promise<void>): Promise<void> {
  const before = newest(demo)
  await work()
  await demo.recovery.tick()
  announce(demo, before)
}

/** Who was at which exchange. */
export const nameOf = ({ session }: Client): string =>
  `${personOf(session.account).name}, ${exchangeOf(session.account).name}`
