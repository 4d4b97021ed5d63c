import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { mnistSourceInCheckout } from '../../src-main/data/locations'
import type { Comparison, Contestant } from './comparison'
import { epochs } from './perceptron-mnist'

/** Times a whole process, from its start to its end. */
function processContestant(name: string, command: string, args: readonly string[]): Contestant {
  const measure = async (): Promise<number> => {
    const start = performance.now()
    const child = spawn(command, args, { stdio: 'ignore' })
    const [code] = (await once(child, 'close')) as [number]
    if (code !== 0) throw new Error(`${name} ended with code ${code}`)
    return performance.now() - start
  }
  return { name, measure, close: () => {} }
}

export function coldStartComparison(root: string): Comparison {
  const script = join(root, 'test/benchmark/peers/cold-start.py')
  return {
    name: 'cold-start',
    what: 'From the start of the process to the finished table of MNIST 0 vs 1, reading the data included.',
    ours: async () =>
      processContestant('Descent', process.execPath, [join(root, 'out/main/cli.cjs'), 'run', 'perceptron-mnist']),
    peer: async () => {
      const version = spawnSync('python3', [script, '--version'], { encoding: 'utf8' })
      if (version.status !== 0) throw new Error(version.error?.message ?? version.stderr.trim().split('\n').at(-1))
      return processContestant(version.stdout.trim(), 'python3', [script, mnistSourceInCheckout(root), String(epochs)])
    }
  }
}
