import { Program } from './program'

/** A Python program that is started once and then, asked over and over, does its work and says how long it took. */
export class PythonPeer {
  private constructor(
    /** What it calls itself, with its version. */
    readonly name: string,
    private readonly program: Program
  ) {}

  /** @throws Error with what Python said when the program does not start, for example for want of a package */
  static async start(path: string, ...args: readonly string[]): Promise<PythonPeer> {
    const { program, title } = await Program.start({ command: 'python3', args: [path, ...args] })
    return new PythonPeer(title, program)
  }

  /** Has it do its work once. @returns milliseconds, by its own clock */
  async measure(): Promise<number> {
    return Number(await this.program.ask(''))
  }

  close(): void {
    this.program.close()
  }
}
