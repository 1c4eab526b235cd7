import { styleText } from 'node:util'
import { command } from './scenarios/command.ts'

// whoever reads may stop reading: `npm run play -- --all | head`
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code === 'EPIPE') process.exit(0)
  throw cause
})

process.exitCode = await command(process.argv.slice(2), {
  out: (line) => void process.stdout.write(`${line}\n`),
  err: (line) => void process.stderr.write(`${line}\n`),
  // plain when piped and under NO_COLOR
  paint: (style, text) => styleText(style, text, { stream: process.stdout }),
})
