import { fork } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { ProgramProcess } from './program-process'

export interface ForkedProgram<Said, Heard> extends ProgramProcess<Said, Heard> {
  /** Absent when the process could not be started. */
  readonly pid: number | undefined
}

export interface ForkOptions {
  /** Its environment: see `trainerEnvironment`. */
  readonly env?: NodeJS.ProcessEnv
  /** Whether what it writes to stderr is thrown away. */
  readonly quiet?: boolean
}

/** Starts a program as a process of Node's own. @param program the built file */
export function forkProgram<Said extends object, Heard>(
  program: string,
  { env = process.env, quiet = false }: ForkOptions = {}
): ForkedProgram<Said, Heard> {
  const stderr = quiet ? 'ignore' : 'pipe'
  const child = fork(program, [], { env, serialization: 'advanced', stdio: ['ignore', 'ignore', stderr, 'ipc'] })
  if (child.stderr !== null) passOn(child.stderr)
  return {
    pid: child.pid,
    // A program that has died meanwhile tells so through onExit; what was sent to it is void.
    send: (message) => void child.send(message, () => {}),
    onMessage: (listener) => child.on('message', (message) => listener(message as Heard)),
    onExit: (listener) => {
      child.once('exit', (code, signal) => listener(signal === null ? `with code ${code}` : `by signal ${signal}`))
      child.once('error', ({ message }) => listener(`before it began: ${message}`))
    },
    kill: () => void child.kill()
  }
}

/** What TensorFlow says whenever it is loaded, whatever it was told about its log: that it uses oneDNN. */
const chatter = /^WARNING: All log messages before absl::InitializeLog|^I0000 /

function passOn(stderr: Readable): void {
  createInterface({ input: stderr }).on('line', (line) => {
    if (!chatter.test(line)) process.stderr.write(`${line}\n`)
  })
}
