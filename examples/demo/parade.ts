import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Input, View } from 'regain'
import { nextInput, type Traveller } from './autopilot.ts'
import { Client } from './client.ts'
import { pass } from './clock.ts'
import { type Demo, openDemo } from './host.ts'
import { lettersSince, newest } from './letters.ts'
import { type Exchange, exchanges, personOf } from './people.ts'
import { cut, when } from './text.ts'

const stepsMax = 60
const dayMs = 24 * 3_600_000
const fresh = { email: 'new@example.org', phone: '+46701740698' }
export const travellers: readonly Traveller[] = [
  { account: 'ada', lost: ['phone'], fresh },
  { account: 'nils', lost: ['totp'], fresh },
  { account: 'jun', lost: ['totp'], fresh },
]

/** The happy path of each exchange, without a person, in plain text. */
export async function parade(print: (line: string) => void, smtpUrl?: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-demo-'))
  const demo = await openDemo({ path: join(folder, 'demo.db'), smtpUrl })
  try {
    for (const traveller of travellers) {
      const exchange = exchanges.find(({ people }) => people.some(({ id }) => id === traveller.account))
      if (exchange && !(await playThrough(demo, exchange, traveller, print))) return 1
    }
    print('All three accounts are recovered.')
    return 0
  } finally {
    await demo.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function playThrough(
  demo: Demo,
  exchange: Exchange,
  traveller: Traveller,
  print: (line: string) => void,
): Promise<boolean> {
  const { account, lost } = traveller
  print(`${exchange.name}: ${personOf(account).name} has lost ${lost.join(', ')}`)
  await demo.enrol({ ...exchange, people: [personOf(account)] })
  const client = await Client.begin(demo, { account, flow: exchange.flow, locale: 'en' })
  const end = await travel(demo, client, traveller, print)
  print('')
  return end.case.outcome?.type === 'completed'
}

/** Goes on until the case ends: answers what is asked, has a person approve, waits. */
export async function travel(
  demo: Demo,
  client: Client,
  traveller: Traveller,
  print: (line: string) => void,
): Promise<View> {
  let told = ''
  let letters = newest(demo)
  const say = (line: string) => print(`  ${line}`)
  for (let step = 0; step < stepsMax; step++) {
    const view = await client.view()
    letters = tellLetters(demo, letters, say)
    if (view.step.title !== told) say(view.step.title)
    told = view.step.title
    if (view.refusal) say(`  ! ${view.refusal.text}`)
    if (view.case.outcome) return view
    const input = nextInput(view, demo, traveller)
    if (input) {
      say(`  > ${describe(input, view)}`)
      await client.submit(input)
    } else await wait(demo, traveller, view, say)
  }
  return client.view()
}

/** What has come since; returns the newest. */
function tellLetters(demo: Demo, since: number, say: (line: string) => void): number {
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

async function wait(demo: Demo, { account }: Traveller, view: View, say: (line: string) => void): Promise<void> {
  const { recovery, clock } = demo
  const allowed = async () => {
    const { allowed, until } = await recovery.account(account).allows('withdraw')
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
