import { fork } from 'node:child_process'
import type { TrainerProcess } from './client'
import type { FromTrainer } from './protocol'

export interface ForkedTrainer extends TrainerProcess {
  /** Absent when the process could not be started. */
  readonly pid: number | undefined
}

/**
 * Starts a trainer as a process of Node's own.
 * @param program the built trainer.cjs
 * @param env its environment: see `trainerEnvironment`
 */
export function forkTrainer(program: string, env: NodeJS.ProcessEnv = process.env): ForkedTrainer {
  const child = fork(program, [], { env, serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  return {
    pid: child.pid,
    // A trainer that has died meanwhile tells so through onExit; what was sent to it is void.
    send: (message) => void child.send(message, () => {}),
    onMessage: (listener) => child.on('message', (message) => listener(message as FromTrainer)),
    onExit: (listener) => {
      child.once('exit', (code, signal) => listener(signal === null ? `with code ${code}` : `by signal ${signal}`))
      child.once('error', ({ message }) => listener(`before it began: ${message}`))
    },
    kill: () => void child.kill()
  }
}
