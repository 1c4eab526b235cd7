import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Traveller } from './autopilot.ts'
import { pass } from './clock.ts'
import { type Demo, openDemo } from './host.ts'
import { exchanges, personOf, titleOf } from './people.ts'
import { setOut, travel } from './travel.ts'

/** A code from an app is good once: the next flow begins when there is another. */
const breakMs = 60_000

export const travellers: readonly Traveller[] = [
  { flow: 'binance.reset', who: 'ada', lost: ['phone'], ends: 'completed' },
  { flow: 'binance.password', who: 'bo', lost: ['passkey'], ends: 'completed' },
  { flow: 'pionex.signIn', who: 'per', lost: [], ends: 'signedIn' },
  { flow: 'pionex.password', who: 'tove', lost: [], ends: 'completed' },
  { flow: 'pionex.authenticatorLost', who: 'nils', lost: ['totp'], ends: 'completed' },
  { flow: 'pionex.contactChange', who: 'tove', lost: [], gives: 'email', ends: 'completed' },
  { flow: 'pionex.authenticatorBinding', who: 'uno', lost: [], ends: 'completed' },
  { flow: 'okx.reset', who: 'jun', lost: ['totp'], ends: 'completed' },
  { flow: 'okx.resetSignedIn', who: 'kim', lost: ['phone'], ends: 'completed' },
  { flow: 'okx.migration', who: 'mei', lost: [], ends: 'completed' },
]

/** Quick hashes: the file is gone in a moment, and its passwords are in the sources. */
const cost = { ln: 12, r: 8, p: 1 }

/** The happy path of each flow, without a person, in plain text. */
export async function parade(print: (line: string) => void, smtpUrl?: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'regain-demo-'))
  const demo = await openDemo({ path: join(folder, 'demo.db'), smtpUrl, cost })
  try {
    for (const { name, plays } of exchanges) {
      for (const play of plays) {
        const { flow } = play
        const traveller = travellers.find((each) => each.flow === flow)
        if (!traveller) throw new Error(`nobody plays ${flow}`)
        print(`${name}. ${personOf(traveller.who).name}. ${titleOf(play)}`)
        if (!(await playThrough(demo, traveller, print))) return 1
        print('')
        await pass(demo, breakMs)
      }
    }
    print(`All ${travellers.length} flows came to a good end.`)
    return 0
  } finally {
    await demo.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function playThrough(demo: Demo, traveller: Traveller, print: (line: string) => void): Promise<boolean> {
  const client = await setOut(demo, traveller)
  const { case: ended } = await travel(demo, client, traveller, print)
  if (ended.outcome?.type === 'signedIn') {
    const { account, methods } = await demo.recovery.redeem(client.ticket)
    demo.sessions.open(account, methods)
    print('    The exchange opens a session.')
  }
  return ended.outcome?.type === traveller.ends
}
