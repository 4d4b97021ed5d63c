import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runProgram } from './program'

// Whoever reads our output may go away (descent run ... | head): that is not an error of ours.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1))

// Built to out/main/cli.cjs.
const root = join(__dirname, '..', '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

void runProgram({ root, version }, process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
