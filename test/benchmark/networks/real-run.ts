import { isLive, type RunUpdate } from '../../../src-main/contract/run'
import { common, show } from '../../../src-main/labs/choose'
import { TrainerClient } from '../../../src-main/training/client'
import type { TrainingConfiguration } from '../../../src-main/contract/configuration'
import type { Contestant, Pass } from './contestant'
import { library } from './engines'
import { choiceOf, locationsIn, setting } from './samples'
import { learnerFor, type Preparation, type Shape } from './shape'
import { startTrainer } from './trainer'

/** The run that a window or a terminal would start: a trainer of its own, with its worker, its loop and its updates. */
export class RealRun implements Contestant {
  readonly name = 'Descent, the whole run'
  title = ''
  #trainer: TrainerClient | undefined
  #heard: ((update: RunUpdate) => void) | undefined

  constructor(readonly root: string) {}

  prepare(preparation: Preparation): Promise<Pass> {
    this.close()
    const trainer = new TrainerClient(startTrainer(this.root))
    this.#trainer = trainer
    const configuration = configurationOf(preparation)
    const locations = locationsIn(this.root)
    const assignment = { configuration, locations, begin: 'next-epoch', tensorflow: library } as const
    return this.#epoch(() => trainer.start(assignment, (update) => this.#heard?.(update)))
  }

  pass(): Promise<Pass> {
    return this.#epoch(() => this.#trainer?.command('next-epoch'))
  }

  close(): void {
    this.#trainer?.kill()
    this.#trainer = undefined
  }

  /** From the word to go on to the update that says that the epoch is over and the errors are measured. */
  #epoch(begin: () => void): Promise<Pass> {
    const start = performance.now()
    const rows: Record<string, unknown>[] = []
    return new Promise((resolve, reject) => {
      this.#heard = (update) => {
        rows.push(...(update.rows ?? []))
        this.title = update.data?.engine?.reason ?? this.title
        if (update.error !== undefined) reject(new Error(update.error.message))
        else if (update.state === 'paused') resolve(passOf(performance.now() - start, rows.at(-1)))
        else if (update.state !== undefined && !isLive(update.state)) reject(new Error('the run ended'))
      }
      begin()
    })
  }
}

function passOf(milliseconds: number, row: Record<string, unknown> = {}): Pass {
  return { milliseconds, loss: Number(row['loss']), error: Number(row['testError']) }
}

function configurationOf(shape: Shape): TrainingConfiguration {
  return {
    ...common('benchmark'),
    engine: 'tensorflow',
    experiment: 'training',
    ...choiceOf(shape.samples),
    features: [...choiceOf(shape.samples).features],
    learner: learnerFor(shape),
    schedule: setting.schedule,
    show: show({ figures: 'none' })
  }
}
