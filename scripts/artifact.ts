/** Tests what would be published: packs it, installs it elsewhere, imports and type-checks every entry, bundles the browser's for a browser. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { gzipSync } from 'node:zlib'
import { rolldown } from 'rolldown'
import { z } from 'zod'

const { exports, peerDependencies } = z
  .object({ exports: z.record(z.string(), z.unknown()), peerDependencies: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync('package.json', 'utf8')))
const entries = Object.keys(exports)
  .filter((path) => path !== './package.json')
  .map((path) => `regain${path.slice(1)}`)
const forBrowsers = ['regain/core', 'regain/parts', 'regain/machines']
const Packed = z.object({
  filename: z.string(),
  files: z.array(z.object({ path: z.string() })),
  size: z.number(),
})
const kib = (bytes: number) => `${Math.round(bytes / 1_024)} KiB`

const folder = mkdtempSync(join(tmpdir(), 'regain-artifact-'))
const write = (file: string, text: string) => writeFileSync(join(folder, file), text)
const run = (command: string, ...args: string[]) =>
  execFileSync(command, args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' })

let passed = 0
let failed = 0
/** `holds` tells what was found, or throws. */
async function check(says: string, holds: () => string | Promise<string>): Promise<void> {
  try {
    console.log(`ok     ${says}: ${await holds()}`)
    passed += 1
  } catch (cause) {
    console.log(`FAILED ${says}: ${cause instanceof Error ? cause.message : cause}`)
    failed += 1
  }
}

function install(): string {
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', folder]
  const packed: unknown = JSON.parse(execFileSync('npm', pack, { encoding: 'utf8', stdio: 'pipe' }))
  const { filename, files, size } = Packed.parse(Object.values(Object(packed))[0])
  const expected =
    /^(docs\/atlas\.html|THIRD-PARTY\.md|dist\/(src|machines)\/.+\.(js|d\.ts)|package\.json|(README|SECURITY|CHANGELOG)\.md|LICENSE)$/
  const strange = files.filter(({ path }) => !expected.test(path))
  if (strange.length > 0) throw new Error(strange.map(({ path }) => path).join(', '))
  write('package.json', JSON.stringify({ name: 'elsewhere', private: true, type: 'module' }))
  const peers = Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`)
  run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', join(folder, filename), ...peers)
  return `${files.length} files, ${kib(size)}`
}

function typeCheck(): string {
  const imports = entries.map((name, index) => `import * as entry${index} from '${name}'\nvoid entry${index}\n`)
  write('main.ts', readFileSync('examples/quickstart/main.ts', 'utf8') + imports.join(''))
  write('host.ts', readFileSync('examples/quickstart/host.ts', 'utf8'))
  const compilerOptions = {
    module: 'nodenext',
    target: 'es2024',
    lib: ['es2024', 'esnext.disposable'],
    strict: true,
    noEmit: true,
    allowImportingTsExtensions: true,
    types: ['node'],
    typeRoots: [resolve('node_modules/@types')],
  }
  write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['main.ts'] }))
  try {
    run(resolve('node_modules/.bin/tsc'), '-p', '.')
  } catch (cause) {
    throw new Error(String(Reflect.get(Object(cause), 'stdout')))
  }
  return 'every declaration'
}

async function bundle(): Promise<string> {
  write('page.js', forBrowsers.map((name, index) => `export * as entry${index} from '${name}'`).join('\n'))
  const built = await rolldown({
    input: 'page.js',
    cwd: folder,
    platform: 'browser',
    external: /^node:/,
    logLevel: 'silent',
  })
  const { output } = await built.generate({ format: 'esm', minify: true })
  await built.close()
  const chunks = output.flatMap((chunk) => (chunk.type === 'chunk' ? [chunk] : []))
  const imports = chunks.flatMap((chunk) => [...chunk.imports, ...chunk.dynamicImports])
  if (imports.length > 0) throw new Error(`imports ${imports.join(', ')}`)
  return `${kib(gzipSync(chunks.map(({ code }) => code).join('')).length)} gzipped`
}

try {
  await check('the package', install)
  for (const name of entries)
    await check(`import ${name}`, () => {
      const count = `console.log(Object.keys(await import('${name}')).length)`
      return `${run(process.execPath, '--input-type=module', '-e', count).trim()} names`
    })
  await check('the types', typeCheck)
  await check(`${forBrowsers.join(', ')} in a browser`, bundle)
} finally {
  rmSync(folder, { recursive: true })
}
console.log(`artifact: ${passed} passed, ${failed} failed`)
process.exitCode = failed > 0 ? 1 : 0
