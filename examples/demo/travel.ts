import type { Input, View } from 'regain'
import { nextInput, type Traveller } from './autopilot.ts'
import { Client } from './client.ts'
import { pass } from './clock.ts'
import { enrol, newAccountOf, signUp } from './enrolling.ts'
import type { Demo } from './host.ts'
import { lettersSince, newest } from './letters.ts'
import { personOf, playOf, spareOf } from './people.ts'
import { cut, when } from './text.ts'

const stepsMax = 60
const dayMs = 24 * 3_600_000
type Say = (line: string) => void

/** An account, a session where the flow wants one, and a case. */
export async function setOut(demo: Demo, { who, flow }: Traveller): Promise<Client> {
  await enrol(demo, [personOf(who)])
  const { begins } = playOf(flow)
  const account = begins === 'newAccount' ? (newAccountOf(demo, who) ?? (await signUp(demo, who, spareOf(who)))) : who
  if (account === undefined) throw new Error('no new account could be opened')
  const session = begins === 'signedOut' ? undefined : demo.sessions.open(account, ['password', 'email'])
  return Client.begin(demo, { account, flow, locale: 'en' }, session)
}

/** Goes on until the case ends: answers what is asked, has a person approve, waits. */
export async function travel(demo: Demo, client: Client, traveller: Traveller, print: Say): Promise<View> {
  let told = ''
  let letters = newest(demo)
  const say = (line: string) => print(`  ${line}`)
  for (let step = 0; step < stepsMax; step++) {
    const view = await client.view()
    letters = tellLetters(demo, letters, say)
    if (view.step.title !== told) say(cut(view.step.title, 76))
    told = view.step.title
    if (view.refusal) say(`  ! ${cut(view.refusal.text, 72)}`)
    if (view.case.outcome) return view
    const input = nextInput(view, demo, traveller, client.opening.account)
    if (input) {
      say(`  > ${describe(input, view)}`)
      await client.submit(input)
    } else await wait(demo, traveller, view, say)
  }
  return client.view()
}

/** What has come since; returns the newest. */
function tellLetters(demo: Demo, since: number, say: Say): number {
  for (const { channel, recipient, subject } of lettersSince(demo, since))
    say(`  ${cut(`${channel === 'email' ? 'mail' : 'text'} to ${recipient}: ${subject}`, 74)}`)
  return newest(demo)
}

/** What a person would see on the button, and what they chose; never a secret. */
function describe(input: Input, { inputs }: View): string {
  const offered = inputs.find(({ type }) => type === input.type)
  const chosen = 'kind' in input ? [input.kind] : 'kinds' in input ? input.kinds : 'path' in input ? [input.path] : []
  const words = chosen.map((value) => offered?.choices.find((choice) => choice.value === value)?.label ?? value)
  return `${offered?.label ?? input.type}${words.length > 0 ? `: ${words.join(', ')}` : ''}`
}

async function wait(demo: Demo, { who }: Traveller, view: View, say: Say): Promise<void> {
  const { recovery, clock } = demo
  const allowed = async () => {
    const { allowed, until } = await recovery.account(who).allows('withdraw')
    return allowed ? 'allowed' : `refused${until === undefined ? '' : `, off until ${when(until, clock.now())}`}`
  }
  const waiting = (await recovery.desk.queue()).find(({ caseId }) => caseId === view.case.id)
  if (waiting) {
    const seen = await recovery.desk.view(waiting.caseId)
    const decision = {
      decision: 'approve',
      reason: 'plays along',
      staff: 'rosa',
      revision: seen.case.revision,
    } as const
    await recovery.desk.decide(waiting.caseId, decision)
    say('  > A reviewer approves')
    return
  }
  say(`  > Try to withdraw: ${await allowed()}`)
  const until = view.deadlines.find(({ id }) => id === 'holdEnds')?.at
  await pass(demo, until === undefined ? dayMs : until - clock.now())
  say(`  > 24 hours later, try again: ${await allowed()}`)
}
