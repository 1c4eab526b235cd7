import type { Storage } from 'regain'
import type { Expecting } from './expecting.ts'
import { msOf } from './transcript.ts'

/** What is true of every story: before a new factor can be used, everything that the change's hold names is off. */
export async function holdPrecedesChange(story: Expecting, key: string): Promise<void> {
  const made = story.world.host.events.find((event) => event.key === key)
  if (made?.what !== 'applied') return
  const off = await story.world.recovery.account(made.account).restrictions()
  for (const capability of made.change?.hold.capabilities ?? [])
    story.check(
      off.some((each) => each.capability === capability),
      `${capability} is off before the change`,
    )
}

/** Of every story that has ended: nothing secret rests anywhere, nothing waits, and nothing follows an end. */
export async function closes(story: Expecting, storage: Storage, cases: readonly string[]): Promise<void> {
  story.check(story.checks > 0, 'a story expects something')
  for (const id of cases) await keepsNoSecret(story, storage, id)
  const open = await Promise.all(cases.map((id) => isOpen(storage, id)))
  if (open.includes(true)) return
  const happened = () => `${story.world.sent.length} messages, ${story.world.host.events.length} changes`
  // a message that could not be sent is tried for some minutes
  await story.world.pass(msOf({ hours: 1 }))
  const before = happened()
  await story.world.pass(msOf({ days: 40 }))
  story.check(before === happened(), `nothing follows an end: ${before}, then ${happened()}`)
  for (const id of cases) {
    const waiting = (await storage.effectsOf(id)).filter(({ state }) => state === 'waiting')
    story.check(waiting.length === 0, `nothing is left to deliver, as now ${waiting.map(({ body }) => body).join()}`)
  }
}
async function isOpen(storage: Storage, id: string): Promise<boolean> {
  const rows = await storage.load(id)
  return rows !== undefined && !rows.case.body.includes('"endedAt"')
}

async function keepsNoSecret(story: Expecting, storage: Storage, id: string): Promise<void> {
  const rows = await storage.load(id)
  const kept = [
    rows?.case.body ?? '',
    rows?.ledger?.body ?? '',
    ...(await storage.history(id)).map(({ body }) => body),
    ...(await storage.effectsOf(id)).map(({ body }) => body),
    JSON.stringify(story.world.log),
  ].join('\n')
  const accounts = [...story.world.host.accounts.values()]
  const secrets = [
    ...accounts.flatMap(({ password, email, phone, totp }) => [password, email, phone, totp]),
    ...story.world.sent.map(({ to }) => to),
  ]
  const codes = story.world.sent.map(({ text }) => /\b\d{6}\b/.exec(text)?.[0])
  const rests =
    secrets.some((secret) => secret !== undefined && kept.includes(secret)) ||
    codes.some((code) => code !== undefined && new RegExp(`(?<![\\w-])${code}(?![\\w-])`).test(kept))
  story.check(!rests, 'nothing secret rests in a case')
}
