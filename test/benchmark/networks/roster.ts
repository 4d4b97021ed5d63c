import { join } from 'node:path'
import { mnistSourceInCheckout } from '../../../src-main/data/locations'
import type { Command } from '../program'
import { ProgramContestant } from './contestant'
import { environment } from './engines'

/** The peers of peers/networks.py by their names there. */
export const peers = {
  torch: 'PyTorch',
  'torch-compile': 'PyTorch, compiled',
  jax: 'JAX',
  'scikit-learn': 'scikit-learn'
} as const

export function peer(root: string, name: keyof typeof peers): ProgramContestant {
  return new ProgramContestant(peers[name], peerCommand(root, name))
}

export function peerCommand(root: string, name: keyof typeof peers): Command {
  const program = join(root, 'test/benchmark/peers/networks.py')
  return { command: 'python3', args: [program, mnistSourceInCheckout(root), name] }
}

/** An engine of ours by itself, in a process of its own. */
export function ours(root: string, engine: 'typescript' | 'tensorflow'): ProgramContestant {
  const name = engine === 'tensorflow' ? 'Descent' : 'Descent, TypeScript engine'
  return new ProgramContestant(name, {
    ...typescriptProgram(root, 'test/benchmark/networks/ours.ts', engine),
    environment
  })
}

/** What tfjs does with the same library, and the threads that it takes by itself. */
export function tfjsFit(root: string): ProgramContestant {
  return new ProgramContestant('tfjs fit', typescriptProgram(root, 'test/benchmark/networks/tfjs-fit.ts'))
}

function typescriptProgram(root: string, path: string, ...args: readonly string[]): Command {
  return { command: process.execPath, args: ['--import', 'tsx', join(root, path), ...args] }
}
