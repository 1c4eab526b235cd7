import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { pictures } from 'regain/diagram'
import { binanceReset, flows, pionexSignIn } from 'regain/machines'
import { describe, expect, test } from 'vitest'
import { describeAll, stemOf } from '../../scripts/docs/described.ts'
import { draw } from '../../scripts/docs/flow/drawn.ts'
import { gaps, textsOf } from '../../scripts/docs/flow/texts.ts'
import { flowPage } from '../../scripts/docs/flow.ts'
import { readFolder } from '../../scripts/docs/folder.ts'
import { guards } from '../../scripts/docs/guards.ts'
import { saysFrom } from '../../scripts/docs/markdown.ts'
import { overview } from '../../scripts/docs/overview.ts'
import { filesOf } from '../../scripts/docs/pages.ts'
import { staleIn } from '../../scripts/docs/stale.ts'
import { storiesOf } from '../../scripts/docs/stories.ts'
import type { Copy } from '../../src/copy.ts'
import { modelOf, writeModel } from '../../src/diagram/model.ts'
import { rebuilt } from '../../src/engine.ts'
import type { Flow } from '../../src/flow.ts'
import { mutantsOf } from '../../src/testing/mutate.ts'
import { changed } from '../../src/testing/mutation/config.ts'

const kept = readFolder('docs/flows')
const nothing = { stories: [], drawn: { pictures: [], levels: [], faults: [] } }
const all = describeAll(flows)
const described = (flow: Flow) => describeAll([flow])[0] ?? { flow, is: modelOf(flow).description }
const pageOf = (flow: Flow): string => flowPage(described(flow), nothing)
/** What is not up to date when this flow is another than the one that the pages were written from. */
function staleWith(flow: Flow): readonly string[] {
  const name = `${stemOf(flow.id)}.json`
  const { is } = described(flow)
  const wanted = new Map([
    [name, writeModel(modelOf(flow), saysFrom(is))],
    [`${stemOf(flow.id)}.md`, flowPage(described(flow), nothing)],
  ])
  const own = [...kept].filter(([file]) => wanted.has(file))
  return staleIn('docs/flows', new Map(own), wanted)
}
const mutant = (says: string): Flow => {
  const found = mutantsOf(binanceReset.machine, { targets: ['completed'] }).find((one) => one.says === says)
  if (!found) throw new RangeError(`no mutant ${says}`)
  return { ...binanceReset, machine: found.build() }
}

describe('the kept pages', () => {
  test('are of the machines, policies and words as they are', () => {
    const models = new Map(
      flows.map((flow) => [`${stemOf(flow.id)}.json`, writeModel(modelOf(flow), saysFrom(described(flow).is))]),
    )
    const own = new Map([...kept].filter(([name]) => models.has(name)))
    expect(staleIn('docs/flows', own, models), 'npm run docs').toEqual([])
  })
  test('are, byte for byte, what is written now', async () => {
    const one = described(pionexSignIn)
    const once = filesOf(one, { stories: storiesOf(one.flow), drawn: draw(one.is, await pictures(one.is)) })
    for (const [name, text] of once) expect(kept.get(name) === text, `${name}: npm run docs`).toBe(true)
  })
  test('say first what they are generated from', () => {
    const said = flows.map(
      ({ id, fingerprint }) => [id, `generated from ${id}, fingerprint ${fingerprint}; run npm run docs`] as const,
    )
    for (const [id, says] of said) {
      const own = [...kept].filter(([name]) => name.startsWith(`${stemOf(id)}.`))
      expect(own.length).toBeGreaterThanOrEqual(3)
      for (const [name, text] of own) expect(text.split('\n').slice(0, 2).join('\n'), name).toContain(says)
    }
  })
})

