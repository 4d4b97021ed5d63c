import { utilityProcess } from 'electron'
import type { ProgramProcess } from '../training/program-process'

export interface ProgramOptions {
  /** What the system's list of processes calls it. */
  readonly name: string
  /** Its environment: see `trainerEnvironment`. */
  readonly env: NodeJS.ProcessEnv
  /** Whether what it writes is thrown away. */
  readonly quiet?: boolean
}

/** Starts a program as a process of Electron's. @param program the built file */
export function startProgram<Said, Heard>(
  program: string,
  { name, env, quiet = false }: ProgramOptions
): ProgramProcess<Said, Heard> {
  const stdio = quiet ? 'ignore' : 'inherit'
  const child = utilityProcess.fork(program, [], { env, serviceName: name, stdio })
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => child.on('message', (message: Heard) => listener(message)),
    // Electron tells 0 of some processes that were killed: it says nothing then.
    onExit: (listener) => child.once('exit', (code) => listener(code === 0 ? 'unexpectedly' : `with code ${code}`)),
    kill: () => void child.kill()
  }
}
