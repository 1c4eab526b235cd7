import type { Exchange } from '../people.ts'
import { known } from './known.ts'

export const binance: Exchange = {
  id: 'binance',
  name: 'Binance-style',
  people: [
    {
      ...known,
      id: 'ada',
      name: 'Ada',
      password: 'ada likes tea',
      email: 'ada@example.org',
      phone: '+46701740605',
      totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
    },
    {
      ...known,
      id: 'bo',
      name: 'Bo',
      password: 'bo likes ships',
      email: 'bo@example.org',
      phone: '+46701740607',
      passkey: 'yes',
    },
    {
      ...known,
      id: 'dana',
      name: 'Dana',
      password: 'dana likes maps',
      email: 'dana@example.org',
      totp: 'KRSXG5CTMVRXEZLUKRSXG5CTMVRXEZLU',
      appGone: true,
      passwordRoot: 'email',
    },
    {
      ...known,
      id: 'fritz',
      name: 'Fritz',
      password: 'fritz likes snow',
      email: 'fritz@example.org',
      phone: '+46701740608',
      frozen: true,
    },
  ],
  plays: [
    {
      flow: 'binance.reset',
      says: 'Security checks are lost',
      begins: 'signedOut',
      cast: [
        { who: 'ada', story: 'lost her phone' },
        { who: 'bo', story: 'lost his mailbox and his passkey' },
        { who: 'dana', story: 'lost her authenticator; her password came by e-mail' },
        { who: 'fritz', story: 'froze his account' },
      ],
    },
    {
      flow: 'binance.password',
      says: 'The password is forgotten',
      begins: 'signedOut',
      cast: [
        { who: 'ada', story: 'forgot her password' },
        { who: 'bo', story: 'forgot his password, and has only his phone left' },
        { who: 'dana', story: 'forgot her password, and the authenticator is gone' },
        { who: 'fritz', story: 'froze his account' },
      ],
    },
  ],
}