describe('links', () => {
  test('of every page lead to files that are there and to headings that are on them', () => {
    const written = new Set([...kept.keys()].map((name) => `docs/flows/${name}`))
    const pages = [...kept].filter(([name]) => name.endsWith('.md'))
    expect(pages.length).toBe(flows.length + 3)
    const lost = pages.flatMap(([name, text]) =>
      [...text.matchAll(/\]\(([^)\s]+)\)|(?:src|srcset)="([^"]+)"/g)].flatMap(([, link, source]) => {
        const [path = '', anchor] = (link ?? source ?? '').split('#')
        const file = path === '' ? `docs/flows/${name}` : posix.join('docs/flows', posix.dirname(name), path)
        const isThere = written.has(file) || file === 'docs/atlas.html' || existsSync(file)
        const target = kept.get(file.slice('docs/flows/'.length)) ?? ''
        const isOn = anchor === undefined || headingsOf(target).has(anchor)
        return isThere && isOn ? [] : [`${name}: ${link ?? source}`]
      }),
    )
    expect(lost).toEqual([])
  })
})
/** What a page can be entered at: its headings as code hosts name them, and its own anchors. */
const headingsOf = (text: string): ReadonlySet<string | undefined> =>
  new Set([
    ...[...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
      title
        .toLowerCase()
        .replace(/[^\w -]/g, '')
        .replaceAll(' ', '-'),
    ),
    ...[...text.matchAll(/<a name="([^"]+)">/g)].map(([, name]) => name),
  ])

describe('what is not up to date', () => {
  test('is nothing, when nothing has changed', () => {
    expect(staleIn('docs/flows', kept, kept)).toEqual([])
  })
  test('is said by the names of the states and transitions that changed', () => {
    expect(staleWith(mutant('deciding: risk.decided (2) is gone'))).toEqual([
      'binance.reset: transition `deciding` on `risk.decided` → `waiting` is gone',
    ])
    expect(staleWith(mutant('password: case.standing goes to #completed'))).toEqual([
      'binance.reset: transition `password` on `case.standing` → `completed` changed (to)',
    ])
    expect(staleWith(mutant('identifying: identifier.given (1) loses its guard promptsPasskey'))).toEqual([
      'binance.reset: transition `identifying` on `identifier.given` → `passkey` changed (guard)',
    ])
    const session = ['states', 'open', 'states', 'session', 'states']
    const pausing = { description: 'A pause', meta: { step: 'submit' }, on: { 'step.back': 'submitting' } }
    const machine = rebuilt(
      binanceReset.machine,
      changed(binanceReset.machine.config, [
        { at: [...session, 'pausing'], to: pausing },
        { at: [...session, 'submitting', 'on', 'step.back'], to: 'pausing' },
        { at: [...session, 'proving', 'meta', 'tone'], to: 'warn' },
      ]),
    )
    expect(staleWith({ ...binanceReset, machine, fingerprint: '0' })).toEqual([
      'binance.reset: state `proving` changed (tone)',
      'binance.reset: state `pausing` is new',
      'binance.reset: transition `submitting` on `step.back` → `pausing` is new',
      'binance.reset: transition `pausing` on `step.back` → `submitting` is new',
    ])
  })
  test('is said by the keys of words and values', () => {
    const { en } = binanceReset.copy
    const screens = { ...en.screens, passkey: { title: 'A passkey?', body: 'Use it.' } }
    expect(staleWith(binanceReset.with({ copy: { en: { ...en, screens } } }))).toEqual([
      'binance.reset: text `screens.passkey.title` in en changed',
      'binance.reset: text `screens.passkey.body` in en changed',
    ])
    const hold = { value: { hours: 72 }, source: ['our own'] }
    const slower = staleWith(binanceReset.with({ policy: { hold } }))
    expect(slower).toContain('binance.reset: policy `hold` changed (value, sources, edition)')
    expect(slower.filter((says) => !says.startsWith('binance.reset: '))).toEqual([])
  })
  test('is said of a flow that is new or gone, or whose model is damaged', () => {
    const model = writeModel(modelOf(binanceReset))
    const wanted = new Map([['binance/reset.json', model]])
    expect(staleIn('d', new Map(), wanted)).toEqual(['binance.reset: the flow is new'])
    expect(staleIn('d', new Map([['binance/reset.json', '{']]), wanted)).toEqual([
      'binance.reset: what is kept of it cannot be read',
    ])
    expect(staleIn('d', new Map([['binance/reset.json', `${model}\n`]]), wanted)).toEqual([
      'binance.reset: the flow changed',
    ])
    expect(staleIn('d', new Map([...wanted, ['okx/gone.md', 'text']]), wanted)).toEqual(['d/okx/gone.md is of nothing'])
  })
  test('is said by page and line where no flow has changed', () => {
    const now = new Map([['README.md', 'one\nold\n']])
    expect(staleIn('d', now, new Map([['README.md', 'one\nnew\n']]))).toEqual([
      'd/README.md:2 is out of date: old',
      'd/README.md:2 should say: new',
    ])
    expect(staleIn('d', new Map(), new Map([['README.md', 'text']]))).toEqual(['d/README.md is missing'])
  })
})

