import { log } from '@clack/prompts'
import { type InputView, RecoveryError, type View } from 'regain'
import { begin } from './begin.ts'
import { Client } from './client.ts'
import { fill } from './form.ts'
import type { Demo } from './host.ts'
import { showKey } from './key.ts'
import type { Around } from './menu.ts'
import { changing, move } from './moves.ts'
import { askNext, isReviewed } from './offering.ts'
import { exchangeOf, type Person, playOf } from './people.ts'
import { Back, choose, during } from './prompts.ts'
import { redeem } from './redeeming.ts'
import { caseScene, type Scene } from './scene.ts'
import { nothing, type Shown, show } from './showing.ts'
import { signInAsOwner } from './signingIn.ts'
import { wrap } from './text.ts'

const languages = [
  { value: 'en', label: 'English' },
  { value: 'sv', label: 'Svenska' },
  { value: 'zh', label: '中文' },
]

/** Walks a case by its views until it is left: for another case, for the account page or for the lobby. */
export async function walk(demo: Demo, client: Client): Promise<Scene> {
  let shown: Shown = nothing
  /** Challenges that were put to the person already. */
  let asked = ''
  for (;;) {
    const view = await look(client)
    if (typeof view === 'string') {
      log.warn(wrap(view).join('\n'))
      return again(demo, client)
    }
    shown = show(view, demo.clock.now(), shown)
    const session = view.case.outcome?.type === 'signedIn' ? await redeem(demo, client.ticket) : undefined
    if (session) return { at: 'page', session }
    const challenged = isReviewed(view) ? undefined : view.inputs.find(({ challenge }) => challenge)
    const challenge = challenged ? JSON.stringify([challenged.type, challenged.challenge]) : ''
    const fresh = challenge !== asked
    asked = challenge
    try {
      const chosen = challenged && fresh ? challenged : await askNext(view, demo, client.session !== undefined)
      if (typeof chosen !== 'string') await submit(demo, client, chosen, view)
      else {
        const scene = await act(demo, client, view, chosen)
        if (scene) return scene
      }
    } catch (error) {
      if (error instanceof RecoveryError) log.warn(error.message)
      else if (!(error instanceof Back)) throw error
    }
  }
}

/** The view, or why there is none any more. */
export async function look(client: Client): Promise<View | string> {
  try {
    return await client.view()
  } catch (error) {
    if (!(error instanceof RecoveryError)) throw error
    if (error.code === 'ticket_invalid') return 'This request was left alone for too long. Begin again.'
    return `${error.message} Begin again.`
  }
}

async function submit(demo: Demo, client: Client, input: InputView, view: View): Promise<void> {
  const filled = await fill(input, view, whoIs(demo, client))
  if (!filled) {
    log.warn('That is not the right form.')
    return
  }
  await changing(demo, async () => {
    const work = client.submit(filled)
    const { reveal } = input.type.endsWith('assword.submit') ? await during('Checking', 'Checked.', work) : await work
    if (reveal) showKey(reveal, demo.authenticator.code(reveal.secret).code)
  })
}

/** Another scene when the case is left. */
async function act(demo: Demo, client: Client, view: View, chosen: Around): Promise<Scene | undefined> {
  switch (chosen) {
    case 'language':
      return again(demo, client, await choose('Which language does the exchange speak?', languages))
    case 'again':
    case 'signInAgain':
      return again(demo, client)
    case 'goThere':
      return beginAt(demo, client, view.case.outcome?.to ?? '')
    case 'page':
      if (!view.case.outcome) client.leave()
      return client.session && { at: 'page', session: client.session }
    case 'signIn':
      return signIn(demo, client, view)
    case 'back': {
      const left = Client.comeBack(demo)
      return left && caseScene(left)
    }
    default:
      return move(demo, whoIs(demo, client).id, chosen)
  }
}

const whoIs = ({ ownerOf }: Demo, { opening }: Client): Person => ownerOf(opening.account)
const again = (demo: Demo, client: Client, locale = client.opening.locale): Promise<Scene> =>
  beginAt(demo, client, client.opening.flow, locale)
async function beginAt(demo: Demo, client: Client, flow: string, locale = client.opening.locale): Promise<Scene> {
  const role = { who: whoIs(demo, client).id, story: '' }
  return caseScene(await begin(demo, playOf(flow), role, locale))
}

/** Through the flow of the exchange where it has one, else at its own door. */
async function signIn(demo: Demo, client: Client, view: View): Promise<Scene | undefined> {
  const { id } = whoIs(demo, client)
  const flow = exchangeOf(id).plays.find((play) => play.flow.endsWith('.signIn'))?.flow
  if (!view.case.outcome) client.leave()
  if (flow) return beginAt(demo, client, flow)
  const session = await changing(demo, () => signInAsOwner(demo, id))
  return session && { at: 'page', session }
}
