import type { Exchange } from '../people.ts'
import { known } from './known.ts'

export const okx: Exchange = {
  id: 'okx',
  name: 'OKX-style',
  people: [
    {
      ...known,
      id: 'jun',
      name: 'Jun',
      password: 'jun likes rivers',
      email: 'jun@example.org',
      phone: '+46701740625',
      totp: 'ORSXG5DJNZTXIZLTORSXG5DJNZTXIZLT',
      appGone: true,
    },
    {
      ...known,
      id: 'kim',
      name: 'Kim',
      password: 'kim likes kites',
      email: 'kim@example.org',
      phone: '+46701740626',
    },
    {
      ...known,
      id: 'mei',
      name: 'Mei',
      password: 'mei likes plums',
      email: 'mei@example.org',
      totp: 'NNSWK4DTMVRXEZLUNNSWK4DTMVRXEZLU',
    },
    {
      ...known,
      id: 'ruth',
      name: 'Ruth',
      password: 'ruth likes reeds',
      email: 'ruth@example.org',
      phone: '+46701740628',
      unverified: true,
    },
    {
      ...known,
      id: 'lars',
      name: 'Lars',
      password: 'lars likes bread',
      email: 'lars@example.org',
      phone: '+46701740627',
      frozen: true,
    },
  ],
  plays: [
    {
      flow: 'okx.reset',
      says: 'Reset one item that is lost',
      begins: 'signedOut',
      cast: [
        { who: 'jun', story: 'lost the authenticator' },
        { who: 'kim', story: 'has a new phone number' },
        { who: 'mei', story: 'lost her only contact, so a reset does not help' },
        { who: 'lars', story: 'froze his account' },
      ],
    },
    {
      flow: 'okx.resetSignedIn',
      says: 'Reset one item that is lost',
      begins: 'signedIn',
      cast: [
        { who: 'kim', story: 'has a new phone number' },
        { who: 'jun', story: 'lost the authenticator' },
        { who: 'mei', story: 'lost her only contact, so a reset does not help' },
        { who: 'kim', story: 'signed in two hours ago', hoursAgo: 2 },
      ],
    },
    {
      flow: 'okx.migration',
      says: 'Neither phone nor e-mail works',
      begins: 'newAccount',
      cast: [
        { who: 'mei', story: 'opens a new account, whose contacts go to her old one' },
        { who: 'mei', story: 'has paid into the new account already', paidIn: true },
        { who: 'ruth', story: 'never had her face compared at the old account' },
      ],
    },
  ],
}
