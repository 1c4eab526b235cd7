import { createRecovery } from 'regain'
import { binanceReset } from 'regain/machines'
import { sqliteStorage } from 'regain/sqlite'
import { accounts, email, password, secret, sms, totp } from './host.ts' // yours

const recovery = createRecovery({
  flows: [binanceReset],
  realm: 'demo',
  origin: 'https://app.example.org',
  secret,
  storage: sqliteStorage('recovery.db'),
  accounts,
  email,
  sms,
  verifiers: { password, totp },
})
const { ticket } = await recovery.open('binance.reset')
const { view } = await recovery.submit(ticket, { type: 'identifier.submit', identifier: 'ada@example.org' })
console.log(view.step.title, view.inputs) // what the person sees and may do now
