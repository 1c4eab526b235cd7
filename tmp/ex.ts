import { flows } from 'regain/machines'
import { explore } from '../src/testing/explore.ts'
for (const f of flows) for (const p of ['exchange','hardened'] as const) {
  const g = explore(p==='hardened'? f.with({policy:'hardened'}):f)
  console.log(f.id,p,g.states.length,g.edges.length,Math.round(g.ms), JSON.stringify(g.coverage))
}
