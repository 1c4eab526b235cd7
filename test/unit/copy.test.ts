import {
  Capability,
  type Copy,
  Factor,
  type Flow,
  inputs,
  isInputType,
  Notice,
  nominal,
  options,
  policyNames,
  refusals,
  say,
  stateName,
  terms,
} from 'regain'
import { flows } from 'regain/machines'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { nodesOf } from '../../src/names.ts'

const languages = ['en', 'sv', 'zh']
const words = (flow: Flow, language: string): Copy => flow.copy[language] ?? flow.copy.en

const namesIn = ({ machine }: Flow): string[] =>
  [...nodesOf(machine)].map((node) => stateName(node.path.join('.'))).filter((name) => name !== '')
const inputsOf = ({ machine }: Flow): string[] => {
  const heard = new Set([...nodesOf(machine)].flatMap((node) => [...node.transitions.keys()]))
  return Object.keys(inputs).filter((type) => isInputType(type) && heard.has(inputs[type].hopes))
}

const Notify = z.object({ type: z.literal('notify'), params: z.object({ notice: Notice }) })
const noticesOf = ({ machine }: Flow): Set<Notice> =>
  new Set(
    [...nodesOf(machine)]
      .flatMap((node) => [
        ...node.entry,
        ...node.exit,
        ...[...node.transitions.values(), node.always ?? []].flat().flatMap((transition) => transition.actions),
      ])
      .flatMap((action) => {
        const notify = Notify.safeParse(action)
        return notify.success ? [notify.data.params.notice] : []
      }),
  )

/** Every text by its key: `screens.password.body`. */
function textsIn(words: unknown): Map<string, string> {
  const texts = new Map<string, string>()
  const collect = (key: string, value: unknown) => {
    if (typeof value === 'string') texts.set(key, value)
    else for (const [name, inner] of Object.entries(Object(value))) collect(key ? `${key}.${name}` : name, inner)
  }
  collect('', words)
  return texts
}
/** The words that the flow does not share with others, in one language. */
async function ownIn({ id }: Flow, language: string): Promise<Record<string, unknown>> {
  const [exchange, name] = id.split('.')
  const file: unknown = await import(`../../machines/${exchange}/${name}/copy/${language}.ts`)
  return z.record(z.string(), z.unknown()).parse(z.record(z.string(), z.unknown()).parse(file)[language])
}
const keysOf = (section: unknown): string[] => Object.keys(Object(section))

/** The keys of all that somebody can come to read; notices that the flow never sends are left out. */
function readIn(flow: Flow, language: string): [string, string][] {
  const sent = noticesOf(flow)
  const names = new Set(namesIn(flow))
  return [...textsIn(words(flow, language))].filter(([key]) => {
    const [section, ...rest] = key.split('.')
    const name = rest.slice(0, -1).join('.')
    return section === 'notices'
      ? [...sent].some((notice) => notice === name)
      : section !== 'screens' || names.has(name)
  })
}

const bracesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort()
const extras = (key: string): string[] =>
  key.startsWith('notices.') && key.endsWith('.text')
    ? ['link', 'realm']
    : key === 'code.text'
      ? ['code']
      : key.startsWith('businessDays.')
        ? ['n']
        : []
const presets = (flow: Flow): Flow[] => [flow, flow.with({ policy: 'hardened' })]
const filled = (flow: Flow, language: string, text: string): string =>
  say(
    text,
    { copy: words(flow, language), language, policy: flow.policy },
    { code: '123456', link: 'https://app.example.org/n/0', realm: 'demo', n: '3' },
  )

/** Characters that fit on the screen or the button of a phone; a Chinese one is as wide as two. */
const room: readonly (readonly [RegExp, number])[] = [
  [/^(title|screens\..+\.title|notices\..+\.subject|code\.subject)$/, 56],
  [/^screens\..+\.body$/, 280],
  [/^inputs\./, 44],
  [/^refusals\./, 110],
  [/^notices\..+\.text$/, 260],
  [/^(factors|options|capabilities)\./, 48],
]
const roomFor = (key: string, language: string): number =>
  (room.find(([keys]) => keys.test(key))?.[1] ?? Number.POSITIVE_INFINITY) / (language === 'zh' ? 2 : 1)

