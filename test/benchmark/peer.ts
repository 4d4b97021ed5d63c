import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { createInterface, type Interface } from 'node:readline'

/** A Python program that is started once and then, asked over and over, does its work and says how long it took. */
export class PythonPeer {
  private constructor(
    /** What it calls itself, with its version. */
    readonly name: string,
    private readonly child: ChildProcessWithoutNullStreams,
    private readonly lines: Interface
  ) {}

  /** @throws Error with what Python said when the program does not start, for example for want of a package */
  static async start(program: string, ...args: readonly string[]): Promise<PythonPeer> {
    const child = spawn('python3', [program, ...args])
    const lines = createInterface({ input: child.stdout })
    let complaint = ''
    child.stderr.on('data', (data: Buffer) => (complaint += data.toString()))
    const failed = new Promise<never>((_resolve, reject) => {
      child.once('error', reject)
      child.once('close', () => reject(new Error(complaint.trim().split('\n').at(-1) ?? 'it ended at once')))
    })
    const [name] = (await Promise.race([once(lines, 'line'), failed])) as [string]
    failed.catch(() => {})
    return new PythonPeer(name, child, lines)
  }

  /** Has it do its work once. @returns milliseconds, by its own clock */
  async measure(): Promise<number> {
    const answer = once(this.lines, 'line')
    this.child.stdin.write('\n')
    const [line] = (await answer) as [string]
    return Number(line)
  }

  close(): void {
    this.child.kill()
  }
}
