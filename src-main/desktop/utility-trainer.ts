import { utilityProcess } from 'electron'
import type { TrainerProcess } from '../training/client'
import type { FromTrainer } from '../training/protocol'

/**
 * Starts a trainer as a process of Electron's.
 * @param program the built trainer.cjs
 * @param env its environment: see `trainerEnvironment`
 */
export function spawnTrainer(program: string, env: NodeJS.ProcessEnv): TrainerProcess {
  const child = utilityProcess.fork(program, [], { env, serviceName: 'Descent trainer', stdio: 'inherit' })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: FromTrainer) => listener(message)),
    // Electron tells 0 of some processes that were killed: it says nothing then.
    onExit: (listener) => child.once('exit', (code) => listener(code === 0 ? 'unexpectedly' : `with code ${code}`)),
    kill: () => void child.kill()
  }
}
