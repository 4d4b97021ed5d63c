import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'

/** How a program is started. */
export interface Command {
  readonly command: string
  readonly args: readonly string[]
  /** What its environment has beside that of this process. */
  readonly environment?: NodeJS.ProcessEnv
}

/** A program that says in its first line what it is, and from then on answers every line with a line. */
export class Program {
  /** Rejects when the program ends. */
  readonly #ended: Promise<never>
  readonly #lines: Interface

  private constructor(readonly child: ChildProcessWithoutNullStreams) {
    this.#lines = createInterface({ input: child.stdout })
    let complaint = ''
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
    this.#ended = new Promise((_resolve, reject) => {
      child.once('error', reject)
      child.once('close', () => reject(new Error(complaint.trim().split('\n').at(-1) || 'it ended at once')))
    })
    this.#ended.catch(() => {})
  }

  /** @throws Error with the last that the program said when it does not start, for example for want of a package */
  static async start({ command, args, environment }: Command): Promise<{ program: Program; title: string }> {
    const program = new Program(spawn(command, args, { env: { ...process.env, ...environment } }))
    return { program, title: await program.#nextLine() }
  }

  /** @throws Error with the last that the program said when it ends instead of answering */
  ask(line: string): Promise<string> {
    const answer = this.#nextLine()
    this.child.stdin.write(`${line}\n`, () => {})
    return answer
  }

  close(): void {
    this.child.kill()
  }

  async #nextLine(): Promise<string> {
    const [line] = (await Promise.race([once(this.#lines, 'line'), this.#ended])) as [string]
    return line
  }
}
