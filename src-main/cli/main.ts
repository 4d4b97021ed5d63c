import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reasonOf } from '../data/files'
import { runProgram } from './program'
import { exitCode } from './usage'

// Whoever reads our output may go away (descent run ... | head): that is not an error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCode.done)
  process.stderr.write(`descent: the output cannot be written: ${reasonOf(error)}\n`)
  process.exit(exitCode.failed)
})

// Built to out/main/cli.cjs.
const root = join(__dirname, '..', '..')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

void runProgram({ root, version }, process.argv.slice(2)).then((code) => {
  process.exitCode = code
})
