import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Files } from './stale.ts'

/** The files under a folder by their name in it. */
export function readFolder(folder: string): Files {
  if (!existsSync(folder)) return new Map()
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
  return new Map(names.toSorted().map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

/** Makes a folder hold these files and no others; what is right already is left alone. */
export function writeFolder(folder: string, wanted: Files): void {
  const now = readFolder(folder)
  for (const [name, text] of wanted) {
    if (now.get(name) === text) continue
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  for (const name of now.keys()) if (!wanted.has(name)) rmSync(join(folder, name))
}
