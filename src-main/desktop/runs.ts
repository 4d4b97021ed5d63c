import { randomUUID } from 'node:crypto'
import type { RunConfiguration } from '../contract/configuration'
import { DescentError } from '../contract/errors'
import {
  applyUpdate,
  isLive,
  newSnapshot,
  type Beginning,
  type RunCommand,
  type RunSnapshot,
  type RunUpdate
} from '../contract/run'
import type { Locations } from '../data/locations'
import { TrainerClient, type TrainerProcess } from '../training/client'
import type { Assignment } from '../training/protocol'

/** How many runs are remembered; the oldest that has ended goes first. */
const remembered = 20

interface LiveRun {
  readonly snapshot: RunSnapshot
  readonly trainer: TrainerClient
}

export interface RunsSetting {
  readonly locations: Locations
  readonly spawnTrainer: () => TrainerProcess
  /** TensorFlow's library, or why it is not used. */
  readonly tensorflow?: () => NonNullable<Assignment['tensorflow']>
  /** Is told everything that is new of any run. */
  readonly onUpdate: (id: string, update: RunUpdate) => void
}

/** The runs of this session: each in a trainer of its own, with a warm spare at hand so that Start answers at once. */
export class Runs {
  readonly #runs = new Map<string, LiveRun>()
  #spare: TrainerClient

  constructor(private readonly setting: RunsSetting) {
    this.#spare = this.#newTrainer()
  }

  /** Starts a run and returns its identifier. */
  start(configuration: RunConfiguration, begin: Beginning): string {
    const id = randomUUID()
    const trainer = this.#takeSpare()
    const snapshot = newSnapshot(id, configuration)
    this.#forgetOldest()
    this.#runs.set(id, { snapshot, trainer })
    const { locations, tensorflow } = this.setting
    trainer.start({ configuration, locations, begin, ...(tensorflow && { tensorflow: tensorflow() }) }, (update) => {
      applyUpdate(snapshot, update)
      this.setting.onUpdate(id, update)
    })
    return id
  }

  /** @throws DescentError 'unknown-run' when there is no such run, or it has ended */
  command(id: string, command: RunCommand): void {
    const run = this.#runs.get(id)
    if (run === undefined) throw new DescentError('unknown-run', `there is no run ${id}`)
    if (!isLive(run.snapshot.state))
      throw new DescentError('unknown-run', `the run has already ended: it is ${run.snapshot.state}`)
    run.trainer.command(command)
  }

  /** The run of a lab that was started last, if there is one. */
  latest(lab: string): RunSnapshot | null {
    const snapshots = [...this.#runs.values()].map(({ snapshot }) => snapshot)
    return snapshots.reverse().find(({ configuration }) => configuration.lab === lab) ?? null
  }

  /** Ends every trainer. */
  close(): void {
    for (const { trainer } of this.#runs.values()) trainer.kill()
    this.#spare.kill()
  }

  #takeSpare(): TrainerClient {
    const spare = this.#spare.ended ? this.#newTrainer() : this.#spare
    this.#spare = this.#newTrainer()
    return spare
  }

  #newTrainer(): TrainerClient {
    const { spawnTrainer } = this.setting
    return new TrainerClient(spawnTrainer(), spawnTrainer)
  }

  #forgetOldest(): void {
    const ended = [...this.#runs].find(([, { snapshot }]) => !isLive(snapshot.state))
    if (this.#runs.size >= remembered && ended !== undefined) this.#runs.delete(ended[0])
  }
}
