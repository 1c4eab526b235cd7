import type { Factor } from '../../vocabulary/factors.ts'
import type { Input } from '../../vocabulary/inputs.ts'
import { ada, newPassword } from '../simulation/people.ts'
import { carol } from './cast.ts'
import { type Play } from './play.ts'
import type { Someone, Step } from './stage.ts'

const MINUTE = 60_000

const offers = ({ view }: Someone, type: Input['type']): boolean =>
  view.inputs.some((input) => input.type === type && !input.disabled)

const elsewhere = { email: 'ada.elsewhere@example.org', phone: '+46708889900' } as const

/** What sends a request off, where it is offered. */
const sending = (who: Someone): Input | undefined => {
  if (offers(who, 'request.submit')) return { type: 'request.submit' }
  return offers(who, 'newPassword.submit') ? { type: 'newPassword.submit', password: newPassword } : undefined
}
/** Whose account the case is about to change. */
const changed = ({ view, account }: Someone): string => (view.subject ? ada.id : account.id)

interface Between {
  readonly says: string
  readonly happens: Play['meanwhile']
  readonly loose?: boolean
}
/** What can come in between a decision and the change. */
function meanwhile(play: Play, who: Someone): readonly Between[] {
  const touch = ({ world }: Play) => world.host.touch(changed(who), {})
  const free = play.codesTo.find((to) => ![...play.world.host.accounts.values()].some((one) => has(one, to)))
  return [
    { says: 'the account changes', happens: [touch] },
    { says: 'the account changes twice', happens: [touch, touch] },
    { says: 'the account is frozen', happens: [({ world }) => world.host.touch(changed(who), { frozen: true })] },
    ...(free === undefined
      ? []
      : [
          {
            says: 'the new contact is taken',
            happens: [
              ({ world }: Play) => world.host.touch(carol.id, free.includes('@') ? { email: free } : { phone: free }),
            ],
          },
        ]),
    ...tokensOf(play).map((to) => ({
      says: `${to} objects`,
      loose: true,
      happens: [async (later: Play) => void (await later.world.recovery.notice(tokenTo(later, to)).dispute())],
    })),
  ]
}
const has = ({ email, phone }: { readonly email?: string; readonly phone?: string }, to: string): boolean =>
  email === to || phone === to

/** A request that is sent off while something is not as it should be. */
function sendings(play: Play, who: Someone): Step[] {
  const input = sending(who)
  if (!input) return []
  const { name } = who
  const send = (says: string, before: (later: Play) => Promise<void> | void): Step => ({
    says: `${name}: ${input.type} ${says}`,
    async act(later) {
      await before(later)
      await later.submit(name, input)
    },
  })
  return [
    send('too late', (later) => later.pass(31 * MINUTE)),
    send('and the risk engine denies', ({ world }) => void (world.risk = 'deny')),
    send('and the risk engine wants a review', ({ world }) => void (world.risk = 'review')),
    send('from an account that was frozen', ({ world }) => world.host.touch(changed(who), { frozen: true })),
    send('from an account that has other contacts by now', ({ world }) => world.host.touch(changed(who), elsewhere)),
    send('while accounts.facts is down', ({ down }) => void down.add('accounts.facts')),
    send('while accounts.apply is down', ({ down }) => void down.add('accounts.apply')),
    ...meanwhile(play, who).map(({ says, happens, loose = false }) => ({
      ...send(`and meanwhile ${says}`, (later) => void later.meanwhile.push(...happens)),
      loose,
    })),
    {
      says: `${name}: ${input.type} and the processes sleep for a quarter of an hour`,
      loose: true,
      async act(later) {
        await later.say(name, input)
        later.world.now += 16 * MINUTE
        await later.settle()
        await later.look(name)
      },
    },
  ]
}

/** Addresses that a notice came to, by which it can be objected. */
const tokensOf = ({ world }: Play): readonly string[] => [
  ...new Set(world.sent.flatMap(({ to, text }) => (/notice\/[\w.-]/.test(text) ? [to] : []))),
]
/** What the newest notice to an address leads to. */
const tokenTo = ({ world }: Play, to: string): string => {
  const tokens = world.sent.filter((one) => one.to === to).map(({ text }) => /notice\/([\w.-]+)/.exec(text)?.[1])
  return tokens.findLast((token) => token !== undefined) ?? ''
}
const objections = (play: Play): Step[] =>
  tokensOf(play).map((to) => ({
    says: `${to} objects`,
    act: (later) => later.knock((recovery) => recovery.notice(tokenTo(later, to)).dispute()),
  }))

