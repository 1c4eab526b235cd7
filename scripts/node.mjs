// Runs a TypeScript file of this repository in this very process: node --conditions=regain-source scripts/node.mjs FILE [ARGUMENTS]
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [major, minor] = process.versions.node.split('.').map(Number)
if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `regain needs Node 22.18 or newer; this is ${process.versions.node}. Run it through npm (npm start, npm test), which brings its own.`,
  )
  process.exit(1)
}
process.argv.splice(1, 1)
await import(pathToFileURL(resolve(process.argv[1])).href)