/** Names that are the same in every language. */
const isName = (text: string): boolean => /^(Google|Apple|Android|iOS|QR|API|P2P|C2C)$/.test(text)
/** What shows that a text was not translated, or not into the tone that the language has here. */
const foreign: Readonly<Record<string, readonly RegExp[]>> = {
  en: [/[^\x20-\x7e]/],
  sv: [/(?<!\p{L})(the|you|your|with|this|please|not|is|are|we|of|ni|er|ert|era)(?!\p{L})/iu],
  zh: [/你/, /[一-鿿}][,:;?!()]|[,:;?!()][一-鿿{]/],
}
const strangeIn = (language: string, text: string): string[] => [
  ...(foreign[language] ?? []).flatMap((pattern) => pattern.exec(text)?.[0] ?? []),
  ...(language === 'zh'
    ? [...text.replaceAll(/\{\w+\}/g, '').matchAll(/[A-Za-z]\w*/g)].map(String).filter((word) => !isName(word))
    : []),
]

describe.each(flows.map((flow) => [flow.id, flow] as const))('the words of %s', (_, flow) => {
  test('exist in every language', () => {
    expect(Object.keys(flow.copy).sort()).toEqual(languages)
  })
  test.each(languages)('%s: no gaps', (language) => {
    const copy = words(flow, language)
    const hasScreen = (name: string): boolean =>
      Object.hasOwn(copy.screens, name) || (name.includes('.') && hasScreen(name.slice(0, name.lastIndexOf('.'))))
    const lacking = (section: keyof Copy, keys: Iterable<string>): string[] =>
      [...keys].filter((key) => !Object.hasOwn(Object(copy[section]), key)).map((key) => `${section}.${key}`)
    const gaps = [
      ...namesIn(flow)
        .filter((name) => !hasScreen(name))
        .map((name) => `screens.${name}`),
      ...lacking('inputs', inputsOf(flow)),
      ...lacking('notices', noticesOf(flow)),
      ...lacking('refusals', refusals),
      ...lacking('factors', Factor.options),
      ...lacking('options', options),
      ...lacking('capabilities', Capability.options),
    ]
    expect(gaps).toEqual([])
  })
  test('are its own in every language where they are in one', async () => {
    const keys = await Promise.all(
      languages.map(async (language) => [language, new Set(textsIn(await ownIn(flow, language)).keys())] as const),
    )
    const all = new Set(keys.flatMap(([, own]) => [...own]))
    expect(
      keys.flatMap(([language, own]) => [...all].filter((key) => !own.has(key)).map((key) => `${language}: ${key}`)),
    ).toEqual([])
  })
  test('are its own only where somebody comes to read them', async () => {
    const own = await ownIn(flow, 'en')
    const idle = (section: string, used: Iterable<string>): string[] => {
      const known = new Set(used)
      return keysOf(own[section])
        .filter((key) => !known.has(key))
        .map((key) => `${section}.${key}`)
    }
    expect([
      ...idle('screens', namesIn(flow)),
      ...idle('inputs', inputsOf(flow)),
      ...idle('notices', noticesOf(flow)),
    ]).toEqual([])
  })
  test('name the same values in every language', () => {
    const english = textsIn(flow.copy.en)
    const differing = languages.flatMap((language) =>
      [...textsIn(words(flow, language))]
        .filter(([key, text]) => String(bracesIn(text)) !== String(bracesIn(english.get(key) ?? '')))
        .map(([key]) => `${language}: ${key}`),
    )
    expect(differing).toEqual([])
  })
  test.each(languages)('%s: braces name what can be filled in', (language) => {
    const known = new Set<string>(
      policyNames.filter(
        (name) => name === 'holdFor' || terms[name].unit === 'duration' || typeof flow.policy[name] === 'number',
      ),
    )
    const unknown = [...textsIn(words(flow, language))].flatMap(([key, text]) =>
      bracesIn(text)
        .filter((name) => !known.has(name) && !extras(key).includes(name))
        .map((name) => `${key}: {${name}}`),
    )
    expect(unknown).toEqual([])
    const left = presets(flow).flatMap((each) =>
      [...textsIn(words(each, language))]
        .filter(([, text]) => /[{}]/.test(filled(each, language, text)))
        .map(([key]) => `${each.preset}: ${key}`),
    )
    expect(left).toEqual([])
  })
  test.each(languages)('%s: no text names a time that the policy switches off', (language) => {
    // a state that its switch passes by may
    const passedBy = {
      ban: /^$/,
      retryCoolDown: /^$/,
      wait: /^(screens|notices)\.waiting\./,
      hold: /^screens\.holding\./,
    }
    const naming = (['ban', 'retryCoolDown', 'wait', 'hold'] as const)
      .filter((name) => nominal(flow.policy[name]) === 0)
      .flatMap((name) =>
        readIn(flow, language)
          .filter(([key, text]) => !passedBy[name].test(key) && bracesIn(text).includes(name))
          .map(([key]) => `${key}: {${name}}`),
      )
    expect(naming).toEqual([])
  })
  test.each(languages)('%s: every notice says who sends it and how to object', (language) => {
    const silent = [...textsIn(words(flow, language))]
      .filter(([key]) => /^notices\..*\.text$/.test(key))
      .filter(([, text]) => !(text.includes('{link}') && text.includes('{realm}')))
      .map(([key]) => key)
    expect(silent).toEqual([])
  })
  test.each(languages)('%s: the notice of guessing reads without a link, which it may not have yet', (language) => {
    expect(words(flow, language).notices.guessing?.text).toMatch(/[.。]\s?\{link\}$/)
  })
  test.each(languages)('%s: the message with a code is one SMS', (language) => {
    for (const each of presets(flow)) {
      const text = filled(each, language, words(each, language).code.text)
      expect(text).toContain('123456')
      expect(text.length, text).toBeLessThanOrEqual(isGsm(text) ? 160 : 70)
    }
  })
  test.each(languages)('%s: the message with a code names what the code is for', async (language) => {
    const { does } = z.looseObject({ does: z.string() }).parse(await ownIn(flow, language))
    const { subject, text } = words(flow, language).code
    expect([subject.includes(does), text.includes(does)]).toEqual([true, true])
  })
  test.each(languages)('%s: is short', (language) => {
    const copy = words(flow, language)
    const long = [...textsIn(copy)].flatMap(([key, text]) => {
      const { length } = say(text, { copy, language, policy: flow.policy })
      return length > roomFor(key, language) ? [`${key}: ${length}`] : []
    })
    expect(long).toEqual([])
  })
  test.each(languages)('%s: nothing is left in another language', (language) => {
    const english = textsIn(flow.copy.en)
    const left = readIn(flow, language).flatMap(([key, text]) => {
      const strange = strangeIn(language, text)
      const isEnglish = language !== 'en' && text === english.get(key) && !isName(text)
      return isEnglish || strange.length > 0 ? [`${key}: ${strange.join(' ') || text}`] : []
    })
    expect(left).toEqual([])
  })
})

test('no screen is written for a state that no flow has', () => {
  const names = new Set(flows.flatMap(namesIn))
  const idle = flows.flatMap((flow) =>
    languages.flatMap((language) =>
      Object.keys(words(flow, language).screens)
        .filter((name) => !names.has(name))
        .map((name) => `${flow.id} ${language}: ${name}`),
    ),
  )
  expect(idle).toEqual([])
})

/** The alphabet of GSM 03.38, without its extension table. */
const gsm = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
const isGsm = (text: string): boolean => [...text].every((character) => gsm.has(character))
