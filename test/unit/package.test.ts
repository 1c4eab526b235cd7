import { execFileSync } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

const read = (file: string) => readFileSync(file, 'utf8')
const Package = z.object({
  engines: z.object({ node: z.string() }),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])),
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
  peerDependencies: z.record(z.string(), z.string()),
  peerDependenciesMeta: z.record(z.string(), z.object({ optional: z.literal(true) })),
})
const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() })),
})
const manifest = Package.parse(JSON.parse(read('package.json')))
const entries = Object.entries(manifest.exports).flatMap(([path, target]) =>
  typeof target === 'string' ? [] : [[`regain${path.slice(1)}`, target] as const],
)
const readme = read('README.md')
const documents = ['README.md', 'SECURITY.md', 'CHANGELOG.md', ...globSync('docs/**/*.md')].sort()

describe('package.json', () => {
  test.each(entries)('%s leads to a source, and beside it to what is built of it', (_, target) => {
    const source = target['regain-source'] ?? ''
    expect(existsSync(source)).toBe(true)
    const built = source.replace('./', './dist/').replace(/\.ts$/, '')
    // the order decides: sources first, types before code
    expect(Object.entries(target)).toEqual([
      ['regain-source', source],
      ['types', `${built}.d.ts`],
      ['default', `${built}.js`],
    ])
  })
  test('needs little', () => expect(Object.keys(manifest.dependencies)).toEqual(['libphonenumber-js', 'xstate', 'zod']))
  test('asks for optional peers that it is tested with', () => {
    expect(Object.keys(manifest.peerDependenciesMeta)).toEqual(Object.keys(manifest.peerDependencies))
    expect(manifest.devDependencies).toMatchObject(manifest.peerDependencies)
  })
  test('says the same Node as the script that looks for it', () => {
    const [, version = ''] = /^>=(\d+\.\d+)$/.exec(manifest.engines.node) ?? []
    expect(read('scripts/node.mjs')).toContain(`Node ${version} or newer`)
    expect(readme).toContain(`Node ${version} or newer`)
  })
  test('the lock file names no registry', () => expect(read('package-lock.json')).not.toContain('"resolved"'))
  test('the lock file has every platform: `npm ci` refuses one without', () => {
    const { packages } = Lock.parse(JSON.parse(read('package-lock.json')))
    const optional = Object.values(packages).flatMap((each) => Object.keys(each.optionalDependencies ?? {}))
    expect(optional.filter((name) => !(`node_modules/${name}` in packages))).toEqual([])
  })
})

describe('the README', () => {
  const blocks = (language: string) =>
    [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text)

  test('every example is a file that is checked', () => {
    const files = globSync('examples/quickstart/*.ts').map(read)
    const examples = blocks('ts')
    expect(examples.length).toBeGreaterThan(0)
    for (const example of examples) expect(files).toContain(example)
  })
  test('the example does what it says', () => {
    const folder = mkdtempSync(join(tmpdir(), 'regain-readme-'))
    try {
      const says = execFileSync(
        process.execPath,
        ['--conditions=regain-source', resolve('examples/quickstart/main.ts')],
        { cwd: folder, encoding: 'utf8' },
      )
      expect(says).toMatch(/^Have a passkey\?/)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
  test('the quick start is two commands', () => {
    expect(blocks('sh').slice(0, 2)).toEqual(['npm ci && npm start\n', 'npm ci && npm test\n'])
  })
  test('every command is a script', () => {
    for (const [, name = ''] of readme.matchAll(/npm (?:run )?(start|test|(?<=run )\w+)/g))
      expect(manifest.scripts).toHaveProperty(name)
  })
  test('every entry is told', () => {
    const table = readme.slice(readme.indexOf('## Entries'), readme.indexOf('## Presets'))
    for (const [entry] of entries) expect(table).toContain(`\`${entry}\``)
  })
})

test.each(documents)('%s links to what is there', (file) => {
  const links = [...read(file).matchAll(/(?:\]\(|src=")([^)"#]+)[^)"]*[)"]/g)].map(([, link = '']) => link)
  for (const link of links.filter((each) => !each.startsWith('http')))
    expect(existsSync(join(dirname(file), link)), link).toBe(true)
})
