/** Someone with an account, as the demo begins. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly password: string
  readonly email?: string
  readonly phone?: string
  /** Base32. */
  readonly totp?: string
  /** The authenticator app that had the key is gone. */
  readonly appGone?: true
  /** The key was written down when it was set up. */
  readonly keyKept?: true
  readonly passkey?: string
  readonly frozen?: boolean
  /** The password was lately reset through this contact: the two are one proof. */
  readonly passwordRoot?: 'email' | 'phone'
  /** What the questions about the account are answered with. */
  readonly opened: string
  readonly coin: string
  readonly deposit: string
  /** What to try. */
  readonly story: string
}
export interface Exchange {
  readonly id: string
  readonly name: string
  readonly flow: string
  readonly people: readonly Person[]
}

const known = { opened: '2021', coin: 'BTC', deposit: 'by bank transfer' }

/** Addresses at example.org and numbers that are given out to nobody. */
export const exchanges: readonly Exchange[] = [
  {
    id: 'binance',
    name: 'Binance-style',
    flow: 'binance.reset',
    people: [
      {
        ...known,
        id: 'ada',
        name: 'Ada',
        password: 'ada likes tea',
        email: 'ada@example.org',
        phone: '+46701740605',
        totp: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP',
        story: 'lost her phone',
      },
      {
        ...known,
        id: 'bo',
        name: 'Bo',
        password: 'bo likes ships',
        email: 'bo@example.org',
        phone: '+46701740607',
        passkey: 'yes',
        story: 'lost his mailbox and his passkey',
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
        story: 'lost her authenticator; her password came by e-mail',
      },
      {
        ...known,
        id: 'fritz',
        name: 'Fritz',
        password: 'fritz likes snow',
        email: 'fritz@example.org',
        phone: '+46701740608',
        frozen: true,
        story: 'froze his account',
      },
    ],
  },
  {
    id: 'pionex',
    name: 'Pionex-style',
    flow: 'pionex.authenticatorLost',
    people: [
      {
        ...known,
        id: 'nils',
        name: 'Nils',
        password: 'nils likes rye',
        email: 'nils@example.org',
        phone: '+46701740615',
        totp: 'GEZDGNBVGY3TQOJQ',
        appGone: true,
        story: 'has no old phone and no key: applies for a reset',
      },
      {
        ...known,
        id: 'olga',
        name: 'Olga',
        password: 'olga likes jazz',
        email: 'olga@example.org',
        totp: 'MFRGGZDFMZTWQ2LK',
        appGone: true,
        keyKept: true,
        story: 'kept the key of her authenticator: restores it herself',
      },
      {
        ...known,
        id: 'per',
        name: 'Per',
        password: 'per likes chess',
        email: 'per@example.org',
        totp: 'OBSXE4TFNZSXQ5DF',
        story: 'still has the old phone: moves the authenticator over',
      },
      {
        ...known,
        id: 'pia',
        name: 'Pia',
        password: 'pia likes rain',
        email: 'pia@example.org',
        totp: 'NBSWY3DPO5XXE3DE',
        frozen: true,
        story: 'froze her account',
      },
    ],
  },
  {
    id: 'okx',
    name: 'OKX-style',
    flow: 'okx.reset',
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
        story: 'lost the authenticator',
      },
      {
        ...known,
        id: 'kim',
        name: 'Kim',
        password: 'kim likes kites',
        email: 'kim@example.org',
        phone: '+46701740626',
        story: 'has a new phone number',
      },
      {
        ...known,
        id: 'mei',
        name: 'Mei',
        password: 'mei likes plums',
        email: 'mei@example.org',
        totp: 'NNSWK4DTMVRXEZLUNNSWK4DTMVRXEZLU',
        story: 'lost her only contact, so a reset does not help',
      },
      {
        ...known,
        id: 'lars',
        name: 'Lars',
        password: 'lars likes bread',
        email: 'lars@example.org',
        phone: '+46701740627',
        frozen: true,
        story: 'froze his account',
      },
    ],
  },
]

export const personOf = (account: string): Person => {
  const person = exchanges.flatMap(({ people }) => people).find(({ id }) => id === account)
  if (!person) throw new Error(`no person ${account}`)
  return person
}
export const exchangeOf = (account: string): Exchange => {
  const exchange = exchanges.find(({ people }) => people.some(({ id }) => id === account))
  if (!exchange) throw new Error(`no exchange of ${account}`)
  return exchange
}
