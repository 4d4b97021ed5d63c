import { join } from 'node:path'
import { mnistSourceInCheckout } from '../../src-main/data/locations'
import type { Comparison, Contestant } from './comparison'
import { matches, ready, type Match } from './learners/matches'
import { environment } from './networks/engines'
import { PythonPeer } from './peer'
import { Program } from './program'

function comparisonOf(root: string, match: Match): Comparison {
  const { name, what, peerArguments = [], repetitions, products, peer = name } = match
  const peers = join(root, 'test/benchmark/peers/learners.py')
  return {
    name,
    what,
    ...(repetitions === undefined ? {} : { repetitions }),
    ours: async () => (products ? apart(root, name) : here(root, match)),
    peer: () => PythonPeer.start(peers, mnistSourceInCheckout(root), peer, ...peerArguments)
  }
}

function here(root: string, match: Match): Contestant {
  const once = ready(root, match)
  return { name: 'Descent', measure: async () => once(), close: () => {} }
}

/** In a process of its own, whose environment TensorFlow reads when it starts. */
async function apart(root: string, name: string): Promise<Contestant> {
  const args = [join(root, 'node_modules/tsx/dist/cli.mjs'), join(root, 'test/benchmark/learners/serve.ts'), name]
  const { program, title } = await Program.start({ command: process.execPath, args, environment })
  return {
    name: `Descent, ${title}`,
    measure: async () => Number(await program.ask('')),
    close: () => program.close()
  }
}

export function learnerComparisons(root: string): Comparison[] {
  return matches.map((match) => comparisonOf(root, match))
}
