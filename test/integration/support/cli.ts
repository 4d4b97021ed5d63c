import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { inject, onTestFinished } from 'vitest'
import { programs } from './places'

/** How a command ended, and all that it said. */
export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** The command line as a process of its own, with what it has said so far. */
export class RunningCommand {
  readonly child: ChildProcess
  stdout = ''
  stderr = ''
  /** Settles when the process has ended and all of its output has been read. */
  readonly ended: Promise<Ended>

  constructor(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
    const env = { ...process.env, DESCENT_HOME: inject('descentHome'), ...environment }
    // A process group of its own, as a shell gives it: what a terminal sends goes to the whole group.
    this.child = spawn(process.execPath, [programs.cli, ...args], {
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true
    })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => (this.stdout += text))
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.stderr += text))
    this.ended = once(this.child, 'close').then(([code, signal]) => {
      return {
        code: code as number | null,
        signal: signal as Ended['signal'],
        stdout: this.stdout,
        stderr: this.stderr
      }
    })
    onTestFinished(() => void this.child.kill('SIGKILL'))
  }

  get pid(): number {
    if (this.child.pid === undefined) throw new Error('the command line could not be started')
    return this.child.pid
  }

  /** Its trainer: the one process that it has started. */
  get trainerPid(): number {
    const [pid] = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'utf8').trim().split(' ')
    return Number(pid)
  }

  /** Waits until it has written so many whole lines. */
  async lines(count: number): Promise<string[]> {
    while (this.stdout.split('\n').length <= count) {
      if (this.child.stdout?.readableEnded) throw new Error(`it ended before: ${this.stdout}${this.stderr}`)
      await Promise.race([once(this.child.stdout ?? this.child, 'data'), this.ended])
    }
    return this.stdout.split('\n').slice(0, count)
  }
}

/** Runs a command to its end. */
export function descent(args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Ended> {
  return new RunningCommand(args, environment).ended
}

/** The lines of an output; its last one ends too. */
export function linesOf(output: string): string[] {
  return output === '' ? [] : output.replace(/\n$/, '').split('\n')
}

/** The objects that --json printed. */
export function objectsOf(output: string): Record<string, unknown>[] {
  return linesOf(output).map((line) => JSON.parse(line) as Record<string, unknown>)
}