describe('a page', () => {
  test('has every state, transition, deadline, value and text of its flow once', () => {
    for (const one of all) {
      const page = pageOf(one.flow)
      const rowsOf = (title: string) => {
        const section = page.split(`\n## ${title}\n`)[1]?.split('\n## ')[0] ?? ''
        return section.split('\n').filter((line) => line.startsWith('| ')).length - 2
      }
      expect(rowsOf('States'), one.is.id).toBe(one.is.states.filter(({ type }) => type !== 'group').length)
      expect(rowsOf('Transitions'), one.is.id).toBe(one.is.transitions.length)
      expect(rowsOf('Deadlines'), one.is.id).toBe(one.is.deadlines.length)
      for (const { name, type } of one.is.states)
        if (type !== 'group') expect(page.split(`<a name="state-${name.replaceAll('.', '-')}">`).length, name).toBe(2)
    }
  })
  test('points to states that are on it', () => {
    for (const one of all) {
      const page = pageOf(one.flow)
      const anchors = new Set([...page.matchAll(/<a name="([^"]+)">/g)].map(([, name]) => name))
      const targets = [...page.matchAll(/\]\(#(state-[^)]+)\)/g)].map(([, name]) => name)
      expect(targets.length).toBeGreaterThan(10)
      expect(
        targets.filter((name) => !anchors.has(name)),
        one.is.id,
      ).toEqual([])
    }
  })
  test('says every condition in words', () => {
    const named = new Set(all.flatMap(({ is }) => is.transitions.flatMap(({ guard }) => guard?.name ?? [])))
    expect([...named].filter((name) => !Object.hasOwn(guards, name))).toEqual([])
    for (const one of all)
      expect(pageOf(one.flow)).not.toMatch(/\{(of|path|method|evidence|mark|by|kind|kinds|provider|value)\}/)
  })
  test('has as many cells in a row as its table has columns', () => {
    for (const page of [...all.map(({ flow }) => pageOf(flow)), overview(all, new Map())]) {
      const tables = page
        .trim()
        .split('\n\n')
        .filter((block) => block.startsWith('|'))
      const widths = tables.map((block) => new Set(block.split('\n').map((line) => line.match(/(?<!\\)\|/g)?.length)))
      expect(tables.length).toBeGreaterThan(2)
      expect(widths.filter(({ size }) => size !== 1)).toEqual([])
    }
  })
  test('marks a text that a language lacks, and says so above the table', () => {
    const { en, sv } = pionexSignIn.copy
    if (!sv) throw new RangeError('no Swedish')
    const { identifying: _, ...screens } = sv.screens
    const { 'identifier.submit': __, ...inputs } = sv.inputs
    const lacking: Copy = { ...sv, screens, inputs }
    const flow = pionexSignIn.with({ copy: { sv: lacking } })
    const page = pageOf(flow)
    expect(page).toMatch(/^⚠ Swedish lacks 2 of \d+: `screens\.identifying`, `inputs\.identifier\.submit`\.$/m)
    expect(page.match(/⚠ missing: English is shown/g)).toHaveLength(2)
    expect(pageOf(pionexSignIn)).toMatch(/^All \d+ texts are there in English, Swedish, and Chinese\.$/m)
    expect(gaps(Object.values(textsOf(described(pionexSignIn))).flat(), ['en', 'sv', 'zh'])).toContain('All ')
    expect(en.screens['identifying']).toBeDefined()
  })
  test('has the words of every language', () => {
    const page = pageOf(binanceReset)
    for (const copy of Object.values(binanceReset.copy)) expect(page).toContain(`**${copy.screens['proving']?.title}**`)
  })
})
