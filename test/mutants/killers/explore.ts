import { RecoveryError } from '../../../src/errors.ts'
import type { Flow } from '../../../src/flow.ts'
import { explore } from '../../../src/testing/explore.ts'
import { few, isOfFew } from '../../../src/testing/few.ts'
import { firstBroken } from '../../../src/testing/property.ts'
import { propertiesOf } from '../../paths/own.ts'
import { tell } from '../verdict.ts'

/** The lint of a flow and every sentence about its ways: `<flow> <preset>`. */
const [id, preset] = process.argv.slice(2)
await tell(async () => {
  const flows = await machines()
  const flow = flows.find((each) => each.id === id)
  if (!flow) throw new SyntaxError(`no flow ${id}`)
  const varied = preset === 'hardened' ? flow.with({ policy: 'hardened' }) : flow
  const graph = explore(varied, { only: few, limit: 60_000 })
  const broken = firstBroken(graph, propertiesOf(varied, isOfFew))
  if (broken) throw new Error(`${broken.name}: ${broken.exception(graph)?.join(', ')}`)
})

/** The lint keeps a flow with findings from being defined. */
async function machines(): Promise<readonly Flow[]> {
  try {
    return (await import('regain/machines')).flows
  } catch (fault) {
    if (fault instanceof RecoveryError && fault.code === 'config_invalid') throw new Error(`lint: ${fault.message}`)
    throw fault
  }
}
