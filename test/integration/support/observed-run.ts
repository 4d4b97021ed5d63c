import { join } from 'node:path'
import { inject, onTestFinished } from 'vitest'
import type { RunConfiguration } from '../../../src-main/contract/configuration'
import {
  applyUpdate,
  isLive,
  newSnapshot,
  type Beginning,
  type RunCommand,
  type RunSnapshot,
  type RunUpdate
} from '../../../src-main/contract/run'
import type { Locations } from '../../../src-main/data/locations'
import { TrainerClient } from '../../../src-main/training/client'
import { forkTrainer, type ForkedTrainer } from '../../../src-main/training/forked-trainer'
import type { Assignment } from '../../../src-main/training/protocol'
import { trainerEnvironment } from '../../../src-main/training/trainer-environment'
import { mnistSource, programs } from './places'

/** Where the suite's trainers find MNIST. */
export function sharedLocations(): Locations {
  return { datasets: join(inject('descentHome'), 'datasets'), mnistSource }
}

type Condition = (update: RunUpdate, snapshot: RunSnapshot) => boolean

interface Wait {
  readonly condition: Condition
  readonly resolve: (update: RunUpdate) => void
  readonly reject: (error: Error) => void
}

/** A run in a trainer's process of its own, as the built application starts it, with all that it tells. */
export class ObservedRun {
  readonly snapshot: RunSnapshot
  readonly updates: RunUpdate[] = []
  readonly pid: number
  readonly client: TrainerClient
  readonly #waits = new Set<Wait>()

  /** @param tensorflow as a trainer is told of it; by default there is none */
  constructor(
    configuration: RunConfiguration,
    begin: Beginning = 'run',
    locations = sharedLocations(),
    tensorflow: NonNullable<Assignment['tensorflow']> = { problem: 'TensorFlow is left out' }
  ) {
    this.snapshot = newSnapshot('', configuration)
    const env = trainerEnvironment('problem' in tensorflow ? undefined : tensorflow)
    const spawn = (): ForkedTrainer => forkTrainer(programs.trainer, env)
    const process = spawn()
    if (process.pid === undefined) throw new Error('the trainer could not be started')
    this.pid = process.pid
    this.client = new TrainerClient(process, spawn)
    onTestFinished(() => this.client.kill())
    this.client.start({ configuration, locations, begin, tensorflow }, (update) => this.#receive(update))
  }

  /** The next update that fulfils the condition; fails when the run ends without one. */
  next(condition: Condition): Promise<RunUpdate> {
    return new Promise((resolve, reject) => this.#waits.add({ condition, resolve, reject }))
  }

  /** The next update with that state. */
  nextState(state: RunSnapshot['state']): Promise<RunUpdate> {
    return this.next((update) => update.state === state)
  }

  /** Tells the trainer something, and waits for the state that this leads to. */
  tell(command: RunCommand, state: RunSnapshot['state']): Promise<RunUpdate> {
    const reached = this.nextState(state)
    this.client.command(command)
    return reached
  }

  /** All there is to see once the run has ended, however. */
  async end(): Promise<RunSnapshot> {
    if (isLive(this.snapshot.state)) await this.next(({ state }) => state !== undefined && !isLive(state))
    return this.snapshot
  }

  #receive(update: RunUpdate): void {
    this.updates.push(update)
    applyUpdate(this.snapshot, update)
    for (const wait of [...this.#waits]) {
      if (wait.condition(update, this.snapshot)) {
        this.#waits.delete(wait)
        wait.resolve(update)
      } else if (!isLive(this.snapshot.state)) {
        this.#waits.delete(wait)
        wait.reject(new Error(`the run ended before: ${this.snapshot.state} ${this.snapshot.error?.message ?? ''}`))
      }
    }
  }
}

/** Carries a run out without interruption. */
export function completed(configuration: RunConfiguration): Promise<RunSnapshot> {
  return new ObservedRun(configuration).end()
}
