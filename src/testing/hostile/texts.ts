import { type Hostile, MARK } from './hostile.ts'

const named = (what: string, texts: readonly string[]): Hostile[] =>
  texts.map((text) => ({ name: `${what} ${JSON.stringify(text.slice(0, 60))}`, make: () => text }))

/** Addresses that are none, or look like another's: letters of another script, widths, cases, headers, numbers of odd forms. */
export const addresses: readonly string[] = [
  // the first letter is Cyrillic, then one of the domain, then Greek
  'аda.lovelace@example.org',
  'ada.lovelace@exаmple.org',
  'αda@example.org',
  'ada@@example.org',
  'ada@',
  '@example.org',
  'ada@localhost',
  'ada lovelace@example.org',
  `ada@example.org\nBcc: ${MARK}@example.org`,
  'ada@example.org\0',
  'ada@example..org',
  'a\u202Eda@example.org',
  'ada\uD800@example.org',
  // folds to two letters, or to another letter
  'straße@example.org',
  'STRASSE@example.org',
  'İda@example.org',
  'ıda@example.org',
  'ADA@EXAMPLE.ORG',
  'ａda@example.org',
  '"ada@evil.example"@example.org',
  'ada@[127.0.0.1]',
  'ada@xn--exmple-cua.org',
  '+46',
  '+460',
  '46701234567',
  '0701234567',
  '+99912345678901',
  '+4670123456789012',
  '+46 70 CALL NOW',
  '++46701234567',
  '+46701234567;ext=1',
  '+46 (0)70 123 45 67',
  '＋４６７０１２３４５６７',
  'tel:+46701234567',
  '+',
]

/** Events that only the runtime, the clock or staff may bring about, and names that an object has of itself. */
export const types: readonly string[] = [
  'xstate.init',
  'xstate.stop',
  'xstate.done.state.open',
  'xstate.done.actor.0',
  'xstate.error.actor.0',
  'xstate.after.hold.binance.reset.holding.running',
  'xstate.after.caseLife.okx.reset.open.session',
  'xstate.after.1000.x',
  'password.accepted',
  'code.accepted',
  'change.applied',
  'review.decided',
  'risk.decided',
  'session.recognised',
  '*',
  '',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'then',
]

const others: readonly string[] = [
  ' ',
  MARK,
  `${MARK}\n`,
  `${MARK}\0`,
  `\uD800${MARK}`,
  `${MARK}\uDFFF`,
  `\u202E${MARK}`,
  `\uFEFF${MARK}`,
  `${'e\u0301'.repeat(20)}${MARK}`,
  `../../${MARK}`,
  `'; DROP TABLE cases; -- ${MARK}`,
  `<script>${MARK}</script>`,
  `{${MARK}}`,
  '{code}',
  '%00%ff',
  'null',
  'NaN',
  '1e999',
  '-0',
]

/** Short texts of every kind. */
export const texts: readonly Hostile[] = [
  ...named('the address', addresses),
  ...named('the type', types),
  ...named('the text', others),
]

/** 1 MB and a little more of one pattern: what a slow pattern or a copy too many takes long over. */
export const patterns: readonly string[] = [
  'a',
  '1',
  ' ',
  '.',
  '-',
  '@',
  '+',
  '{',
  '<',
  '"',
  '%',
  '=',
  'a.',
  'a-',
  'a@',
  '1.',
  '{a',
  ' \t',
  '\u0301\u0316',
  '\uD800',
  'ﷺ',
]
export const MEGABYTE = 1_048_576
export const long = (pattern: string, size: number = MEGABYTE): string =>
  pattern.repeat(Math.ceil(size / pattern.length))
