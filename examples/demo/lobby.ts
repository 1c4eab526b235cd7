import { log } from '@clack/prompts'
import { begin } from './begin.ts'
import { showCard } from './card.ts'
import { enrol } from './enrolling.ts'
import type { Demo } from './host.ts'
import { type Exchange, exchanges, type Play, personOf, type Role, titleOf } from './people.ts'
import { Back, choose, during } from './prompts.ts'
import { rules as allRules, isRules } from './rules.ts'
import { caseScene, lobbyScene, type Scene } from './scene.ts'

/** Which exchange, what has happened, and to whom; Esc leads one question back. */
export async function lobby(demo: Demo): Promise<Scene> {
  const id = await choose('Which exchange?', [
    ...exchanges.map(({ id: value, name, plays }) => ({ value, label: name, hint: `${plays.length} flows` })),
    { value: 'rules', label: `Rules: ${allRules[demo.rules]}` },
  ])
  const exchange = exchanges.find((each) => each.id === id)
  try {
    if (!exchange) await chooseRules(demo)
    else return await chooseRole(demo, exchange, await choosePlay(exchange))
  } catch (error) {
    if (!(error instanceof Back)) throw error
  }
  return lobbyScene
}

async function choosePlay({ name, plays }: Exchange): Promise<Play> {
  const flow = await choose(
    `${name}: what has happened?`,
    plays.map((play) => ({ value: play.flow, label: titleOf(play), hint: play.flow })),
  )
  const play = plays.find((each) => each.flow === flow)
  if (!play) throw new Error(`no play ${flow}`)
  return play
}

async function chooseRole(demo: Demo, exchange: Exchange, play: Play): Promise<Scene> {
  const enrolled = enrol(demo, exchange.people)
  if (exchange.people.every(({ id }) => demo.accounts.get(id))) await enrolled
  else await during('Opening the accounts, each with its own slow hash', 'The accounts are open.', enrolled)
  const chosen = await choose(
    'Who are you?',
    play.cast.map(({ who, story }, index) => ({
      value: String(index),
      label: `${personOf(who).name.padEnd(6)} ${story}`,
    })),
  )
  const role = play.cast[Number(chosen)]
  if (!role) throw new Error(`no role ${chosen}`)
  return raise(demo, play, role)
}

async function raise(demo: Demo, play: Play, role: Role): Promise<Scene> {
  showCard(demo, personOf(role.who), role.story)
  demo.post.openAll()
  demo.file.unset('left')
  return caseScene(await begin(demo, play, role, 'en'))
}

async function chooseRules(demo: Demo): Promise<void> {
  const chosen = await choose(
    'Which rules do the exchanges follow?',
    Object.entries(allRules).map(([value, label]) => ({ value, label })),
    demo.rules,
  )
  if (!isRules(chosen)) return
  demo.follow(chosen)
  log.info('New requests follow these rules. Open ones keep those they began under.')
}
