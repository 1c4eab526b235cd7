import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder of a bench's own, which goes with it. */
export function folder() {
  const path = mkdtempSync(join(tmpdir(), 'regain-bench-'))
  return { file: join(path, 'bench.db'), remove: () => rmSync(path, { recursive: true, force: true }) }
}
