import { describe } from 'regain/core'
import { pictures, svg } from 'regain/diagram'
import { pionexSignIn } from 'regain/machines'
import { describe as about, expect, it } from 'vitest'
import { contrast } from '../../src/diagram/check/contrast.ts'
import { palettes } from '../../src/diagram/theme.ts'
import { branch, described, state } from './described.ts'

const [picture] = await pictures(describe(pionexSignIn))
if (!picture) throw new Error('nothing is drawn')
const light = svg(picture, { theme: 'light' })
const auto = svg(picture, { theme: 'auto', font: 'inherit' })

/** Whether every element that is opened is closed, in turn. */
function isWellFormed(text: string): boolean {
  const open: string[] = []
  for (const [, end, name, , self] of text.matchAll(/<(\/?)([\w-]+)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    if (end === '/') {
      if (open.pop() !== name) return false
    } else if (self !== '/' && name !== undefined) open.push(name)
  }
  return open.length === 0
}

about('the SVG of a drawing', () => {
  it('is well-formed, whatever a state is called', async () => {
    expect(isWellFormed(light)).toBe(true)
    expect(isWellFormed(light.replace('</g>', ''))).toBe(false)
    const odd = described([state('a<b&c"d'), state('x')], [branch('a<b&c"d', 'x', { label: 'if a < b & "c"' })])
    const all = await pictures(odd)
    const text = all.map((one) => svg(one, { theme: 'dark' })).join('')
    expect(isWellFormed(text)).toBe(true)
    expect(text).toContain('data-state="a&lt;b&amp;c&quot;d"')
  })
  it('asks nobody for anything', () => {
    for (const text of [light, auto]) {
      expect(text.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|@import|<script|<image|href/)
      expect(
        [...text.matchAll(/url\(([^)]{0,20})/g)].every(([, target]) => target?.startsWith('data:font/woff2')),
      ).toBe(true)
    }
  })
  it('brings its font only where it is asked to', () => {
    expect(light).toContain('@font-face')
    expect(auto).not.toContain('@font-face')
    expect(auto.length).toBeLessThan(light.length)
  })
  it('says who it is to those who do not see it', () => {
    expect(light).toContain('<title id="title">Sign in</title>'.replace('Sign in', picture.title))
    expect(light).toContain('role="list"')
    const states = light.match(/role="listitem" aria-label="[^"]+"/g)
    expect(states).toHaveLength(describe(pionexSignIn).states.length)
  })
  it('follows the reader where it stands in a page, and a switch before that', () => {
    expect(auto).toContain('prefers-color-scheme:dark')
    expect(auto).toMatch(/\[data-theme="?light"?\] \.rg/)
    expect(auto).toMatch(/\[data-theme="?dark"?\] \.rg/)
    expect(light).not.toContain('var(')
    expect(light).toContain(palettes.light.page)
    expect(svg(picture, { theme: 'dark' })).toContain(palettes.dark.page)
    expect(contrast(palettes.light.page, palettes.dark.page)).toBeGreaterThan(10)
  })
  it('leaves ids free for other drawings in a page, and is a target for links as a file', () => {
    expect(light).toContain('id="identifying"')
    expect(auto).toContain('id="pionex.signIn.flow.identifying"')
    expect(auto).not.toContain('id="identifying"')
    const rules = auto.slice(auto.indexOf('<style>') + 7, auto.indexOf('</style>')).replaceAll(/@media[^{]*\{/g, '')
    const selectors = [...rules.matchAll(/([^{}]+)\{/g)].flatMap(([, all]) => (all ?? '').split(','))
    expect(selectors.filter((selector) => !/(^|\s)\.rg\b/.test(selector))).toEqual([])
  })
})
