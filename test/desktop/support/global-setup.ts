import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const kept = ['home', 'unit.json', 'integration.json']

/** Clears what earlier runs left: users' files and damaged datasets; the datasets themselves are kept. */
export default function setup(): void {
  const output = join(process.cwd(), 'test/output')
  mkdirSync(output, { recursive: true })
  for (const name of readdirSync(output)) {
    if (!kept.includes(name)) rmSync(join(output, name), { recursive: true, force: true })
  }
}
