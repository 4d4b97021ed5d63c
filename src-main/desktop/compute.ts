import type { ComputeReport, SelfTestProgress, SelfTestResult } from '../contract/compute'
import { diagnoseTensorFlow } from '../setup/tensorflow/diagnose.mjs'
import { libraryAtHand } from '../setup/tensorflow/library.mjs'
import { checkEngine, type CheckOutcome, type CheckProcess } from '../training/engine-checks'
import { selfTest } from '../training/self-test'
import { trainerEnvironment, type NativeLibrary } from '../training/trainer-environment'
import { reportOf } from './compute-report'
import type { CrashNote } from './crash-note'

export interface ComputeSetting {
  /** The checkout; absent in an installation. */
  readonly root?: string | undefined
  /** The application's. */
  readonly version: string
  readonly crashNote: CrashNote
  /** Starts an engine check in this environment. */
  readonly startCheck: (env: NodeJS.ProcessEnv) => CheckProcess
  /** Is told when TensorFlow has been loaded, or has turned out not to be usable. */
  readonly onReport: (report: ComputeReport) => void
  readonly onProgress: (progress: SelfTestProgress) => void
}

/**
 * What networks train on. TensorFlow is loaded once, by a process of its own, in the background: a library that ends
 * that process is not used, now and at the next start, until it has changed or somebody asks to look again.
 */
export class Compute {
  #library: ReturnType<typeof libraryAtHand>
  #outcome: CheckOutcome | undefined
  #problem: string | undefined
  #checking = false
  readonly #processes = new Set<CheckProcess>()
  #selfTest: Promise<SelfTestResult[]> | undefined
  #closed = false

  constructor(private readonly setting: ComputeSetting) {
    this.#library = libraryAtHand(setting.root)
    this.#problem = 'problem' in this.#library ? undefined : setting.crashNote.about(this.#library)
  }

  /** What trainers are told: TensorFlow's library, or why it is not used. */
  get tensorflow(): NativeLibrary | { readonly problem: string } {
    const problem = this.#problem ?? this.#outcome?.problem
    return problem === undefined ? this.#library : { problem: `TensorFlow is not used: ${problem}` }
  }

  /** TensorFlow's library, unless there is none or it cannot be loaded. */
  usableLibrary(): NativeLibrary | undefined {
    const { tensorflow } = this
    return 'problem' in tensorflow ? undefined : tensorflow
  }

  /** Has TensorFlow loaded in the background, where it is at hand and has done no harm. */
  check(): void {
    const library = this.usableLibrary()
    if (library === undefined || this.#checking) return
    this.#checking = true
    this.#load(library).catch((error: unknown) => console.error('the check of TensorFlow failed:', error))
  }

  async #load(library: NativeLibrary): Promise<void> {
    const outcome = await checkEngine(() => this.#start(trainerEnvironment(library)), { binding: library.binding })
    // A process that was ended with the application has done no harm.
    if (this.#closed) return
    this.#checking = false
    this.#outcome = outcome
    const { crashed, problem } = outcome
    if (crashed && problem !== undefined) this.setting.crashNote.write(library, problem)
    this.setting.onReport(await this.#report())
  }

  /** What is known now. @param again whether everything is looked for afresh, as if nothing had happened */
  async report(again: boolean): Promise<ComputeReport> {
    if (again && !this.#checking) this.#lookAgain()
    return this.#report()
  }

  #lookAgain(): void {
    this.setting.crashNote.clear()
    this.#library = libraryAtHand(this.setting.root)
    this.#outcome = undefined
    this.#problem = undefined
    this.check()
  }

  async #report(): Promise<ComputeReport> {
    const { root, version } = this.setting
    const diagnosis = await diagnoseTensorFlow(root)
    const known = { outcome: this.#outcome, checking: this.#checking, problem: this.#problem }
    return reportOf({ diagnosis, version, packaged: root === undefined, ...known })
  }

  /** Compares all engines. Whoever asks while that goes on gets the same results. */
  selfTest(): Promise<SelfTestResult[]> {
    this.#selfTest ??= this.#test().finally(() => (this.#selfTest = undefined))
    return this.#selfTest
  }

  async #test(): Promise<SelfTestResult[]> {
    const library = this.usableLibrary()
    const { gpu, library: found } = await diagnoseTensorFlow(this.setting.root)
    return selfTest({
      start: (env) => this.#start(env),
      library,
      gpu: gpu.gpus.length > 0 && found.flavour !== 'cpu',
      onProgress: this.setting.onProgress
    })
  }

  /** Ends every process. */
  close(): void {
    this.#closed = true
    for (const process of this.#processes) process.kill()
  }

  #start(env: NodeJS.ProcessEnv): CheckProcess {
    const process = this.setting.startCheck(env)
    this.#processes.add(process)
    process.onExit(() => this.#processes.delete(process))
    return process
  }
}
