import { forkProgram, type ForkedProgram } from './forked-program'
import type { FromTrainer, ToTrainer } from './protocol'

export type ForkedTrainer = ForkedProgram<ToTrainer, FromTrainer>

/**
 * Starts a trainer as a process of Node's own.
 * @param program the built trainer.cjs
 * @param env its environment: see `trainerEnvironment`
 */
export function forkTrainer(program: string, env: NodeJS.ProcessEnv = process.env): ForkedTrainer {
  return forkProgram(program, { env })
}
