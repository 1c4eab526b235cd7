import { checkPicture, mermaid, pictures, svg } from 'regain/diagram'
import { expect, it } from 'vitest'
import { branch, described, state } from './described.ts'

const ends = [state('ended', { type: 'final', tone: 'bad' }), state('done', { type: 'final', tone: 'good' })]
const is = described(
  [state('first'), state('second'), ...ends],
  [
    branch('made.up', 'ended', { label: 'cancel' }),
    branch('made.up', 'second', { on: { type: 'deadline', name: 'hold' }, origin: 'clock' }),
    branch('made.up', null, { label: 'the owner signs in' }),
    branch('first', 'second', { happy: true }),
    branch('second', 'done', { happy: true }),
  ],
)

it('branches of the whole machine stand in a box of their own', async () => {
  const drawn = await pictures(is)
  expect(checkPicture(drawn, is)).toEqual([])
  const box = drawn[0]?.boxes.find(({ state: name }) => name === 'made.up')
  expect(box?.runs[0]?.text).toBe('Anywhere')
  expect(box?.rows.flatMap(({ transitions }) => transitions).toSorted()).toEqual([0, 1, 2])
  expect(svg(drawn[0] ?? expect.fail(), { theme: 'light' })).toContain('data-transitions="0"')
})

it('branches of the whole machine are told as text, too', () => {
  const [page] = mermaid(is)
  expect(page?.text).not.toContain('undefined')
  expect(page?.text).toContain('state "Anywhere" as s0')
  expect(page?.text).toContain('s0 --> s3 : Back [cancel]')
})

it.each([
  ['long', 'provingTheSecondContactOfTheAccount'],
  ['longer', 'provingTheSecondContactOfTheAccountOnceMoreBecauseOfItsAge'],
  ['of signs the font lacks', '等待審核等待審核等待審核等待審核等待審核'],
])('a name that is %s fits on chips, beside the words', async (_, name) => {
  const far = Array.from({ length: 9 }, (__, index) => state(`between${index}`))
  const long = described(
    [state(name), ...far, state('last'), ...ends],
    [
      ...far.map((one, index) => branch(far[index - 1]?.name ?? name, one.name)),
      branch('between8', 'last'),
      branch('last', name, { label: 'this was not me, says a contact that leaves' }),
      branch('last', name, { on: { type: 'deadline', name: 'hold' }, origin: 'clock' }),
      branch('last', 'done', { happy: true }),
    ],
  )
  const drawn = await pictures(long)
  expect(
    drawn.flatMap(({ boxes }) => boxes.flatMap(({ rows }) => rows.flatMap(({ chip }) => chip?.to ?? []))),
  ).toContain(name)
  expect(checkPicture(drawn, long)).toEqual([])
})
