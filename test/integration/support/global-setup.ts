import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { openMnist } from '../../../src-main/data/mnist'
import { mnistSource, programs } from './places'

declare module 'vitest' {
  interface ProvidedContext {
    /** The DESCENT_HOME of the suite: MNIST's dataset folder is made in it once. */
    descentHome: string
  }
}

/** Makes what every test of the suite stands on, once. @returns what takes it away again */
export default function setUp(project: TestProject): () => void {
  for (const program of Object.values(programs)) {
    if (!existsSync(program)) throw new Error(`${program} is missing: build the application first, as npm test does`)
  }
  const home = mkdtempSync(join(tmpdir(), 'descent-integration-'))
  openMnist({ datasets: join(home, 'datasets'), mnistSource })
  project.provide('descentHome', home)
  return () => rmSync(home, { recursive: true, force: true })
}