/** People at the desk, where a case waits for them. */
async function decisions(play: Play, who: Someone): Promise<Step[]> {
  const queue = await play.spy.reviews(10)
  return queue
    .map(({ caseId, purpose }) => ({ which: play.cases.indexOf(caseId), purpose }))
    .filter(({ which }) => which >= 0)
    .flatMap(({ which, purpose }): Step[] => {
      const say = (decision: 'approve' | 'deny', account?: string): Step => ({
        says: `the desk says ${decision} to ${purpose}${account === undefined ? '' : ` of ${account}`}`,
        act: (later) => decide(later, which, decision, account),
      })
      if (purpose === 'documents')
        return [say('approve'), say('approve', ada.id), say('approve', carol.id), say('deny')]
      const between = meanwhile(play, who).map(
        ({ says, happens, loose = false }): Step => ({
          loose,
          says: `the desk says approve to ${purpose} and meanwhile ${says}`,
          act(later) {
            later.meanwhile.push(...happens)
            return decide(later, which, 'approve')
          },
        }),
      )
      return [say('approve'), say('deny'), ...between]
    })
}
async function decide(play: Play, which: number, decision: 'approve' | 'deny', account?: string): Promise<void> {
  const caseId = play.cases[which] ?? ''
  const seen = await play.insist((recovery) => recovery.desk.view(caseId))
  if (!seen) return
  const staff = `reviewer ${seen.votes.length + 1}`
  const shown = account === undefined ? {} : { account }
  const vote = { decision, reason: 'looked at it', staff, revision: seen.case.revision, ...shown }
  const id = play.commandId()
  await play.knock((recovery) => recovery.desk.decide(caseId, { ...vote, id }))
}

/** What the host knows and tells. */
function hosting(who: Someone): Step[] {
  const signIn = (kind: Factor): Step => ({
    says: `the owner signs in with ${kind}`,
    act: (play) => play.knock((recovery) => recovery.account(changed(who)).signedIn({ methods: [kind] })),
  })
  const { challenge } = who.view.inputs.find(({ type }) => type === 'identity.finish') ?? {}
  const request = (play: Play): string =>
    String(play.someone(who.name).view.inputs.find(({ type }) => type === 'identity.finish')?.challenge?.['request'])
  const report = (says: string, fact: Parameters<Play['world']['recovery']['report']>[1]): Step => ({
    says: `the provider reports ${says}`,
    act: (play) => {
      const eventId = `event-${play.commandId()}`
      return play.knock((recovery) => recovery.report(request(play), fact, { eventId }))
    },
  })
  return [
    {
      says: 'the host freezes the account and says so',
      async act(play) {
        play.world.host.touch(changed(who), { frozen: true })
        await play.knock((recovery) => recovery.account(changed(who)).changed())
      },
    },
    ...(['email', 'phone', 'totp', 'passkey'] as const).map(signIn),
    ...(challenge
      ? [
          report('the owner', { type: 'identity.passed', of: 'owner' }),
          report('another', { type: 'identity.passed', of: 'another', account: ada.id }),
          report('nothing', { type: 'identity.failed' }),
        ]
      : []),
    ...(who.view.case.outcome?.type === 'signedIn'
      ? [
          {
            says: 'the host takes the sign-in up',
            act: (play: Play) => {
              const id = play.commandId()
              return play.knock((recovery) => recovery.redeem(play.someone(who.name).ticket, { id }))
            },
          },
        ]
      : []),
  ]
}

/** What lets somebody in who has everything. */
const doors: readonly ((play: Play, who: Someone) => Input | undefined)[] = [
  (_, { identifier }) => ({ type: 'identifier.submit', identifier }),
  () => ({ type: 'bot.submit', response: { person: 'yes' } }),
  () => ({ type: 'passkey.skip' }),
  (play, { account }) => ({ type: 'password.submit', password: play.world.host.get(account.id).password }),
  (play, { account: { email } }) => {
    const code = email === undefined ? undefined : play.codeFor(email)
    return code === undefined ? { type: 'code.request', kind: 'email' } : { type: 'account.reach', kind: 'email', code }
  },
]
/** Somebody else comes to the same account, or the same person once more, and goes in as far as the doors. */
function visits(play: Play, who: Someone): Step[] {
  if (play.people.size > 2) return []
  const name = `visitor ${play.people.size}`
  const flow = who.view.case.flow
  return [
    {
      says: 'a visitor comes to the same account',
      long: true,
      async act(later) {
        const { account, session } = who
        const { id } = account
        const signedIn = { account: id, authenticatedAt: later.world.now, methods: ['totp' as const] }
        await later.open(name, flow, who, session === undefined ? undefined : { session, ...signedIn })
        for (const door of doors) {
          const visitor = later.people.get(name)
          const input = visitor && door(later, visitor)
          if (!visitor || !input) return
          if (!offers(visitor, input.type)) continue
          await later.submit(name, input)
          const next = input.type === 'code.request' ? door(later, later.someone(name)) : undefined
          if (next) await later.submit(name, next)
        }
      },
    },
  ]
}

/** Time passes until something is due; ports that were down come up. */
async function times(play: Play): Promise<Step[]> {
  const due = await play.spy.nextDue()
  return [
    ...(due === undefined || due <= play.world.now
      ? []
      : [
          {
            says: 'time passes until something is due',
            // with what is due soon after it: an interrupted run is a little late
            act: async (later: Play) => later.pass(((await later.spy.nextDue()) ?? 0) - later.world.now + 10 * MINUTE),
          },
        ]),
    ...(play.down.size === 0
      ? []
      : [
          {
            says: 'what was down is up again',
            async act(later: Play) {
              later.down.clear()
              await later.pass(6 * MINUTE)
            },
          },
          { says: 'a quarter of an hour passes', act: (later: Play) => later.pass(16 * MINUTE) },
        ]),
  ]
}

/** Everything that may happen now beside what somebody says. */
export async function around(play: Play, name: string): Promise<Step[]> {
  const who = play.someone(name)
  return [
    ...(await times(play)),
    ...sendings(play, who),
    ...(await decisions(play, who)),
    ...objections(play),
    ...hosting(who),
    ...visits(play, who),
  ]
}
