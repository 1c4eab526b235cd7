import {
  type Copy,
  type Flow,
  factorsOf,
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
const heardIn = ({ machine }: Flow): Set<string> =>
  new Set([...nodesOf(machine)].flatMap((node) => [...node.transitions.keys()]))

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

/** Every text of a copy by its key: `screens.password.body`. */
function textsOf(copy: Copy): Map<string, string> {
  const texts = new Map<string, string>()
  const collect = (key: string, value: unknown) => {
    if (typeof value === 'string') texts.set(key, value)
    else for (const [name, inner] of Object.entries(Object(value))) collect(key ? `${key}.${name}` : name, inner)
  }
  collect('', copy)
  return texts
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
const filled = (flow: Flow, language: string, text: string): string =>
  say(
    text,
    { copy: words(flow, language), language, policy: flow.policy },
    { code: '123456', link: 'https://app.example.org/n/0', realm: 'demo', n: '3' },
  )

describe.each(flows.map((flow) => [flow.id, flow] as const))('the words of %s', (_, flow) => {
  test('exist in every language', () => {
    expect(Object.keys(flow.copy).sort()).toEqual(languages)
  })
  test.each(languages)('%s: no gaps', (language) => {
    const copy = words(flow, language)
    const hasScreen = (name: string): boolean =>
      Object.hasOwn(copy.screens, name) || (name.includes('.') && hasScreen(name.slice(0, name.lastIndexOf('.'))))
    const heard = heardIn(flow)
    const gaps = [
      ...namesIn(flow)
        .filter((name) => !hasScreen(name))
        .map((name) => `screens.${name}`),
      ...Object.entries(inputs)
        .filter(([type, { hopes }]) => heard.has(hopes) && !(isInputType(type) && copy.inputs[type]))
        .map(([type]) => `inputs.${type}`),
      ...[...noticesOf(flow)].filter((notice) => !copy.notices[notice]).map((notice) => `notices.${notice}`),
      ...refusals.filter((refusal) => !copy.refusals[refusal]).map((refusal) => `refusals.${refusal}`),
      ...factorsOf(['email', 'phone', 'totp', 'passkey'])
        .filter((factor) => !copy.factors[factor])
        .map((factor) => `factors.${factor}`),
      ...options.filter((option) => !copy.options[option]).map((option) => `options.${option}`),
      ...flow.policy.holdFor
        .filter((capability) => !copy.capabilities[capability])
        .map((capability) => `capabilities.${capability}`),
    ]
    expect(gaps).toEqual([])
  })
  test('name the same values in every language', () => {
    const differing = languages.flatMap((language) =>
      [...textsOf(words(flow, language))]
        .filter(([key, text]) => String(bracesIn(text)) !== String(bracesIn(textsOf(flow.copy.en).get(key) ?? '')))
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
    const unknown = [...textsOf(words(flow, language))].flatMap(([key, text]) =>
      bracesIn(text)
        .filter((name) => !known.has(name) && !extras(key).includes(name))
        .map((name) => `${key}: {${name}}`),
    )
    expect(unknown).toEqual([])
    const left = [...textsOf(words(flow, language))].filter(([, text]) => /[{}]/.test(filled(flow, language, text)))
    expect(left).toEqual([])
  })
  test.each(languages)('%s: no text names a time that the policy switches off', (language) => {
    const { ban, wait, retryCoolDown } = flow.policy
    const off = Object.entries({ ban, wait, retryCoolDown })
      .filter(([, duration]) => nominal(duration) === 0)
      .map(([name]) => name)
    const naming = [...textsOf(words(flow, language))]
      .filter(
        ([key, text]) => !/^(screens|notices)\.waiting\./.test(key) && bracesIn(text).some((b) => off.includes(b)),
      )
      .map(([key]) => key)
    expect(naming).toEqual([])
  })
  test.each(languages)('%s: every notice says who sends it and how to object', (language) => {
    const silent = [...textsOf(words(flow, language))]
      .filter(([key]) => /^notices\..*\.text$/.test(key))
      .filter(([, text]) => !(text.includes('{link}') && text.includes('{realm}')))
      .map(([key]) => key)
    expect(silent).toEqual([])
  })
  test.each(languages)('%s: the notice of guessing reads without a link, which it may not have yet', (language) => {
    expect(words(flow, language).notices.guessing?.text).toMatch(/[.。]\s?\{link\}$/)
  })
  test.each(languages)('%s: the message with a code is one SMS', (language) => {
    for (const each of [flow, flow.with({ policy: 'hardened' })]) {
      const text = filled(each, language, words(each, language).code.text)
      expect(text).toContain('123456')
      expect(text.length, text).toBeLessThanOrEqual(isGsm(text) ? 160 : 70)
    }
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
