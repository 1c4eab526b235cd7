import { parseRecord } from '../../recovery/record.ts'
import { type Play } from './play.ts'

/** Where everything stands, as far as it decides what can come next. */
export async function placeOf(play: Play): Promise<string> {
  const cases: unknown[] = []
  for (const id of play.cases) {
    const loaded = await play.spy.load(id)
    if (!loaded) continue
    const record = parseRecord(id, loaded.case.body)
    const { flow, rest, account, review, issues, pending, tries, challenge, handles } = record
    const live = issues.filter(({ closedAt }) => closedAt === undefined).map(({ kind, to }) => [kind, to])
    cases.push([flow, rest, account, review?.overdue, live, pending, tries, challenge?.purpose, handles.length])
  }
  const people = [...play.people.values()].map(({ view }) => view.case.flow)
  const accounts = [...play.world.host.accounts.values()].map(({ revision: _, sessions: __, ...account }) => account)
  return JSON.stringify([cases, [...play.down], people, accounts])
}
