import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { SpecMutant } from './mutant.ts'

/** Where each text to be replaced stands in a file: exactly once, or the mutant has rotted. */
export const placesOf = ({ find }: SpecMutant, text: string): number => text.split(find).length - 1

/** The repository once more, in a folder that is thrown away; a fault can be put into it and taken out again. */
export class Copy implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'regain-spec-'))

  constructor() {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'])
    for (const file of listed.toString('utf8').split('\0')) {
      if (file === '' || !existsSync(file)) continue
      mkdirSync(dirname(join(this.folder, file)), { recursive: true })
      cpSync(file, join(this.folder, file))
    }
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'))
  }

  /** Puts a fault in until what is returned is disposed of. Throws `RangeError` when its place is not there, or twice. */
  with(mutant: SpecMutant): Disposable {
    const file = join(this.folder, mutant.file)
    const sound = readFileSync(file, 'utf8')
    if (placesOf(mutant, sound) !== 1)
      throw new RangeError(`${mutant.name}: its place in ${mutant.file} is not there once`)
    writeFileSync(
      file,
      sound.replace(mutant.find, () => mutant.replace),
    )
    return { [Symbol.dispose]: () => writeFileSync(file, sound) }
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true })
  }
}
