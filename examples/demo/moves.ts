import { log } from '@clack/prompts'
import { showCard } from './card.ts'
import { pass } from './clock.ts'
import { review } from './desk.ts'
import type { Demo } from './host.ts'
import { typeKey, useApp } from './key.ts'
import { announce, newest, read } from './letters.ts'
import type { Around } from './menu.ts'
import { toggleFreeze, withdraw } from './owner.ts'
import { Leave } from './prompts.ts'
import { lobbyScene, type Scene } from './scene.ts'
import { dayOf, timeOf } from './text.ts'

const hourMs = 3_600_000

/** What can be done anywhere; a scene when that is left. */
export async function move(demo: Demo, account: string, chosen: Around): Promise<Scene | undefined> {
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
    case 'freeze':
      return void (await changing(demo, () => toggleFreeze(demo, account)))
    case 'skip1':
      return void (await changing(demo, () => skip(demo, hourMs)))
    case 'skip24':
      return void (await changing(demo, () => skip(demo, 24 * hourMs)))
    case 'card':
      return void showCard(demo, demo.ownerOf(account))
    case 'other':
      return lobbyScene
    case 'leave':
      throw new Leave()
    default:
      return undefined
  }
}

async function skip(demo: Demo, ms: number): Promise<void> {
  await pass(demo, ms)
  const now = demo.clock.now()
  log.info(`It is ${dayOf(now)}, ${timeOf(now)} now.`)
}
/** Whatever was done, its messages are delivered and told. */
export async function changing<T>(demo: Demo, work: () => Promise<T>): Promise<T> {
  const before = newest(demo)
  const result = await work()
  await demo.recovery.tick()
  announce(demo, before)
  return result
}
