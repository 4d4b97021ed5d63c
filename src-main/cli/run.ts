import type { RunConfiguration } from '../contract/configuration'
import { isLive, type RunUpdate } from '../contract/run'
import type { Locations } from '../data/locations'
import { TrainerClient, type TrainerProcess } from '../training/client'
import { forkTrainer } from '../training/forked-trainer'
import type { Assignment } from '../training/protocol'
import { trainerEnvironment } from '../training/trainer-environment'
import type { RunOutput } from './output'
import { exitCode, type ExitCode } from './usage'

export interface RunSetting {
  readonly configuration: RunConfiguration
  readonly locations: Locations
  /** The built trainer.cjs. */
  readonly trainerProgram: string
  readonly tensorflow: NonNullable<Assignment['tensorflow']>
  readonly output: RunOutput
  readonly stderr: NodeJS.WritableStream & { isTTY?: boolean }
}

/**
 * Carries a run out in a trainer of its own and writes its course.
 * Ctrl-C stops it, and says where it stood; a second one does not wait for that.
 */
export function carryOutRun({
  configuration,
  locations,
  trainerProgram,
  tensorflow,
  output,
  stderr
}: RunSetting): Promise<ExitCode> {
  const env = trainerEnvironment('problem' in tensorflow ? undefined : tensorflow)
  const spawn = (): TrainerProcess => forkTrainer(trainerProgram, env)
  const trainer = new TrainerClient(spawn(), spawn)
  const writer = new Writer(output)
  const overTheBar = stderr.isTTY ? '\r\u001b[K' : ''
  output.begin(configuration)
  return new Promise((resolve) => {
    const end = (code: ExitCode): void => {
      process.removeListener('SIGINT', interrupt)
      clearTimeout(patience)
      over = true
      resolve(code)
    }
    let [interrupted, over] = [false, false]
    let patience: NodeJS.Timeout | undefined
    const interrupt = (): void => {
      if (interrupted) {
        trainer.kill()
        return end(exitCode.interrupted)
      }
      interrupted = true
      trainer.command('stop')
      // A run stops between two steps, and a step of a slow learner can take long.
      patience = setTimeout(() => stderr.write(`${overTheBar}descent: stopping; Ctrl-C again does not wait\n`), 1000)
    }
    process.on('SIGINT', interrupt)
    trainer.start({ configuration, locations, begin: 'run', tensorflow }, (update) => {
      // What a trainer says that was killed is not news.
      if (over) return
      writer.write(update)
      if (update.state === undefined || isLive(update.state)) return
      if (update.error !== undefined) stderr.write(`descent: ${update.error.message}\n`)
      end(interrupted ? exitCode.interrupted : update.state === 'failed' ? exitCode.failed : exitCode.done)
    })
  })
}

/** Writes what is new of a run: rows and notes in the order in which they were found. */
class Writer {
  #rowCount = 0

  constructor(readonly output: RunOutput) {}

  write({ data, rows = [], figures = [], notes = [], progress, result }: RunUpdate): void {
    const { output } = this
    if (data?.engine !== undefined) output.engine(data.engine)
    const waiting = [...notes]
    const notesUpToHere = (): void => {
      while (waiting.length > 0 && waiting[0].afterRows <= this.#rowCount) output.note(waiting.shift()?.text ?? '')
    }
    notesUpToHere()
    for (const row of rows) {
      output.row(row)
      this.#rowCount++
      notesUpToHere()
    }
    for (const figure of figures) output.figure(figure)
    if (result !== undefined) output.result(result)
    else if (progress !== undefined) output.progress(progress)
  }
}
