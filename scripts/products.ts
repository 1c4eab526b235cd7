import { laws } from '../src/testing/products/laws.ts'
import { modelOf } from '../src/testing/products/product.ts'
import { search } from '../src/testing/products/search.ts'
import { pairs, presets, productOf } from '../test/paths/products/pairs.ts'

const wanted = process.argv[2] ?? ''
for (const pair of pairs)
  for (const preset of pair.presets ?? presets)
    for (const powers of Object.keys(pair.attackers)) {
      const name = `${pair.name} ${preset} {${powers}}`
      if (!name.includes(wanted)) continue
      try {
        const found = search(modelOf(productOf(pair, preset, powers)), { laws, limit: 250_000 })
        console.log(name, found.worlds, found.moves, `${(found.ms / 1000).toFixed(1)} s`)
        for (const { law, way } of found.broken) console.log(`  BROKEN ${law}\n     ${way.join('\n     ')}`)
      } catch (e) {
        console.log(name, String(e))
      }
    }
