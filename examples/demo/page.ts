import { log } from '@clack/prompts'
import { RecoveryError } from 'regain'
import { Client } from './client.ts'
import type { Demo } from './host.ts'
import { type Around, askMore, choiceOf, isAround } from './menu.ts'
import { changing, move } from './moves.ts'
import { bindAgain } from './owner.ts'
import { exchangeOf, type Play, playOf } from './people.ts'
import { Back, type Choice, choose } from './prompts.ts'
import { caseScene, lobbyScene, type Scene } from './scene.ts'
import type { Session } from './sessions.ts'
import { bold, table, when, wrap } from './text.ts'
import { capabilityWords, factorLabels, factorWords } from './words.ts'

/** The account page, as long as the session lasts: what the host asks the library about an account. */
export async function page(demo: Demo, { id }: Session): Promise<Scene> {
  demo.file.set('page', id)
  let shown = ''
  for (;;) {
    const session = demo.sessions.get(id)
    if (!session) {
      log.warn('The session has ended.')
      return leave(demo)
    }
    const owed = (await demo.recovery.account(session.account).allows('withdraw')).obligations
    const lines = await linesOf(demo, session)
    if (lines.join('\n') !== shown) log.step(lines.join('\n'))
    shown = lines.join('\n')
    try {
      const scene = await act(demo, session, await ask(demo, session, owed.length > 0))
      if (scene) {
        demo.file.unset('page')
        return scene
      }
    } catch (error) {
      if (error instanceof RecoveryError) log.warn(error.message)
      else if (!(error instanceof Back)) throw error
    }
  }
}

async function linesOf(demo: Demo, session: Session): Promise<string[]> {
  const { recovery, accounts, ownerOf, clock } = demo
  const { account: id, at, methods } = session
  const door = recovery.account(id)
  const { obligations } = await door.allows('withdraw')
  const now = clock.now()
  const off = Map.groupBy(await door.restrictions(), ({ until }) => until)
  const { frozen, coins } = accounts.must(id)
  return [
    bold(`${ownerOf(id).name}’s ${isNew(demo, id) ? 'new ' : ''}account`),
    ...wrap(`Signed in ${when(at, now)}, by ${methods.map((each) => factorWords[each]).join(', ')}.`),
    '',
    ...table([
      ...accounts.factorsOf(id).map(({ kind, hint }) => [factorLabels[kind], hint || 'set up']),
      ['Balance', `${(coins / 10).toFixed(1)} BTC`],
    ]),
    ...(frozen ? ['The account is frozen.'] : []),
    ...[...off].flatMap(([until, held]) => {
      const what = held.map(({ capability }) => capabilityWords[capability]).join(', ')
      return wrap(`Off ${until === undefined ? 'until it is decided' : `until ${when(until, now)}`}: ${what}.`)
    }),
    ...obligations.map(({ kind }) => `Has to be set up: ${factorLabels[kind]}.`),
  ]
}

async function ask(demo: Demo, { account }: Session, owes: boolean): Promise<Around | Play> {
  const { plays } = exchangeOf(demo.ownerOf(account).id)
  const begins = isNew(demo, account) ? 'newAccount' : 'signedIn'
  const changes = plays.filter((play) => play.begins === begins)
  const binding = changes.find(({ flow }) => flow.endsWith('Binding'))?.flow
  const close: Around[] = [
    ...(owes && !binding ? (['bind'] as const) : []),
    'withdraw',
    ...(demo.file.get('left') === undefined ? [] : (['back'] as const)),
    'skip24',
    'signOut',
  ]
  const options: Choice[] = [
    ...changes.map(({ flow, says }) => ({ value: flow, label: begins === 'newAccount' ? lending : says })),
    ...close.map((each) => choiceOf(each, demo)),
    { value: 'more', label: 'More …' },
  ]
  const chosen = await choose('What do you do?', options, owes ? binding : undefined)
  if (isAround(chosen)) return chosen
  return chosen === 'more' ? askMore(demo, close) : playOf(chosen)
}

async function act(demo: Demo, session: Session, chosen: Around | Play): Promise<Scene | undefined> {
  const { account } = session
  if (typeof chosen !== 'string')
    return caseScene(await Client.begin(demo, { account, flow: chosen.flow, locale: 'en' }, session))
  switch (chosen) {
    case 'signOut':
      demo.sessions.end(session.id)
      return leave(demo)
    case 'back':
      return leave(demo)
    case 'bind':
      return void (await changing(demo, () => bindAgain(demo, account)))
    default:
      return move(demo, account, chosen)
  }
}

const lending = 'Give its contacts to the old account'
/** Opened beside an older one, whose contacts are out of reach. */
const isNew = ({ ownerOf }: Demo, account: string): boolean => ownerOf(account).id !== account

/** Back to the request that was left for the sign-in, if there is one. */
function leave(demo: Demo): Scene {
  demo.file.unset('page')
  const left = Client.comeBack(demo)
  return left ? caseScene(left) : lobbyScene
}
