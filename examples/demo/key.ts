import { log, note } from '@clack/prompts'
import qrcode from 'qrcode-terminal'
import type { Reveal } from 'regain'
import type { Demo } from './host.ts'
import { askText } from './prompts.ts'
import { table } from './text.ts'

/** A new key: to scan, to type, or already in the app of the demo. */
export function showKey({ uri, secret }: Reveal, code: string): void {
  qrcode.generate(uri, { small: true }, (drawn) => log.message(drawn.split('\n')))
  const groups = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  note(
    [
      ...table([
        ['Key', groups],
        ['Code now', code],
      ]),
    ].join('\n'),
    'Scan it, type it, or take the code',
  )
}

/** The authenticator app of the demo: what it shows now, and keys typed into it. */
export async function useApp(demo: Demo, account: string): Promise<void> {
  const { authenticator, clock } = demo
  const entries = authenticator.entries(account)
  const rows = entries.map(({ name, secret }) => {
    const { code, secondsLeft } = authenticator.code(secret)
    return [`${code.slice(0, 3)} ${code.slice(3)}`, name, `${secondsLeft} s`]
  })
  note(rows.length > 0 ? table(rows).join('\n') : 'No key is in this app.', 'Authenticator app')
  if (clock.skipped > 0 && rows.length > 0) log.info('An app on your own phone does not know of the time you skipped.')
  if (rows.length === 0) await typeKey(demo, account)
}

/** A key that was kept, typed into the app. */
export async function typeKey(demo: Demo, account: string): Promise<void> {
  const secret = await askText('Setup key, typed into the app', 'letters A–Z and digits 2–7', (text) =>
    /^[A-Z2-7 ]{16,64}$/i.test(text) ? undefined : 'At least 16 letters A–Z and digits 2–7.',
  )
  demo.authenticator.add(account, 'typed in', secret.replaceAll(' ', '').toUpperCase())
  await useApp(demo, account)
}
